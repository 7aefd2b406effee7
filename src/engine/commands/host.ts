import { isScalar, type Node, type YAMLSeq } from 'yaml';
import { isSameObject } from '../model/objects.ts';
import { refuse } from '../yaml/edit-attempt.ts';
import { type Change, changeBy, joinChanges } from '../yaml/edit-change.ts';
import { asMap, deleteKeys, mapAt, setKey } from '../yaml/edit-map.ts';
import { setScalar } from '../yaml/edit-scalar.ts';
import { carryItem, changeList, copyItem } from '../yaml/edit-seq.ts';
import { checkHostAt, checkPathSpec, type Planning } from './check.ts';
import type { Command, CommandError, Plan } from './command.ts';
import { addChange, createDraft, type Draft, finish } from './draft.ts';
import {
  type IngressTarget,
  listAt,
  openIngress,
  openRule,
  order,
  pathField,
  type RuleTargetNode,
  rulesOf,
} from './ingress-nodes.ts';
import { changeRules, templateOf } from './rules.ts';
import { pathValue, ruleValue } from './values.ts';

type HostCommand = Extract<Command, { readonly type: `host/${string}` }>;
type Of<T extends Command['type']> = Extract<Command, { readonly type: T }>;

/** Plans what changes whole rules. */
export function* planHost(files: Draft['files'], command: HostCommand): Planning<Plan> {
  const draft = createDraft(files);
  switch (command.type) {
    case 'host/add':
      return yield* addHost(draft, command);
    case 'host/rename':
      return yield* renameHost(draft, command);
    case 'host/remove':
      return yield* removeHost(draft, command);
    case 'host/duplicate':
      return yield* duplicateHost(draft, command);
    case 'host/move':
      return yield* moveHost(draft, command);
  }
}

function* addHost(draft: Draft, command: Of<'host/add'>): Planning<Plan> {
  const ingress = yield* openIngress(draft, command.object);
  const host = command.host || null;
  const count = ingress.object.rules.length;
  const isThere = ingress.object.rules.some((rule) => (rule.host.value || null) === host);
  if (isThere) return yield* refuse<CommandError>({ code: 'no-change' });
  yield* checkHostAt(`spec.rules[${count}].host`, host);
  for (const [index, spec] of command.paths.entries()) yield* checkPathSpec(pathField(count, index), spec);
  const value = ruleValue(
    host,
    command.paths.map((spec) => pathValue(spec, ingress.isLegacy)),
  );
  const template = templateOf(yield* rulesOf(ingress), null);
  const change = yield* changeRules(ingress, new Set(), [{ index: null, item: { kind: 'new', value, template } }]);
  addChange(draft, ingress.source, change);
  return yield* finish(draft, command.type, { host: host ?? '', name: ingress.object.metadata.name.value });
}

/** The same host in the tls entries of the same Ingress is renamed with it; without a host they stay as they are. */
function* renameHost(draft: Draft, command: Of<'host/rename'>): Planning<Plan> {
  const host = command.host || null;
  const opened: RuleTargetNode[] = [];
  for (const ref of command.rules) {
    yield* checkHostAt(`spec.rules[${ref.rule}].host`, host);
    opened.push(yield* openRule(draft, ref));
  }
  const before = opened[0]?.model.host.value || null;
  for (const rule of opened) addChange(draft, rule.ingress.source, yield* setHost(rule, host));
  for (const ingress of distinct(opened)) {
    if (host === null) break;
    const old = new Set(
      opened.filter((rule) => isSameIngress(rule, ingress)).flatMap((rule) => rule.model.host.value || []),
    );
    addChange(draft, ingress.source, yield* renameTlsHosts(ingress, old, host));
  }
  return yield* finish(draft, command.type, { from: before ?? '', to: host ?? '' });
}

function isSameIngress(rule: RuleTargetNode, ingress: IngressTarget): boolean {
  return isSameObject(rule.ingress.ref, ingress.ref);
}

function distinct(rules: readonly RuleTargetNode[]): readonly IngressTarget[] {
  return rules
    .map((rule) => rule.ingress)
    .filter((ingress, index, all) => all.findIndex((each) => isSameObject(each.ref, ingress.ref)) === index);
}

