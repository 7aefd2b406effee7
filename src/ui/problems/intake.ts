import { type ErrorReading, type GraphNode, lookup, readErrorText, tableOf } from '../../engine/index.ts';
import type { Actions, AppState, Problem, Snapshot } from '../../state/types.ts';
import { setCurrentProblem } from './current-problem.ts';
import { placeAt } from './place-at.ts';
import { numberOf } from './problem-list.ts';
import { showProblem } from './show-problem.ts';

interface App {
  readonly actions: Actions;
  readonly state: () => AppState;
}

/** Numbers of what we diagnose, where a question of error texts has another one: the API server's rules, a cause further back. */
const sameAs = tableOf<readonly string[]>({
  Q01: ['Q27', 'Q28'],
  Q19: ['P2', 'P3'],
  Q21: ['Q23', 'Q47'],
  Q22: ['C2', 'W1'],
  Q29: ['H1', 'H2', 'H3'],
  Q33: ['Q30', 'Q31', 'Q32'],
});

/** What a field of an old version, or the version itself, is to the server. */
const oldWords: ReadonlySet<string> = new Set(['api/unknown-field', 'api/removed-version']);

/** Returns the name of the object that an error text is about; `null` when it names none. */
export function objectNameIn(text: string): string | null {
  const found =
    /The \w+ "([^"]+)" is invalid/.exec(text) ??
    /\bingresses?(?:\.[\w.]+)? "(?:[^"/]+\/)?([^"]+)" (?:is|was|not)/.exec(text) ??
    /"?ingress"?[=:] ?"(?:[^"/]+\/)?([^"]+)"/.exec(text);
  return found?.[1] ?? null;
}

function fieldOf({ diagnostic }: Problem): string {
  const { params } = diagnostic;
  return 'field' in params && typeof params.field === 'string' ? params.field : '';
}

function isAbout({ diagnostic }: Problem, { host, path }: ErrorReading): boolean {
  const { params } = diagnostic;
  const has = (name: 'host' | 'path', value: string): boolean => {
    const given: unknown = lookup(params, name);
    return value === '' || given === undefined || given === value;
  };
  return has('host', host) && has('path', path);
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
export function problemFor(snapshot: Snapshot, reading: ErrorReading, name: string | null): Problem | null {
  const { number, field } = reading;
  const numbers = number === '' ? [] : [number, ...(sameAs.get(number) ?? [])];
  const fits = (problem: Problem): boolean =>
    isOfObject(snapshot, problem, name) &&
    isAbout(problem, reading) &&
    ((field !== '' && fieldOf(problem) === field) ||
      (field === '' && numbers.includes(numberOf(problem.diagnostic))) ||
      (number === 'Q20' && oldWords.has(problem.diagnostic.code)));
  return snapshot.problems.find(fits) ?? null;
}

/** The path that a text names by host and path. */
function nodeFor(snapshot: Snapshot, { host, path }: ErrorReading): GraphNode | null {
  if (path === '') return null;
  for (const node of snapshot.nodes.values()) {
    if (node.kind !== 'path' || node.path !== path) continue;
    const owner = snapshot.nodes.get(node.hostId);
    if (host === '' || (owner?.kind === 'host' && (owner.host ?? '') === host)) return node;
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

async function showReading(app: App, reading: ErrorReading, name: string | null): Promise<boolean> {
  const { actions, state } = app;
  const { snapshot } = state();
  const problem = problemFor(snapshot, reading, name);
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
  return showField(app, reading.field, name);
}

/** Leads from a pasted error text to its diagnosis and its line; resolves to false for a text that is none. */
export async function takeErrorText(app: App, text: string): Promise<boolean> {
  const readings = readErrorText(text);
  const [first] = readings;
  if (!first) return false;
  const name = objectNameIn(text);
  for (const reading of readings) {
    if (!(await showReading(app, reading, name))) continue;
    const { number, field } = reading;
    app.actions.notify({ kind: 'diagnosis', number, field, isFound: true });
    return true;
  }
  app.actions.notify({ kind: 'diagnosis', number: first.number, field: first.field, isFound: false });
  return true;
}
