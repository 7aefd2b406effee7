import type { GraphNode } from '../../engine/graph/index.ts';
import { type ErrorReading, type KnownError, knownErrors } from '../../engine/intake/index.ts';
import { isSameObject, type ObjectRef } from '../../engine/model/index.ts';
import { lookup } from '../../engine/text/index.ts';
import type { Actions, AppState, Problem, Snapshot } from '../../state/types.ts';
import { setCurrentProblem } from '../parts/current-problem.ts';
import { placeAt } from '../parts/place-at.ts';
import { numberOf } from '../parts/problem-list.ts';
import { showProblem } from '../parts/show-problem.ts';

/** What finding and showing places needs of the app. */
export interface IntakeApp {
  readonly actions: Actions;
  readonly state: () => AppState;
}

/** Where an error text leads to: a problem of ours, a path, or a place of a file. */
export type ErrorPlace =
  | { readonly kind: 'problem'; readonly problem: Problem; readonly file: string; readonly offset: number }
  | { readonly kind: 'node'; readonly node: GraphNode; readonly file: string; readonly offset: number }
  | { readonly kind: 'text'; readonly file: string; readonly offset: number };

const rows = new Map<string | null, KnownError>(knownErrors.map((row) => [row.code, row]));

/** Returns the name of the object that a text is about, without its namespace; `null` when it names none. */
export function objectOf({ names }: ErrorReading): string | null {
  return names.object?.split('/').at(-1) ?? null;
}

/** nginx says `_` for any host. */
export function hostOf({ names }: ErrorReading): string | undefined {
  return names.host === '_' ? '' : names.host;
}

function fieldOf({ diagnostic }: Problem): string {
  const { params } = diagnostic;
  return 'field' in params && typeof params.field === 'string' ? params.field : '';
}

/** The names of the text and those of the problem do not contradict each other. */
function isAbout({ diagnostic }: Problem, reading: ErrorReading): boolean {
  const { params } = diagnostic;
  const has = (name: 'host' | 'path' | 'service' | 'secret', value: string | undefined): boolean => {
    const given: unknown = lookup(params, name);
    return value === undefined || typeof given !== 'string' || given === value || value.endsWith(`/${given}`);
  };
  const { path, service, secret } = reading.names;
  return has('host', hostOf(reading)) && has('path', path) && has('service', service) && has('secret', secret);
}

function isOfObject(snapshot: Snapshot, { object }: Problem, name: string | null): boolean {
  if (name === null) return true;
  const owner = snapshot.ingresses.find((one) => isSameObject(one.object, object));
  return owner?.name === name;
}

/**
 * Returns the problem of the workspace that an error text speaks of, the most exact one; `null` when none fits.
 * @internal Tests read all that is said with it.
 */
export function problemFor(snapshot: Snapshot, reading: ErrorReading): Problem | null {
  const { code, names } = reading;
  const finds: readonly string[] = rows.get(code)?.finds ?? [];
  const name = objectOf(reading);
  const field = names.field ?? '';
  const isSame = ({ diagnostic }: Problem): boolean =>
    [diagnostic.code, numberOf(diagnostic)].some((one) => one !== null && finds.includes(one));
  const fits = (problem: Problem): boolean =>
    isOfObject(snapshot, problem, name) &&
    isAbout(problem, reading) &&
    ((field !== '' && fieldOf(problem) === field) ||
      (isSame(problem) && (field === '' || code === 'field-of-old-version')));
  return snapshot.problems.find(fits) ?? null;
}

/** Returns the paths of the workspace that a text names by host and path. */
export function pathsNamed(snapshot: Snapshot, reading: ErrorReading): readonly Extract<GraphNode, { kind: 'path' }>[] {
  const { path } = reading.names;
  const host = hostOf(reading);
  if (path === undefined) return [];
  return [...snapshot.nodes.values()].flatMap((node) => {
    if (node.kind !== 'path' || node.path !== path) return [];
    const owner = snapshot.nodes.get(node.hostId);
    return host === undefined || (owner?.kind === 'host' && (owner.host ?? '') === host) ? [node] : [];
  });
}

/** The Service that a text names, as a node: `store/web`, or `web` in any namespace. */
export function backendNamed(
  snapshot: Snapshot,
  { names }: ErrorReading,
): Extract<GraphNode, { kind: 'backend' }> | null {
  const { service } = names;
  if (service === undefined) return null;
  for (const node of snapshot.nodes.values()) {
    if (node.kind !== 'backend') continue;
    const isSame = service.includes('/') ? `${node.namespace}/${node.name}` === service : node.name === service;
    if (isSame) return node;
  }
  return null;
}

function offsetOf(snapshot: Snapshot, file: string, document: number, start: number): number {
  return (snapshot.files.get(file)?.starts[document] ?? 0) + start;
}

