import type { YAMLMap } from 'yaml';
import type { Ingress } from '../model/ingress.ts';
import { refuse } from '../yaml/edit-attempt.ts';
import { type Change, joinChanges } from '../yaml/edit-change.ts';
import { deleteKeys, keysOf, mapAt, setKey } from '../yaml/edit-map.ts';
import { check, type Planning } from './check.ts';
import { checkAnnotationKey, checkAnnotationSize, checkLabel, checkSubdomain } from './check-names.ts';
import type { Command, CommandError, Plan } from './command.ts';
import { addChange, createDraft, type Draft, finish, openObject, type Target } from './draft.ts';
import { type IngressTarget, openIngress, order } from './ingress-nodes.ts';

type MetadataCommand = Extract<
  Command,
  {
    readonly type:
      | 'ingress/rename'
      | 'ingress/set-namespace'
      | 'ingress/set-class'
      | 'annotation/set'
      | 'annotation/remove';
  }
>;
type Of<T extends Command['type']> = Extract<Command, { readonly type: T }>;

/** Plans what changes an Ingress's name, namespace, class and annotations. */
export function* planMetadata(files: Draft['files'], command: MetadataCommand): Planning<Plan> {
  const draft = createDraft(files);
  switch (command.type) {
    case 'ingress/rename':
      return yield* rename(draft, command);
    case 'ingress/set-namespace':
      return yield* setNamespace(draft, command);
    case 'ingress/set-class':
      return yield* setClass(draft, command);
    case 'annotation/set':
      return yield* setAnnotation(draft, command);
    case 'annotation/remove':
      return yield* removeAnnotation(draft, command);
  }
}

/** Returns the change that gives a key of `metadata` a value. */
export function* setMetadata(target: Target, key: string, value: string): Planning<Change> {
  const { source } = target;
  const metadata = yield* mapAt(source, target.map, 'metadata');
  return metadata
    ? yield* setKey(source, metadata, key, value, order.metadata)
    : yield* setKey(source, target.map, 'metadata', { [key]: value }, order.root);
}

function* rename(draft: Draft, command: Of<'ingress/rename'>): Planning<Plan> {
  const ingress = yield* openIngress(draft, command.object);
  yield* check(
    'metadata.name',
    command.name === '' ? ['name or generateName is required'] : checkSubdomain(command.name),
  );
  const from = ingress.object.metadata.name.value;
  if (from === command.name) return yield* refuse<CommandError>({ code: 'no-change' });
  addChange(draft, ingress.source, yield* setMetadata(ingress, 'name', command.name));
  return yield* finish(draft, command.type, { from, to: command.name });
}

function* setNamespace(draft: Draft, command: Of<'ingress/set-namespace'>): Planning<Plan> {
  const target = yield* openObject(draft, command.object);
  const { metadata } = target.object;
  const namespace = command.namespace || null;
  if (namespace !== null) yield* check('metadata.namespace', checkLabel(namespace));
  if ((metadata.namespace.value || null) === namespace) return yield* refuse<CommandError>({ code: 'no-change' });
  const map = yield* mapAt(target.source, target.map, 'metadata');
  if (namespace !== null) addChange(draft, target.source, yield* setMetadata(target, 'namespace', namespace));
  else if (map) addChange(draft, target.source, yield* deleteKeys(target.source, map, ['namespace']));
  return yield* finish(draft, command.type, {
    name: metadata.name.value,
    from: metadata.namespace.value ?? '',
    to: namespace ?? '',
  });
}

/** The annotation that named the class before `ingressClassName` existed. */
export const classAnnotation = 'kubernetes.io/ingress.class';

/** The class stays where it is written: in the field, in the old annotation, or in both. A new one goes into the field. */
function* setClass(draft: Draft, command: Of<'ingress/set-class'>): Planning<Plan> {
  const ingress = yield* openIngress(draft, command.object);
  const { metadata, ingressClassName } = ingress.object;
  const className = command.className || null;
  const changes = className === null ? yield* dropClass(ingress) : yield* writeClass(ingress, className);
  addChange(draft, ingress.source, joinChanges(changes));
  return yield* finish(draft, command.type, {
    name: metadata.name.value,
    from: ingressClassName.value ?? metadata.annotations.get(classAnnotation)?.value ?? '',
    to: className ?? '',
  });
}

