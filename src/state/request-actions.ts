import type { Answer, RequestQuery, RequestReply } from '../protocol/answers.ts';
import type { Core } from './core.ts';
import type { RequestActions } from './request-slice.ts';
import type { AppState } from './types.ts';

/** Returns the request bar as the worker is asked. */
export function queryOf({ request, requestRouter }: AppState): RequestQuery {
  const { text, method, headers, as = null } = request;
  return { text, method, headers, router: requestRouter, ...(as === null ? {} : { as }) };
}

function isSameQuery(a: RequestQuery, b: RequestQuery): boolean {
  return (
    a.text === b.text &&
    a.method === b.method &&
    a.router === b.router &&
    a.as === b.as &&
    a.headers.length === b.headers.length &&
    a.headers.every((header, index) => header === b.headers[index])
  );
}

/** A Map says nothing to JSON: headers are written out. */
function written(answer: Answer): string {
  return JSON.stringify([answer, [...answer.request.headers]]);
}

/** Returns the request part with the reply in it: the same object when nothing changed; the old one for an old query. */
export function withReply(state: AppState, query: RequestQuery | null, reply: RequestReply): AppState['request'] {
  const { request } = state;
  if (!query || !isSameQuery(query, queryOf(state))) return request;
  const isSameAnswer =
    reply.answer && request.answer
      ? written(reply.answer) === written(request.answer)
      : reply.answer === request.answer;
  const isSameProblem = reply.problem?.code === request.problem?.code && reply.problem?.at === request.problem?.at;
  if (isSameAnswer && isSameProblem) return request;
  return { ...request, answer: isSameAnswer ? request.answer : reply.answer, problem: reply.problem };
}

/** Asks the worker to answer the request bar as it stands now. */
export async function askRequest(core: Core): Promise<void> {
  const query = queryOf(core.get());
  const reply = await core.deps.client.route(query);
  if (reply) core.set({ request: withReply(core.get(), query, reply) });
}

/** Sent requests that the matrix asks again. */
const mostSent = 20;

/** Actions of the request bar. */
export function requestActions(core: Core): RequestActions {
  const change = (part: Partial<AppState['request']>): void => {
    for (const [key, value] of Object.entries(part)) core.acts.take(key, value);
    core.set({ request: { ...core.get().request, ...part } });
    core.touch();
    void askRequest(core);
  };
  const send = (part: Partial<AppState['request']>): void => {
    change({ ...part, sent: core.get().request.sent + 1 });
    const { request, sentLines } = core.get();
    const line = `${request.method} ${request.text}`;
    const others = sentLines.filter((known) => known !== line);
    const lines = request.text.trim() === '' ? sentLines : [line, ...others].slice(0, mostSent);
    core.set({ ...core.acts.choose({ bottomTab: 'trace' }), sentLines: lines });
  };
  return {
    // Who changes the request asks anew: the router's own profile answers.
    setRequest(text) {
      // A router is chosen for one request; another one is for whoever knows its host best.
      if (core.get().requestRouter !== null) core.set(core.acts.choose({ requestRouter: null }));
      change({ text, as: null });
    },
    setMethod: (method) => change({ method, as: null }),
    setHeaders: (headers) => change({ headers, as: null }),
    send: () => send({}),
    sendAs: (ask, as) => send({ ...ask, as }),
    stopAskingAs: () => change({ as: null }),
    setRequestRouter(requestRouter) {
      core.set(core.acts.choose({ requestRouter }));
      core.touch();
      void askRequest(core);
    },
  };
}
