import type { Node } from 'yaml';
import type { IngressBackend } from '../model/ingress.ts';
import { namespaceOf } from '../model/metadata.ts';
import type { KubernetesObject, ObjectRef } from '../model/objects.ts';
import { refuse } from '../yaml/edit-attempt.ts';
import { asMap, keysOf, mapAt, setKey, valueAt } from '../yaml/edit-map.ts';
import { check, type Planning } from './check.ts';
import { checkServiceName } from './check-names.ts';
import type { Command, CommandError, Plan } from './command.ts';
import { addChange, createDraft, type Draft, finish, openObject } from './draft.ts';
import { type IngressTarget, openIngress, openRule, order, pathsOf } from './ingress-nodes.ts';
import { setMetadata } from './metadata.ts';

type RenameService = Extract<Command, { readonly type: 'service/rename' }>;

/** Plans the new name of a Service: in the Service itself and in every backend of its namespace that names it. */
export function* planRenameService(files: Draft['files'], command: RenameService): Planning<Plan> {
  const { from, to } = command;
  yield* check('spec.rules[0].http.paths[0].backend.service.name', checkServiceName(to));
  if (from === to) return yield* refuse<CommandError>({ code: 'no-change' });
  const draft = createDraft(files);
  let isFound = false;
  for (const { ref, object } of objectsOf(files)) {
    if (!isConcerned(object, command)) continue;
    isFound = true;
    if (object.kind === 'Service') {
      const target = yield* openObject(draft, ref);
      addChange(draft, target.source, yield* setMetadata(target, 'name', to));
    } else yield* renameInIngress(draft, yield* openIngress(draft, ref), command);
  }
  if (!isFound) return yield* refuse<CommandError>({ code: 'target-gone' });
  return yield* finish(draft, command.type, { from, to });
}

function* objectsOf(files: Draft['files']): Generator<{ readonly ref: ObjectRef; readonly object: KubernetesObject }> {
  for (const [file, { units }] of files) {
    for (const [document, { objects }] of units.entries()) {
      for (const [item, object] of objects.entries()) yield { ref: { file, document, item }, object };
    }
  }
}

function isConcerned(object: KubernetesObject, { namespace, from }: RenameService): boolean {
  if (namespaceOf(object.metadata) !== (namespace || 'default')) return false;
  if (object.kind === 'Service') return object.metadata.name.value === from;
  if (object.kind !== 'Ingress') return false;
  return (
    names(object.defaultBackend?.value, from) ||
    object.rules.some((rule) => rule.paths?.some((path) => names(path.backend.value, from)) ?? false)
  );
}

function names(backend: IngressBackend | null | undefined, service: string): boolean {
  return backend?.service?.name.value === service;
}

function* renameInIngress(draft: Draft, ingress: IngressTarget, { from, to }: RenameService): Planning<void> {
  const { object, source } = ingress;
  if (names(object.defaultBackend?.value, from)) {
    const spec = yield* mapAt(source, ingress.map, 'spec');
    const key = spec && keysOf(spec).includes('defaultBackend') ? 'defaultBackend' : 'backend';
    yield* renameInBackend(draft, ingress, spec && (yield* valueAt(source, spec, key)), to);
  }
  for (const [index, rule] of object.rules.entries()) {
    if (!rule.paths?.some((path) => names(path.backend.value, from))) continue;
    const opened = yield* openRule(draft, { object: ingress.ref, rule: index });
    const paths = yield* pathsOf(opened);
    for (const [at, path] of rule.paths.entries()) {
      if (!names(path.backend.value, from)) continue;
      const map = yield* asMap(source, paths?.items[at] ?? null);
      yield* renameInBackend(draft, ingress, map && (yield* valueAt(source, map, 'backend')), to);
    }
  }
}

function* renameInBackend(draft: Draft, ingress: IngressTarget, node: unknown, to: string): Planning<void> {
  const { source } = ingress;
  const backend = yield* asMap(source, isNode(node) ? node : null);
  if (!backend) return yield* refuse<CommandError>({ code: 'unsupported', reason: 'backend-shape' });
  if (ingress.isLegacy && keysOf(backend).includes('serviceName')) {
    addChange(draft, source, yield* setKey(source, backend, 'serviceName', to, order.backend));
    return;
  }
  const service = yield* mapAt(source, backend, 'service');
  if (!service) return yield* refuse<CommandError>({ code: 'unsupported', reason: 'backend-shape' });
  addChange(draft, source, yield* setKey(source, service, 'name', to, order.service));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}