function* setHost(rule: RuleTargetNode, host: string | null): Planning<Change> {
  const { source } = rule.ingress;
  if ((rule.model.host.value || null) === host) return { edits: [], focus: null };
  if (host === null) return yield* deleteKeys(source, rule.map, ['host']);
  return yield* setKey(source, rule.map, 'host', host, order.rule, neighbourHost(rule));
}

/** Another rule's host shows which quotes a new one takes. */
function neighbourHost(rule: RuleTargetNode): Node | null {
  for (const item of rule.rules.items) {
    const host: unknown = 'get' in item ? item.get('host', true) : null;
    if (isScalar(host)) return host;
  }
  return null;
}

function* renameTlsHosts(ingress: IngressTarget, old: ReadonlySet<string>, host: string): Planning<Change> {
  const { source } = ingress;
  const spec = yield* mapAt(source, ingress.map, 'spec');
  // The model tells whether the entries need a look at all: they may be written in a shape that is not edited.
  const isNamed = ingress.object.tls.some((tls) => tls.hosts.some((each) => old.has(each.value)));
  const tls = spec && isNamed ? yield* listAt(ingress, spec, 'tls') : null;
  const changes: Change[] = [];
  for (const item of tls?.items ?? []) {
    const entry = yield* asMap(source, item);
    const hosts = entry ? yield* listAt(ingress, entry, 'hosts') : null;
    changes.push(...(yield* renameInList(ingress, hosts, old, host)));
  }
  return { ...joinChanges(changes), focus: null };
}

function* renameInList(
  ingress: IngressTarget,
  hosts: YAMLSeq<Node> | null,
  old: ReadonlySet<string>,
  host: string,
): Planning<readonly Change[]> {
  const changes: Change[] = [];
  for (const node of hosts?.items ?? []) {
    if (!isScalar(node) || !old.has(String(node.value))) continue;
    const isFlow = hosts?.flow === true;
    const isJson = isFlow && node.type === 'QUOTE_DOUBLE';
    changes.push(changeBy(yield* setScalar(ingress.source, node, host, isFlow, isJson)));
  }
  return changes;
}

function* removeHost(draft: Draft, command: Of<'host/remove'>): Planning<Plan> {
  const opened: RuleTargetNode[] = [];
  for (const ref of command.rules) opened.push(yield* openRule(draft, ref));
  for (const ingress of distinct(opened)) {
    const gone = new Set(opened.filter((rule) => isSameIngress(rule, ingress)).map((rule) => rule.index));
    addChange(draft, ingress.source, yield* changeRules(ingress, gone, []));
  }
  return yield* finish(draft, command.type, { host: opened[0]?.model.host.value ?? '' });
}

function* duplicateHost(draft: Draft, command: Of<'host/duplicate'>): Planning<Plan> {
  const rule = yield* openRule(draft, command.rule);
  const { source } = rule.ingress;
  const host = command.host || null;
  yield* checkHostAt(`spec.rules[${rule.index + 1}].host`, host);
  const renamed = yield* setHost(rule, host);
  const item = yield* copyItem(source, rule.rules, rule.index, renamed.edits);
  const insert = [{ index: rule.index + 1, item }];
  addChange(draft, source, yield* changeList(source, rule.rules, { remove: new Set(), insert }));
  return yield* finish(draft, command.type, { from: rule.model.host.value ?? '', to: host ?? '' });
}

function* moveHost(draft: Draft, command: Of<'host/move'>): Planning<Plan> {
  const rule = yield* openRule(draft, command.rule);
  const { source } = rule.ingress;
  const at = Math.max(0, Math.min(command.index, rule.rules.items.length));
  if (at === rule.index || at === rule.index + 1) yield* refuse<CommandError>({ code: 'no-change' });
  const item = yield* carryItem(source, rule.rules, rule.index);
  const change = { remove: new Set([rule.index]), insert: [{ index: at, item }] };
  addChange(draft, source, yield* changeList(source, rule.rules, change));
  return yield* finish(draft, command.type, { host: rule.model.host.value ?? '' });
}
