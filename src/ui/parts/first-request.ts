import { examples } from '../../content/examples/index.ts';
import type { GraphNode, PathNode } from '../../engine/graph/index.ts';
import type { AppState, RequestState, Snapshot } from '../../state/types.ts';
import type { AppContextValue } from '../common/store-context.ts';

type App = Pick<AppContextValue, 'store' | 'actions'>;

/** Returns whether the request bar stands as an example has left it. */
export function isExampleRequest({ text, method, headers }: RequestState): boolean {
  return method === 'GET' && headers.length === 0 && examples.some(({ request }) => request === text);
}

/** So many paths are tried; where none of them answers, the first stays in the bar with the reason. */
const mostTries = 6;

/** The path itself, or what of a pattern is read letter by letter. */
function literalPath({ path, pathType }: PathNode): string {
  const text = path || '/';
  return (pathType === 'ImplementationSpecific' ? text.replace(/[([*.?+|$^{\\].*/s, '') : text) || '/';
}

function urlOf(host: GraphNode | undefined, path: string): string {
  const known = host?.kind === 'host' ? host : null;
  const isSecure = known?.tls.kind === 'covered' || known?.tls.kind === 'wildcard';
  const name = (known?.host || 'example.com').replace(/^\*/, 'www');
  return `${isSecure ? 'https' : 'http'}://${name}${path}`;
}

/** Returns URLs that the workspace may answer, those in front first; none where nothing is routed. */
function requestsFor({ nodes, order }: Pick<Snapshot, 'nodes' | 'order'>): readonly string[] {
  const paths = order.paths.flatMap((id) => {
    const node = nodes.get(id);
    return node?.kind === 'path' && node.dead === null && !/\s/.test(node.path ?? '') ? [node] : [];
  });
  const urls = paths.map((path) => urlOf(nodes.get(path.hostId), literalPath(path)));
  if (order.defaults.length > 0) urls.push(urlOf(undefined, '/'));
  return [...new Set(urls)];
}

const answers: ReadonlySet<string> = new Set(['backend', 'resource', 'any-of', 'split', 'redirect']);

/** True while somebody is in the request bar: what is about to be written there is not written under their hands. */
function isInBar(): boolean {
  return typeof document !== 'undefined' && document.activeElement?.closest('[data-pane="request"]') != null;
}

/** Resolves to the first state that passes; to `null` as soon as somebody writes another request, or goes to do so. */
function until({ store }: App, text: string, passes: (state: AppState) => boolean): Promise<AppState | null> {
  return new Promise((resolve) => {
    const look = (state: AppState): boolean => {
      const isGone = state.request.text !== text || isInBar();
      if (!isGone && !passes(state)) return false;
      resolve(isGone ? null : state);
      return true;
    };
    if (look(store.getState())) return;
    const stop = store.subscribe((state) => {
      if (look(state)) stop();
    });
  });
}

/** Puts a request into the bar that the workspace answers, as soon as it is read, unless a person is faster. */
export async function askWhatIsThere(app: App, replaced: string): Promise<void> {
  const read = await until(app, replaced, ({ revision, snapshot }) => snapshot.revision === revision);
  if (!read) return;
  const urls = requestsFor(read.snapshot).slice(0, mostTries);
  for (const url of urls) if (await isAnswered(app, url)) return;
  const [first] = urls;
  if (first !== undefined && !isInBar() && app.store.getState().request.text === urls.at(-1))
    app.actions.setRequest(first);
}

/** The same for the first routes of a workspace, where the bar is empty or stands as an example has left it. */
export async function askWhatIsMade(app: App, { request, snapshot }: AppState): Promise<void> {
  const isFirst = snapshot.order.paths.length === 0 && snapshot.order.defaults.length === 0;
  const isOwn = request.text !== '' && !isExampleRequest(request);
  if (isFirst && !isOwn) await askWhatIsThere(app, request.text);
}

/** Asks; resolves to false only where the answer says that no path takes the request. */
async function isAnswered(app: App, url: string): Promise<boolean> {
  if (isInBar()) return true;
  const before = app.store.getState().request;
  app.actions.setRequest(url);
  const state = await until(app, url, ({ request }) => request.answer !== before.answer || request.problem !== null);
  return state === null || answers.has(state.request.answer?.decision.outcome.kind ?? '');
}
