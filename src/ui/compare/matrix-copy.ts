import { redactRequest } from '../../engine/export/index.ts';
import type { MatrixRow } from './matrix-rows.ts';

/** Returns rows as they leave the page: requests that were sent, without their credentials. */
export function matrixForOthers(rows: readonly MatrixRow[]): readonly MatrixRow[] {
  return rows.map((one) => {
    const { text, method } = one.row;
    const { request, count } = redactRequest({ text, method, headers: [] });
    // What was written anew begins with its method.
    const line = request.text.startsWith(`${method} `) ? request.text.slice(method.length + 1) : request.text;
    return count === 0 ? one : { ...one, row: { ...one.row, text: line } };
  });
}
