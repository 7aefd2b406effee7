import { isScalar, type Node, type YAMLMap } from 'yaml';
import type { Change } from '../yaml/edit-change.ts';
import { changeBy, joinChanges } from '../yaml/edit-change.ts';
import { deleteKeys, entryRange, keysOf, mapAt, renameKey, setKey, valueAt } from '../yaml/edit-map.ts';
import type { EditSource } from '../yaml/edit-source.ts';
import { check, checkBackend, type Planning } from './check.ts';
import type { BackendSpec, Command, Plan } from './command.ts';
import { addChange, createDraft, type Draft, finish, focusOn } from './draft.ts';
import { type IngressTarget, openIngress, openPath, order, pathField, rulesOf } from './ingress-nodes.ts';
import { backendValue, backendWords, backendWordsOf } from './values.ts';

type BackendCommand = Extract<
  Command,
  { readonly type: 'path/set-backend' | 'default-backend/set' | 'default-backend/remove' }
>;

/** Plans what changes the backend of a path or the default backend. */
export function* planBackend(files: Draft['files'], command: BackendCommand): Planning<Plan> {
  const draft = createDraft(files);
  switch (command.type) {
    case 'path/set-backend': {
      const { at, backend } = command;
      const path = yield* openPath(draft, at);
      const { ingress, model } = path.rule;
      yield* checkBackend(`${pathField(at.rule, at.path)}.backend`, backend);
      const change = yield* setBackend(ingress, path.map, 'backend', backend, order.path);
      addChange(draft, ingress.source, change);
      focusEntry(draft, ingress.source, path.map, 'backend');
      const before = model.paths?.[at.path];
      return yield* finish(draft, command.type, {
        path: before?.path.value ?? '',
        host: model.host.value ?? '',
        from: backendWordsOf(before?.backend.value),
        to: backendWords(backend),
      });
    }
    case 'default-backend/set':
      return yield* setDefault(draft, command);
    case 'default-backend/remove':
      return yield* removeDefault(draft, command);
  }
}

/** The changed entry is in focus as a whole; a new one is found by its insertion. */
function focusEntry(draft: Draft, source: EditSource, map: YAMLMap, key: string): void {
  const range = entryRange(map, key);
  if (range) focusOn(draft, source, range);
}

function* setDefault(
  draft: Draft,
  command: Extract<Command, { readonly type: 'default-backend/set' }>,
): Planning<Plan> {
  const ingress = yield* openIngress(draft, command.object);
  yield* checkBackend('spec.defaultBackend', command.backend);
  const spec = yield* mapAt(ingress.source, ingress.map, 'spec');
  const key = ingress.isLegacy ? 'backend' : 'defaultBackend';
  const change = spec
    ? yield* setBackend(ingress, spec, key, command.backend, order.spec)
    : yield* setKey(
        ingress.source,
        ingress.map,
        'spec',
        { [key]: backendValue(command.backend, ingress.isLegacy) },
        order.root,
      );
  addChange(draft, ingress.source, change);
  if (spec) focusEntry(draft, ingress.source, spec, key);
  return yield* finish(draft, command.type, {
    name: ingress.object.metadata.name.value,
    to: backendWords(command.backend),
  });
}

function* removeDefault(
  draft: Draft,
  command: Extract<Command, { readonly type: 'default-backend/remove' }>,
): Planning<Plan> {
  const ingress = yield* openIngress(draft, command.object);
  const spec = yield* mapAt(ingress.source, ingress.map, 'spec');
  const keys = ['defaultBackend', 'backend'];
  if (spec && keysOf(spec).some((key) => keys.includes(key))) {
    const rules = yield* rulesOf(ingress);
    yield* check('spec', rules && rules.items.length > 0 ? [] : [neitherMessage]);
    addChange(draft, ingress.source, yield* deleteKeys(ingress.source, spec, keys));
  }
  return yield* finish(draft, command.type, { name: ingress.object.metadata.name.value });
}

/** @source kubernetes/kubernetes pkg/apis/networking/validation/validation.go ValidateIngressSpec (019c5dc5) */
export const neitherMessage = 'either `defaultBackend` or `rules` must be specified';

/** Returns the smallest change that makes the backend under `key` of `map` the wished one. */
function* setBackend(
  ingress: IngressTarget,
  map: YAMLMap,
  key: string,
  backend: BackendSpec,
  keyOrder: readonly string[],
): Planning<Change> {
  const { source, isLegacy } = ingress;
  const old = yield* mapAt(source, map, key);
  const value = backendValue(backend, isLegacy);
  if (!old || old.items.length === 0) return yield* setKey(source, map, key, value, keyOrder);
  if ('resource' in backend) return yield* toResource(source, old, backend);
  return isLegacy ? yield* toLegacyService(source, old, backend) : yield* toService(source, old, backend);
}

type ServiceSpec = Extract<BackendSpec, { readonly service: string }>;
type ResourceSpec = Extract<BackendSpec, { readonly resource: unknown }>;

