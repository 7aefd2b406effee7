import type { Ingress } from '../model/ingress.ts';
import { namespaceOf } from '../model/metadata.ts';
import type { ObjectRef } from '../model/objects.ts';
import { fail, ok, type Result } from '../text/result.ts';
import type { SourceFile } from '../yaml/source-file.ts';
import type { Command, CommandError, PathSpec } from './command.ts';
import type { Step } from './follow.ts';
import { classAnnotation } from './metadata.ts';

type Files = ReadonlyMap<string, SourceFile>;

/** A path's move to another file. */
export type MovePathToFile = Extract<Command, { readonly type: 'path/move-to-file' }>;

/** Says what somebody else has applied; a copy of it would lie. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** Shows the moved path how lists of paths are written; it goes again. */
const placeholder: PathSpec = { path: '/', pathType: 'Prefix', backend: { service: 'none', port: { number: 80 } } };

interface Found {
  readonly ref: ObjectRef;
  readonly ingress: Ingress;
}

function ingressesIn(files: Files, only?: string): readonly Found[] {
  return [...files].flatMap(([file, { units }]) =>
    only !== undefined && file !== only
      ? []
      : units.flatMap(({ objects }, document) =>
          objects.flatMap((ingress, item) =>
            ingress.kind === 'Ingress' ? [{ ref: { file, document, item }, ingress }] : [],
          ),
        ),
  );
}

function classIn({ ingressClassName, metadata }: Ingress): string | null {
  return ingressClassName.value || metadata.annotations.get(classAnnotation)?.value || null;
}

/** What its annotations say of how paths are read, in no order: neither its class nor what was applied of it. */
function annotationsIn({ metadata }: Ingress): string {
  const own = [...metadata.annotations].filter(([key]) => key !== lastApplied && key !== classAnnotation);
  return JSON.stringify(own.map(([key, { value }]) => [key, value]).sort());
}

function isAlike(a: Ingress, b: Ingress): boolean {
  return (
    namespaceOf(a.metadata) === namespaceOf(b.metadata) &&
    classIn(a) === classIn(b) &&
    a.apiVersion === b.apiVersion &&
    annotationsIn(a) === annotationsIn(b)
  );
}

function hasHost({ rules }: Ingress, host: string | null): boolean {
  return rules.some((rule) => (rule.host.value || null) === host);
}

/** A name that no Ingress of the namespace has. */
function freeName(files: Files, { metadata }: Ingress): string {
  const namespace = namespaceOf(metadata);
  const taken = new Set(
    ingressesIn(files).flatMap(({ ingress }) =>
      namespaceOf(ingress.metadata) === namespace ? [ingress.metadata.name.value] : [],
    ),
  );
  for (let n = 2; ; n++) {
    const name = `${metadata.name.value}-${n}`;
    if (!taken.has(name)) return name;
  }
}

/** The command that makes an Ingress with the class of `from` and the host's certificates, for one host. */
function creation(files: Files, from: Ingress, host: string | null, file: string): Step & { name: string } {
  const { metadata, ingressClassName, tls } = from;
  const own = tls.filter(({ hosts }) => host !== null && hosts.some(({ value }) => value === host));
  return {
    type: 'ingress/add',
    file,
    name: freeName(files, from),
    namespace: metadata.namespace.value || null,
    className: ingressClassName.value || null,
    rules: [{ host, paths: [placeholder] }],
    tls: own.map(({ secretName }) => ({ hosts: [host ?? ''], secretName: secretName.value || null })),
  };
}

/** The steps into an Ingress that is made for the path: as its annotations say how paths are read, it gets all of them. */
function intoNew(files: Files, from: Ingress, host: string | null, { at, file }: MovePathToFile) {
  const add = creation(files, from, host, file);
  const annotations = [...from.metadata.annotations].filter(([key]) => key !== lastApplied);
  return (now: Files, done: number): Step | null => {
    if (done === 0) return add;
    const made = ingressesIn(now, file).find(({ ingress }) => ingress.metadata.name.value === add.name);
    if (!made) return null;
    const object = made.ref;
    const next = annotations[done - 1];
    if (next) return { type: 'annotation/set', object, key: next[0], value: next[1].value };
    if (done === annotations.length + 1) return { type: 'path/move', at, to: { object, rule: 0 }, index: null };
    return done === annotations.length + 2 ? { type: 'path/remove', at: { object, rule: 0, path: 0 } } : null;
  };
}

/** The only path of an Ingress that has nothing else: it goes with its Ingress. */
function isAll({ rules, defaultBackend }: Ingress): boolean {
  return defaultBackend === null && rules.length === 1 && rules[0]?.paths?.length === 1;
}

function stepsOf(files: Files, from: Ingress, command: MovePathToFile) {
  const { at, file } = command;
  const host = from.rules[at.rule]?.host.value || null;
  const target = ingressesIn(files, file).find(({ ingress }) => isAlike(ingress, from) && hasHost(ingress, host));
  const one = (only: Step) => (_: Files, done: number) => (done === 0 ? only : null);
  if (isAll(from)) return one({ type: 'object/move-to-file', object: at.object, file });
  if (target) return one({ type: 'path/move', at, to: { object: target.ref, host }, index: null });
  return intoNew(files, from, host, command);
}

/** What a path's move to another file comes to. */
export interface MoveSteps {
  /** The path as it is written. */
  readonly path: string;
  /** Returns the step that comes after `done` others have left the texts as they are `now`; `null` after the last one. */
  readonly step: (now: Files, done: number) => Step | null;
}

/**
 * Returns how a path gets to another file, which is there: with the whole Ingress when the path is all it has, since one
 * with nothing in it is none; else into the first Ingress there with its namespace, class, annotations and host; else into a new
 * Ingress like its own.
 */
export function stepsToFile(files: Files, command: MovePathToFile): Result<MoveSteps, CommandError> {
  const { at } = command;
  const from = files.get(at.object.file)?.units[at.object.document]?.objects[at.object.item];
  const path = from?.kind === 'Ingress' ? from.rules[at.rule]?.paths?.[at.path] : undefined;
  if (from?.kind !== 'Ingress' || !path) return fail({ code: 'target-gone' });
  return ok({ path: path.path.value ?? '', step: stepsOf(files, from, command) });
}
