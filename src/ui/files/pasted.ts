import { examples } from '../../content/examples/index.ts';
import type { RequestState } from '../../state/types.ts';

/** Returns whether the request bar stands as an example has left it. */
export function isExampleRequest({ text, method, headers }: RequestState): boolean {
  return method === 'GET' && headers.length === 0 && examples.some(({ request }) => request === text);
}

/** Returns a pasted curl line without the prompt that was copied along. */
export function asRequest(text: string): string {
  return text.trim().replace(/^[$>]\s+/, '');
}