function* toService(source: EditSource, map: YAMLMap, backend: ServiceSpec): Planning<Change> {
  const service = yield* mapAt(source, map, 'service');
  if (!service || service.items.length === 0) {
    return yield* swapKeys(source, map, notService, 'service', backendValue(backend, false)['service'] ?? null);
  }
  const changes: Change[] = [yield* setKey(source, service, 'name', backend.service, order.service)];
  changes.push(yield* setPort(source, service, backend.port));
  const others = keysOf(map).filter((key) => notService.includes(key));
  if (others.length > 0) changes.push(yield* deleteKeys(source, map, others));
  return joinChanges(changes);
}

/** What excludes `service` in networking.k8s.io/v1; the old fields are not known there. */
const notService = ['resource', 'serviceName', 'servicePort'];

/** Number and name exclude each other: the key is renamed in its place. */
function* setPort(source: EditSource, service: YAMLMap, port: ServiceSpec['port']): Planning<Change> {
  const old = yield* mapAt(source, service, 'port');
  if (!old || old.items.length === 0) return yield* setKey(source, service, 'port', { ...port }, order.service);
  const [key, value] = 'name' in port ? (['name', port.name] as const) : (['number', port.number] as const);
  const other = key === 'name' ? 'number' : 'name';
  const keys = keysOf(old);
  if (!keys.includes(other)) return yield* setNumberOrName(source, old, key, value);
  if (keys.includes(key)) {
    return joinChanges([yield* setNumberOrName(source, old, key, value), yield* deleteKeys(source, old, [other])]);
  }
  const renamed = changeBy(yield* renameKey(source, old, other, key));
  return joinChanges([yield* setNumberOrName(source, old, other, value), { ...renamed, focus: null }]);
}

/** A quoted number is a string for the server: it is written anew when the port is a number. */
function* setNumberOrName(source: EditSource, map: YAMLMap, key: string, value: string | number): Planning<Change> {
  const node = yield* valueAt(source, map, key);
  if (isSame(node, value)) return { edits: [], focus: null };
  return yield* setKey(source, map, key, value, order.none);
}

function isSame(node: Node | null, value: string | number): boolean {
  return isScalar(node) && node.value === value;
}

function* toLegacyService(source: EditSource, map: YAMLMap, backend: ServiceSpec): Planning<Change> {
  const keys = keysOf(map);
  const value = backendValue(backend, true);
  if (!keys.includes('serviceName') && !keys.includes('servicePort')) {
    const name = yield* swapKeys(source, map, ['resource', 'service'], 'serviceName', backend.service);
    // The port stands beside the name; both come in one insertion when the map was only a resource.
    const port = yield* setKey(source, map, 'servicePort', value['servicePort'] ?? null, order.backend);
    return joinChanges([name, port]);
  }
  const port = 'name' in backend.port ? backend.port.name : backend.port.number;
  const changes = [yield* setKey(source, map, 'serviceName', backend.service, order.backend)];
  changes.push(
    keys.includes('servicePort')
      ? yield* setNumberOrName(source, map, 'servicePort', port)
      : yield* setKey(source, map, 'servicePort', port, order.backend),
  );
  const others = keys.filter((key) => key === 'resource' || key === 'service');
  if (others.length > 0) changes.push(yield* deleteKeys(source, map, others));
  return joinChanges(changes);
}

function* toResource(source: EditSource, map: YAMLMap, backend: ResourceSpec): Planning<Change> {
  const { apiGroup, kind, name } = backend.resource;
  const resource = yield* mapAt(source, map, 'resource');
  const services = keysOf(map).filter((key) => key === 'service' || key === 'serviceName' || key === 'servicePort');
  if (!resource || resource.items.length === 0) {
    return yield* swapKeys(source, map, services, 'resource', backendValue(backend, false)['resource'] ?? null);
  }
  const keyOrder = ['apiGroup', 'kind', 'name'];
  const changes = [
    yield* setKey(source, resource, 'kind', kind, keyOrder),
    yield* setKey(source, resource, 'name', name, keyOrder),
    apiGroup === null
      ? yield* deleteKeys(source, resource, ['apiGroup'])
      : yield* setKey(source, resource, 'apiGroup', apiGroup, keyOrder),
  ];
  if (services.length > 0) changes.push(yield* deleteKeys(source, map, services));
  return joinChanges(changes);
}

/** Puts `key` in the place of the first of `gone` (its name and its value are written anew) and takes the others away. */
function* swapKeys(
  source: EditSource,
  map: YAMLMap,
  gone: readonly string[],
  key: string,
  value: Parameters<typeof setKey>[3],
): Planning<Change> {
  const keys = keysOf(map);
  const [first, ...others] = gone.filter((each) => keys.includes(each));
  if (first === undefined || keys.includes(key)) {
    const set = yield* setKey(source, map, key, value, order.backend);
    return first === undefined ? set : joinChanges([set, yield* deleteKeys(source, map, [first, ...others])]);
  }
  const changes = [yield* setKey(source, map, first, value, order.none)];
  changes.push({ edits: [yield* renameKey(source, map, first, key)], focus: null });
  if (others.length > 0) changes.push(yield* deleteKeys(source, map, others));
  return joinChanges(changes);
}
