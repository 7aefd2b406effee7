import { redactRequest } from '../engine/export/index.ts';
import { type IntakePart, requestsOf } from '../engine/intake/index.ts';

/** Returns how many credentials the requests of a paste hold. */
export function credentialsIn(parts: readonly IntakePart[]): number {
  return requestsOf(parts).reduce((sum, { part: { seen } }) => {
    const { line, request } = seen;
    return sum + redactRequest({ text: line, method: request.method, headers: [] }).count;
  }, 0);
}
