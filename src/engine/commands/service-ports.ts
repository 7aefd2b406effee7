import type { Node, YAMLMap, YAMLSeq } from 'yaml';
import type { ObjectRef, Service } from '../model/objects.ts';
import { refuse } from '../yaml/edit-attempt.ts';
import { type Change, joinChanges } from '../yaml/edit-change.ts';
import { asMap, deleteKeys, mapAt, setKey } from '../yaml/edit-map.ts';
import { changeList } from '../yaml/edit-seq.ts';
import type { EditSource } from '../yaml/edit-source.ts';
import { check, type Planning } from './check.ts';
import { checkPortName, checkPortNumber } from './check-names.ts';
import { checkPort } from './check-service.ts';
import type { Command, CommandError, Plan, PortChange } from './command.ts';
import { addChange, createDraft, type Draft, finish, openObject, type Target } from './draft.ts';
import { listAt, order } from './ingress-nodes.ts';
import { templateOf } from './rules.ts';

type Of<T extends Command['type']> = Extract<Command, { readonly type: T }>;
type PortCommand = Of<'service/set-port' | 'service/add-port' | 'service/remove-port'>;

/** Plans what changes the ports of a Service. */
export function* planServicePorts(files: Draft['files'], command: PortCommand): Planning<Plan> {
  const draft = createDraft(files);
  const service = yield* openService(draft, command.object);
  const label = { name: service.object.metadata.name.value };
  switch (command.type) {
    case 'service/set-port': {
      const { from, to } = yield* setPort(draft, service, command);
      return yield* finish(draft, command.type, { ...label, from: String(from), to: String(to) });
    }
    case 'service/add-port':
      yield* addPort(draft, service, command);
      return yield* finish(draft, command.type, { ...label, port: String(command.port) });
    case 'service/remove-port': {
      const port = yield* removePort(draft, service, command.index);
      return yield* finish(draft, command.type, { ...label, port: String(port) });
    }
  }
}

interface ServiceTarget extends Target {
  readonly object: Service;
  readonly spec: YAMLMap | null;
  readonly ports: YAMLSeq<Node> | null;
}

function* openService(draft: Draft, ref: ObjectRef): Planning<ServiceTarget> {
  const target = yield* openObject(draft, ref);
  const { object } = target;
  if (object.kind !== 'Service') return yield* refuse<CommandError>({ code: 'target-gone' });
  const spec = yield* mapAt(target.source, target.map, 'spec');
  return { ...target, object, spec, ports: spec ? yield* listAt(target, spec, 'ports') : null };
}

function* setPort(
  draft: Draft,
  { source, object, ports: list }: ServiceTarget,
  { index, change }: Of<'service/set-port'>,
): Planning<{ readonly from: number; readonly to: number }> {
  const old = object.ports[index];
  const entry = yield* asMap(source, list?.items[index] ?? null);
  if (!old || !entry) return yield* refuse<CommandError>({ code: 'target-gone' });
  const { name = old.name, port = old.port } = change;
  const ports = object.ports.map((other, at) => (at === index ? { ...old, name, port } : other));
  yield* checkPort(ports, index);
  yield* checkTarget(`spec.ports[${index}].targetPort`, change.targetPort ?? null);
  addChange(draft, source, yield* changePort(source, entry, change));
  return { from: old.port, to: port };
}

/** @source kubernetes/kubernetes pkg/apis/core/validation/validation.go validateServicePort (019c5dc5) */
function* checkTarget(field: string, target: number | string | null): Planning<void> {
  if (target !== null)
    yield* check(field, typeof target === 'number' ? checkPortNumber(target) : checkPortName(target));
}

function* changePort(source: EditSource, entry: YAMLMap, change: PortChange): Planning<Change> {
  const changes: Change[] = [];
  for (const key of ['name', 'port', 'targetPort'] as const) {
    const value = change[key];
    if (value === undefined) continue;
    changes.push(
      value === null
        ? yield* deleteKeys(source, entry, [key])
        : yield* setKey(source, entry, key, value, order.servicePort),
    );
  }
  return joinChanges(changes);
}

function* addPort(draft: Draft, target: ServiceTarget, { port, name }: Of<'service/add-port'>): Planning<void> {
  const { source, object, spec, ports } = target;
  const [only, ...more] = object.ports;
  // With a second port the first needs a name; where several are without one already this makes nothing worse.
  yield* check('spec.ports[0].name', only?.name === null && more.length === 0 ? ['Required value'] : []);
  yield* checkPort([...object.ports, { name, port, protocol: 'TCP' }], object.ports.length);
  const value = { ...(name === null ? {} : { name }), port };
  let change: Change;
  if (ports && ports.items.length > 0) {
    const item = { kind: 'new', value, template: templateOf(ports, null) } as const;
    change = yield* changeList(source, ports, { remove: new Set(), insert: [{ index: ports.items.length, item }] });
  } else if (spec) change = yield* setKey(source, spec, 'ports', [value], order.none);
  else change = yield* setKey(source, target.map, 'spec', { ports: [value] }, order.root);
  addChange(draft, source, change);
}

/** With its last port `ports` goes too, where a Service may have none. */
function* removePort(draft: Draft, { source, object, spec, ports }: ServiceTarget, index: number): Planning<number> {
  const old = object.ports[index];
  if (!old || !spec || !ports?.items[index]) return yield* refuse<CommandError>({ code: 'target-gone' });
  const isLast = ports.items.length === 1;
  yield* check('spec.ports', isLast && !mayBeWithout(object) ? ['Required value'] : []);
  const change = isLast
    ? yield* deleteKeys(source, spec, ['ports'])
    : yield* changeList(source, ports, { remove: new Set([index]), insert: [] });
  addChange(draft, source, change);
  return old.port;
}

/** @source kubernetes/kubernetes pkg/apis/core/validation/validation.go ValidateService (019c5dc5) */
function mayBeWithout({ type, clusterIP }: Service): boolean {
  return type === 'ExternalName' || clusterIP === 'None';
}