function* dropClass(ingress: IngressTarget): Planning<readonly Change[]> {
  const spec = yield* mapAt(ingress.source, ingress.map, 'spec');
  const changes: Change[] = [];
  if (spec) changes.push(yield* deleteKeys(ingress.source, spec, ['ingressClassName']));
  if (ingress.object.metadata.annotations.has(classAnnotation)) {
    changes.push(yield* dropAnnotation(ingress, classAnnotation));
  }
  return changes;
}

function* writeClass(ingress: IngressTarget, className: string): Planning<readonly Change[]> {
  const { source, object, map } = ingress;
  const spec = yield* mapAt(source, map, 'spec');
  const annotation = object.metadata.annotations.get(classAnnotation);
  const changes: Change[] = [];
  if (annotation === undefined || (spec && keysOf(spec).includes('ingressClassName'))) {
    yield* check('spec.ingressClassName', checkSubdomain(className));
    if (object.ingressClassName.value !== className) changes.push(yield* setClassField(ingress, spec, className));
  }
  if (annotation && annotation.value !== className) {
    changes.push(yield* writeAnnotation(ingress, classAnnotation, className));
  }
  return changes;
}

function* setClassField({ source, map }: IngressTarget, spec: YAMLMap | null, className: string): Planning<Change> {
  return spec
    ? yield* setKey(source, spec, 'ingressClassName', className, order.spec)
    : yield* setKey(source, map, 'spec', { ingressClassName: className }, order.root);
}

function* setAnnotation(draft: Draft, command: Of<'annotation/set'>): Planning<Plan> {
  const target = yield* openObject(draft, command.object);
  yield* check('metadata.annotations', checkAnnotationKey(command.key));
  const { annotations, name } = target.object.metadata;
  yield* checkClassAnnotation(target, command);
  yield* check('metadata.annotations', checkAnnotationSize(withAnnotation(annotations, command)));
  if (annotations.get(command.key)?.value === command.value) yield* refuse<CommandError>({ code: 'no-change' });
  addChange(draft, target.source, yield* writeAnnotation(target, command.key, command.value));
  return yield* finish(draft, command.type, { key: command.key, value: command.value, name: name.value });
}

/**
 * Field and annotation must agree where both are there.
 * @source kubernetes/kubernetes pkg/apis/networking/validation/validation.go ValidateIngressCreate (019c5dc5)
 */
function* checkClassAnnotation({ object }: Target, { key, value }: Of<'annotation/set'>): Planning<void> {
  if (key !== classAnnotation || object.kind !== 'Ingress') return;
  const className = object.ingressClassName.value;
  const isSame = className === null || className === value;
  yield* check(
    `annotations.${classAnnotation}`,
    isSame ? [] : ['must match `ingressClassName` when both are specified'],
  );
}

function* withAnnotation(
  annotations: Ingress['metadata']['annotations'],
  { key, value }: Of<'annotation/set'>,
): Generator<string, void> {
  for (const [name, { value: text }] of annotations) if (name !== key) yield name + text;
  yield key + value;
}

function* writeAnnotation(target: Target, key: string, value: string): Planning<Change> {
  const { source } = target;
  const metadata = yield* mapAt(source, target.map, 'metadata');
  const annotations = metadata ? yield* mapAt(source, metadata, 'annotations') : null;
  if (annotations && annotations.items.length > 0) return yield* setKey(source, annotations, key, value, order.none);
  return metadata
    ? yield* setKey(source, metadata, 'annotations', { [key]: value }, order.metadata)
    : yield* setKey(source, target.map, 'metadata', { annotations: { [key]: value } }, order.root);
}

function* removeAnnotation(draft: Draft, command: Of<'annotation/remove'>): Planning<Plan> {
  const target = yield* openObject(draft, command.object);
  const { annotations, name } = target.object.metadata;
  if (!annotations.has(command.key)) return yield* refuse<CommandError>({ code: 'target-gone' });
  addChange(draft, target.source, yield* dropAnnotation(target, command.key));
  return yield* finish(draft, command.type, { key: command.key, name: name.value });
}

/** With its last key `annotations` goes too. */
function* dropAnnotation(target: Target, key: string): Planning<Change> {
  const { source } = target;
  const metadata = yield* mapAt(source, target.map, 'metadata');
  const annotations: YAMLMap | null = metadata ? yield* mapAt(source, metadata, 'annotations') : null;
  if (!metadata || !annotations) return { edits: [], focus: null };
  const keys = keysOf(annotations);
  return keys.length === 1 && keys[0] === key
    ? yield* deleteKeys(source, metadata, ['annotations'])
    : yield* deleteKeys(source, annotations, [key]);
}
