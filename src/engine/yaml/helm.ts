import type { SourceRange } from '../text/range.ts';

/**
 * Returns the place of the first template action (`{{ … }}`) that YAML would trip over: outside quotes and comments,
 * at the start of a line or of a value, or anywhere on a line with a problem. `null` when there is none.
 */
export function findTemplate(text: string, problems: readonly SourceRange[]): SourceRange | null {
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', at + 2)) {
    const lineStart = text.lastIndexOf('\n', at - 1) + 1;
    const feed = text.indexOf('\n', at);
    const lineEnd = feed < 0 ? text.length : feed;
    const before = text.slice(lineStart, at);
    if (isQuotedOrComment(before)) continue;
    const isProblem = problems.some(({ start, end }) => start <= lineEnd && end >= lineStart);
    if (!isProblem && !/^\s*$|(?:[:-]|^|\S:)\s+$|\}\}/.test(before)) continue;
    const close = text.indexOf('}}', at);
    return { start: at, end: close < 0 || close > lineEnd ? lineEnd : close + 2 };
  }
  return null;
}

/** An open quote after a space, colon or dash, or a `#` after a blank. */
function isQuotedOrComment(before: string): boolean {
  const bare = before.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '');
  return /(?:^|\s)#/.test(bare) || /(?:^|[\s:[,])["'][^"']*$/.test(bare);
}
