import type { YAMLMap } from 'yaml';
import type { Ingress } from '../model/ingress.ts';
import type { ObjectRef } from '../model/objects.ts';
import { refuse } from '../yaml/edit-attempt.ts';
import type { Change } from '../yaml/edit-change.ts';
import { asMap, deleteKeys, mapAt, setKey, valueAt } from '../yaml/edit-map.ts';
import { asList, changeList } from '../yaml/edit-seq.ts';
import type { EditSource } from '../yaml/edit-source.ts';
import { check, type Planning } from './check.ts';
import { checkSubdomain, checkTlsHost } from './check-names.ts';
import type { Command, CommandError, Plan, TlsSpec } from './command.ts';
import { addChange, createDraft, type Draft, finish } from './draft.ts';
import { listAt, openIngress, order } from './ingress-nodes.ts';
import { templateOf } from './rules.ts';
import { tlsValue } from './values.ts';

type TlsCommand = Extract<Command, { readonly type: `tls/${string}` }>;
type Of<T extends Command['type']> = Extract<Command, { readonly type: T }>;

/** Plans what changes `spec.tls`. */
export function* planTls(files: Draft['files'], command: TlsCommand): Planning<Plan> {
  const draft = createDraft(files);
  switch (command.type) {
    case 'tls/add':
      return yield* addTls(draft, command);
    case 'tls/set-hosts':
      return yield* setHosts(draft, command);
    case 'tls/set-secret':
      return yield* setSecret(draft, command);
    case 'tls/remove':
      return yield* removeTls(draft, command);
  }
}

/** Refuses an entry of `spec.tls` the server would refuse, and one that says nothing. */
export function* checkTls(field: string, { hosts, secretName }: TlsSpec): Planning<void> {
  if (hosts.length === 0 && !secretName) yield* refuse<CommandError>({ code: 'tls-empty' });
  for (const [at, host] of hosts.entries()) yield* check(`${field}.hosts[${at}]`, checkTlsHost(host));
  if (secretName) yield* check(`${field}.secretName`, checkSubdomain(secretName));
}

function* addTls(draft: Draft, command: Of<'tls/add'>): Planning<Plan> {
  const { hosts, secretName } = command;
  const ingress = yield* openIngress(draft, command.object);
  const { source, object } = ingress;
  const index = object.tls.length;
  yield* checkTls(`spec.tls[${index}]`, command);
  const value = tlsValue(command);
  const spec = yield* mapAt(source, ingress.map, 'spec');
  const tls = spec ? yield* listAt(ingress, spec, 'tls') : null;
  if (tls && tls.items.length > 0) {
    const item = { kind: 'new', value, template: templateOf(tls, null) } as const;
    const insert = [{ index: tls.items.length, item }];
    addChange(draft, source, yield* changeList(source, tls, { remove: new Set(), insert }));
  } else {
    const change = spec
      ? yield* setKey(source, spec, 'tls', [value], order.spec)
      : yield* setKey(source, ingress.map, 'spec', { tls: [value] }, order.root);
    addChange(draft, source, change);
  }
  return yield* finish(draft, command.type, { host: hosts.join(', '), secretName: secretName ?? '' });
}

/** With its last host the key goes too: the entry then stands for every host. */
function* setHosts(draft: Draft, command: Of<'tls/set-hosts'>): Planning<Plan> {
  const { object, source, entry } = yield* openEntry(draft, command);
  const old = object.tls[command.index];
  const wished = new Set(command.hosts);
  yield* checkTls(`spec.tls[${command.index}]`, { hosts: [...wished], secretName: old?.secretName.value ?? null });
  const there = (old?.hosts ?? []).map(({ value }) => value);
  const added = [...wished].filter((host) => !there.includes(host));
  const gone = new Set(there.flatMap((host, index) => (wished.has(host) ? [] : [index])));
  addChange(draft, source, yield* changeHosts(source, entry, gone, added));
  return yield* finish(draft, command.type, { from: there.join(', '), host: command.hosts.join(', ') });
}

function* changeHosts(
  source: EditSource,
  entry: YAMLMap,
  remove: ReadonlySet<number>,
  added: readonly string[],
): Planning<Change> {
  const hosts = yield* asList(source, yield* valueAt(source, entry, 'hosts'));
  const count = hosts?.items.length ?? 0;
  if (added.length === 0 && remove.size === count) return yield* deleteKeys(source, entry, ['hosts']);
  if (!hosts || count === 0) return yield* setKey(source, entry, 'hosts', added, order.tls);
  const template = templateOf(hosts, null);
  const insert = added.map((value) => ({
    index: count,
    item: { kind: 'new', value, template } as const,
  }));
  return yield* changeList(source, hosts, { remove, insert });
}

function* setSecret(draft: Draft, command: Of<'tls/set-secret'>): Planning<Plan> {
  yield* check(`spec.tls[${command.index}].secretName`, checkSubdomain(command.secretName));
  const { object, source, entry } = yield* openEntry(draft, command);
  addChange(draft, source, yield* setKey(source, entry, 'secretName', command.secretName, order.tls));
  const old = object.tls[command.index];
  return yield* finish(draft, command.type, {
    host: old?.hosts.map((host) => host.value).join(', ') ?? '',
    from: old?.secretName.value ?? '',
    to: command.secretName,
  });
}

interface TlsEntry {
  readonly object: Ingress;
  readonly source: EditSource;
  readonly entry: YAMLMap;
}

function* openEntry(draft: Draft, at: { readonly object: ObjectRef; readonly index: number }): Planning<TlsEntry> {
  const ingress = yield* openIngress(draft, at.object);
  const { source, object } = ingress;
  const spec = yield* mapAt(source, ingress.map, 'spec');
  const tls = spec ? yield* listAt(ingress, spec, 'tls') : null;
  const entry = yield* asMap(source, tls?.items[at.index] ?? null);
  if (!entry) return yield* refuse<CommandError>({ code: 'target-gone' });
  return { object, source, entry };
}

/** With its last entry `tls` goes too. */
function* removeTls(draft: Draft, command: Of<'tls/remove'>): Planning<Plan> {
  const ingress = yield* openIngress(draft, command.object);
  const { source } = ingress;
  const spec = yield* mapAt(source, ingress.map, 'spec');
  const tls = spec ? yield* listAt(ingress, spec, 'tls') : null;
  if (!spec || !tls?.items[command.index]) return yield* refuse<CommandError>({ code: 'target-gone' });
  const change =
    tls.items.length > 1
      ? yield* changeList(source, tls, { remove: new Set([command.index]), insert: [] })
      : yield* deleteKeys(source, spec, ['tls']);
  addChange(draft, source, change);
  const old = ingress.object.tls[command.index];
  return yield* finish(draft, command.type, {
    host: old?.hosts.map((host) => host.value).join(', ') ?? '',
    secretName: old?.secretName.value ?? '',
  });
}
