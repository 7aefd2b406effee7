import { examples } from '../../content/examples/index.ts';
import type { FileState } from '../../state/types.ts';

/** What a pasted text is for. */
export type Pasted = 'request' | 'error' | 'manifest' | null;

/** Words of kubectl, the API server, webhooks and proxies; a closer look follows when one of them is there. */
const errorWords =
  /Error from server|error (?:when|validating|parsing)|admission webhook|denied the request|is invalid:|(?:Required|Invalid|Unsupported) value|unknown field "|is already defined in ingress|cannot be used with pathType|does not contain a valid IngressClass|does not have any active Endpoint|All hosts are taken|must be specified|page not found|default backend - 404|no Route matched|backend NotFound|Fake Certificate|DEFAULT CERT|TOO_MANY_REDIRECTS|redirects followed/;

/** Returns whether a text may be an error message: it has such words and is no manifest. */
function mayBeError(text: string): boolean {
  return errorWords.test(text) && !/^(?:\{|---|- |\s*(?:apiVersion|kind|metadata|spec):)/m.test(text);
}

/** Returns whether a text pasted onto the page is a request, an error message, a manifest, or nothing we can use. */
export function whatIsPasted(text: string): Pasted {
  const trimmed = text.trim();
  if (/^(?:[$>]\s+)?curl(?:\.exe)?\s/.test(trimmed)) return 'request';
  if (/^https?:\/\/\S+$/.test(trimmed)) return 'request';
  if (mayBeError(trimmed)) return 'error';
  return /[:{]/.test(trimmed) ? 'manifest' : null;
}

/** Returns a pasted curl line without the prompt that was copied along. */
export function asRequest(text: string): string {
  return text.trim().replace(/^[$>]\s+/, '');
}

/** Returns whether nothing in the workspace is the person's own: empty, or an example as it came. */
export function isUntouched(files: readonly FileState[]): boolean {
  if (files.some(({ text, openedText }) => text !== openedText)) return false;
  if (files.every(({ text }) => text.trim() === '')) return true;
  return examples.some(
    (example) =>
      example.files.length === files.length && example.files.every(({ text }, index) => text === files[index]?.text),
  );
}