function placeOfNode(snapshot: Snapshot, node: GraphNode | null | undefined): ErrorPlace | null {
  if (!node || !('place' in node) || !node.place) return null;
  const { object, range } = node.place;
  return {
    kind: 'node',
    node,
    file: object.file,
    offset: offsetOf(snapshot, object.file, object.document, range.start),
  };
}

/** Where the field stands that a text names, in the Ingress it names. */
async function placeOfField({ actions, state }: IntakeApp, reading: ErrorReading): Promise<ErrorPlace | null> {
  const { annotation } = reading.names;
  const field = reading.names.field ?? (annotation?.includes('/') ? `metadata.annotations.${annotation}` : '');
  const name = objectOf(reading);
  const named = state().snapshot.ingresses.filter((one) => name === null || one.name === name);
  const [only] = named;
  if (!only || (name === null && named.length > 1)) return null;
  const reply = await actions.ask({ kind: 'field', object: only.object, field: field || 'metadata.name' });
  // An Ingress that is named alone is the place; one that is only there is none.
  if (reply?.kind !== 'field' || !reply.value || (field === '' && name === null)) return null;
  return { kind: 'text', file: reply.value.file, offset: reply.value.range.start };
}

/** Where Traefik's router gets what an error text says is missing, by the text. */
const routerAnnotations = new Map<
  string | null,
  readonly [annotation: string, name: 'middleware' | 'entryPoint' | 'value']
>([
  ['middleware-missing', ['traefik.ingress.kubernetes.io/router.middlewares', 'middleware']],
  ['entry-point-missing', ['traefik.ingress.kubernetes.io/router.entrypoints', 'entryPoint']],
  ['resolver-missing', ['traefik.ingress.kubernetes.io/router.tls.certresolver', 'value']],
]);

/** Ingresses that are asked for their annotations. */
const mostAsked = 50;

/** The place of an Ingress's annotation, if it is there and its list has this name. */
async function placeInIngress(
  { actions }: IntakeApp,
  object: ObjectRef,
  key: string,
  wanted: string | undefined,
): Promise<ErrorPlace | null> {
  const ingress = await actions.ask({ kind: 'ingress', object });
  const own = ingress?.kind === 'ingress' ? ingress.value?.annotations.find((one) => one.key === key) : undefined;
  const items = own?.value.split(',').map((item) => item.trim()) ?? [];
  if (!own || (wanted !== undefined && !items.includes(wanted))) return null;
  const place = await actions.ask({ kind: 'field', object, field: `metadata.annotations.${key}` });
  if (place?.kind !== 'field' || !place.value) return null;
  return { kind: 'text', file: place.value.file, offset: place.value.range.start };
}

/** The annotation that asks for what is missing: the first that has its name, or the only one where the text says none. */
async function placeOfAnnotation(app: IntakeApp, { code, names }: ErrorReading): Promise<ErrorPlace | null> {
  const [key, named] = routerAnnotations.get(code) ?? [];
  if (key === undefined || named === undefined) return null;
  const found: ErrorPlace[] = [];
  for (const { object } of app.state().snapshot.ingresses.slice(0, mostAsked)) {
    const place = await placeInIngress(app, object, key, names[named]);
    if (place) found.push(place);
  }
  return names[named] === undefined && found.length > 1 ? null : (found[0] ?? null);
}

/** Resolves to where in the workspace an error text belongs; to `null` when nothing of it fits. */
export async function findPlace(app: IntakeApp, reading: ErrorReading): Promise<ErrorPlace | null> {
  const { snapshot } = app.state();
  const problem = problemFor(snapshot, reading);
  if (problem) {
    const { file, document } = problem.object;
    return {
      kind: 'problem',
      problem,
      file,
      offset: offsetOf(snapshot, file, document, problem.diagnostic.range.start),
    };
  }
  const [path] = pathsNamed(snapshot, reading);
  const node = placeOfNode(snapshot, path ?? backendNamed(snapshot, reading));
  return node ?? (await placeOfAnnotation(app, reading)) ?? placeOfField(app, reading);
}

/** Shows a place in the text, and what belongs to it in the graph and the list of problems. */
export function showPlace({ actions, state }: IntakeApp, place: ErrorPlace, focus: boolean): void {
  if (place.kind === 'problem') {
    actions.setBottomTab('problems');
    actions.setNarrowTab('problems');
    setCurrentProblem(place.problem.id);
    showProblem(actions, place.problem, focus);
    return;
  }
  if (place.kind === 'node') {
    actions.select(place.node.id);
    actions.revealNode(place.node.id, true);
    return;
  }
  const at = placeAt(state().snapshot, place.file, place.offset);
  if (at) actions.revealPlace(at.object, at.range, focus);
}
