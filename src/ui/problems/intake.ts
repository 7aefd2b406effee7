import {
  type ErrorReading,
  type GraphNode,
  type KnownError,
  knownErrors,
  lookup,
  readErrors,
} from '../../engine/index.ts';
import type { Actions, AppState, Problem, Snapshot } from '../../state/types.ts';
import { setCurrentProblem } from './current-problem.ts';
import { placeAt } from './place-at.ts';
import { numberOf } from './problem-list.ts';
import { showProblem } from './show-problem.ts';

interface App {
  readonly actions: Actions;
  readonly state: () => AppState;
}

const rows = new Map<string | null, KnownError>(knownErrors.map((row) => [row.code, row]));

/** What an error text calls the object it is about, without its namespace. */
function objectOf({ names }: ErrorReading): string | null {
  return names.object?.split('/').at(-1) ?? null;
}

function fieldOf({ diagnostic }: Problem): string {
  const { params } = diagnostic;
  return 'field' in params && typeof params.field === 'string' ? params.field : '';
}

/** The names of the text and those of the problem do not contradict each other. */
function isAbout({ diagnostic }: Problem, { names }: ErrorReading): boolean {
  const { params } = diagnostic;
  const has = (name: 'host' | 'path' | 'service' | 'secret', value: string | undefined): boolean => {
    const given: unknown = lookup(params, name);
    return value === undefined || typeof given !== 'string' || given === value || value.endsWith(`/${given}`);
  };
  // nginx says `_` for any host.
  const host = names.host === '_' ? '' : names.host;
  return has('host', host) && has('path', names.path) && has('service', names.service) && has('secret', names.secret);
}

function isOfObject(snapshot: Snapshot, { object }: Problem, name: string | null): boolean {
  if (name === null) return true;
  const { file, document, item } = object;
  const owner = snapshot.ingresses.find(
    ({ object: at }) => at.file === file && at.document === document && at.item === item,
  );
  return owner?.name === name;
}

/** Returns the problem of the workspace that an error text speaks of, the most exact one; `null` when none fits. */
export function problemFor(snapshot: Snapshot, reading: ErrorReading): Problem | null {
  const { code, names } = reading;
  const finds: readonly string[] = rows.get(code)?.finds ?? [];
  const name = objectOf(reading);
  const field = names.field ?? '';
  const isSame = ({ diagnostic }: Problem): boolean =>
    finds.includes(diagnostic.code) || finds.includes(numberOf(diagnostic));
  const fits = (problem: Problem): boolean =>
    isOfObject(snapshot, problem, name) &&
    isAbout(problem, reading) &&
    ((field !== '' && fieldOf(problem) === field) ||
      (isSame(problem) && (field === '' || code === 'field-of-old-version')));
  return snapshot.problems.find(fits) ?? null;
}

/** The path that a text names by host and path. */
function nodeFor(snapshot: Snapshot, { names }: ErrorReading): GraphNode | null {
  const { path } = names;
  const host = names.host === '_' ? '' : names.host;
  if (path === undefined) return null;
  for (const node of snapshot.nodes.values()) {
    if (node.kind !== 'path' || node.path !== path) continue;
    const owner = snapshot.nodes.get(node.hostId);
    if (host === undefined || (owner?.kind === 'host' && (owner.host ?? '') === host)) return node;
  }
  return null;
}

/** Shows where the field stands that a text names, in the Ingress it names; resolves to whether there is one. */
async function showField({ actions, state }: App, field: string, name: string | null): Promise<boolean> {
  const { ingresses } = state().snapshot;
  const named = ingresses.filter((one) => name === null || one.name === name);
  const [only] = named;
  if (field === '' || !only || (name === null && named.length > 1)) return false;
  const reply = await actions.ask({ kind: 'field', object: only.object, field });
  if (reply?.kind !== 'field' || !reply.value) return false;
  const { file, range } = reply.value;
  const place = placeAt(state().snapshot, file, range.start);
  if (place) actions.revealPlace(place.object, place.range, true);
  return place !== null;
}

async function showReading(app: App, reading: ErrorReading): Promise<boolean> {
  const { actions, state } = app;
  const { snapshot } = state();
  const problem = problemFor(snapshot, reading);
  if (problem) {
    actions.setBottomTab('problems');
    actions.setNarrowTab('problems');
    setCurrentProblem(problem.id);
    showProblem(actions, problem, false);
    return true;
  }
  const node = nodeFor(snapshot, reading);
  if (node) {
    actions.select(node.id);
    actions.revealNode(node.id, true);
    return true;
  }
  return showField(app, reading.names.field ?? '', objectOf(reading));
}

/** Leads from a pasted error text to its diagnosis and its line; resolves to false for a text that is none. */
export async function takeErrorText(app: App, text: string): Promise<boolean> {
  const readings = readErrors(text);
  const [first] = readings;
  if (!first) return false;
  for (const reading of readings) {
    if (!(await showReading(app, reading))) continue;
    const { number, names } = reading;
    app.actions.notify({ kind: 'diagnosis', number, field: names.field ?? '', isFound: true });
    return true;
  }
  app.actions.notify({ kind: 'diagnosis', number: first.number, field: first.names.field ?? '', isFound: false });
  return true;
}
