/** Returns the ids from one to another, whichever stands first; only `to` when `from` is not among them. */
export function rangeOf(ids: readonly string[], from: string | null, to: string): readonly string[] {
  const [a, b] = [ids.indexOf(from ?? ''), ids.indexOf(to)];
  return a < 0 || b < 0 ? [to] : ids.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** Returns the marks that are shown: what a filter, a closed host or the focus hides is not acted on. */
export function marksShown(marked: ReadonlySet<string>, shown: readonly string[]): ReadonlySet<string> {
  if (marked.size === 0) return marked;
  const ids = new Set(shown);
  return new Set([...marked].filter((id) => ids.has(id)));
}

/** Returns the marks with `id` taken in, or out when it is in. */
export function toggled(marked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(marked);
  if (!next.delete(id)) next.add(id);
  return next;
}
