import { examples } from '../../content/examples/index.ts';
import type { RequestState } from '../../state/types.ts';

/** What a pasted text is for. */
export type Pasted = 'request' | 'error' | 'manifest' | null;

/** Words of kubectl, the API server, webhooks and proxies; a closer look follows when one of them is there. */
const errorWords =
  /Error from server|error (?:when|validating|parsing)|admission webhook|denied the request|is invalid:|(?:Required|Invalid|Unsupported) value|unknown field "|is already defined in ingress|cannot be used with pathType|does not contain a valid IngressClass|does not have any active Endpoint|All hosts are taken|must be specified|page not found|default backend - 404|no Route matched|backend NotFound|Fake Certificate|DEFAULT CERT|TOO_MANY_REDIRECTS|redirects followed/;

/** Returns whether a text may be an error message: it has such words and is no manifest. */
function mayBeError(text: string): boolean {
  return errorWords.test(text) && !/^(?:\{|---|- |\s*(?:apiVersion|kind|metadata|spec):)/m.test(text);
}

/** JSON or a flow mapping, a document's start, or a line that begins with a key. */
const structured = /^\s*[{[]|^---|^\s*(?:- +)*(?:"[^"\n]+"|'[^'\n]+'|[\w./-]+) *:(?:\s|$)/m;

/** Returns whether a text is made of bytes that were none: one such letter may be a slip, many are another format. */
function isBinary(text: string): boolean {
  const strange = text.slice(0, 2000).match(/[^\P{Cc}\s]|\ufffd/gu)?.length ?? 0;
  return text.includes('\0') || strange * 20 > Math.min(text.length, 2000);
}

/** Returns whether a text pasted onto the page is a request, an error message, a manifest, or nothing we can use. */
export function whatIsPasted(text: string): Pasted {
  const trimmed = text.trim();
  if (/^(?:[$>]\s+)?curl(?:\.exe)?\s/.test(trimmed)) return 'request';
  if (/^https?:\/\/\S+$/.test(trimmed)) return 'request';
  if (mayBeError(trimmed)) return 'error';
  return structured.test(trimmed) && !isBinary(trimmed) ? 'manifest' : null;
}

/** Returns whether the request bar stands as an example has left it. */
export function isExampleRequest({ text, method, headers }: RequestState): boolean {
  return method === 'GET' && headers.length === 0 && examples.some(({ request }) => request === text);
}

/** Returns a pasted curl line without the prompt that was copied along. */
export function asRequest(text: string): string {
  return text.trim().replace(/^[$>]\s+/, '');
}
