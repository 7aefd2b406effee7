import type { RequestQuery, RequestReply } from '../worker/protocol.ts';
import type { Core } from './core.ts';
import type { Actions, Answer, AppState } from './types.ts';

/** Returns the request bar as the worker is asked. */
export function queryOf({ request, requestRouter }: AppState): RequestQuery {
  return { text: request.text, method: request.method, headers: request.headers, router: requestRouter };
}

function isSameQuery(a: RequestQuery, b: RequestQuery): boolean {
  return (
    a.text === b.text &&
    a.method === b.method &&
    a.router === b.router &&
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

type RequestActions = Pick<Actions, 'setRequest' | 'setMethod' | 'setHeaders' | 'send' | 'setRequestRouter'>;

/** Actions of the request bar. */
export function requestActions(core: Core): RequestActions {
  const change = (part: Partial<AppState['request']>): void => {
    core.set({ request: { ...core.get().request, ...part } });
    core.touch();
    void askRequest(core);
  };
  return {
    setRequest: (text) => change({ text }),
    setMethod: (method) => change({ method }),
    setHeaders: (headers) => change({ headers }),
    send() {
      const { request, sentLines } = core.get();
      change({ sent: request.sent + 1 });
      const line = `${request.method} ${request.text}`;
      const others = sentLines.filter((known) => known !== line);
      const lines = request.text.trim() === '' ? sentLines : [line, ...others].slice(0, mostSent);
      core.set({ bottomTab: 'trace', sentLines: lines });
    },
    setRequestRouter(requestRouter) {
      core.set({ requestRouter });
      core.touch();
      void askRequest(core);
    },
  };
}
