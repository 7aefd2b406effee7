import type { RoutingGraph } from '../../../engine/graph/index.ts';

/** Filter keys in the order in which they are offered. */
export const filterKeys = ['host:', 'path:', 'svc:', 'ns:', 'class:', 'problem:', 'is:reached', 'is:dead'] as const;
export type FilterChip = (typeof filterKeys)[number];

/** Values that are offered at most. */
const mostValues = 40;

/** Returns true when a filter text holds the key as a term. */
export function hasKey(search: string, key: FilterChip): boolean {
  return search.split(/\s+/).some((token) => (key.startsWith('is:') ? token === key : token.startsWith(key)));
}

/** Returns the text with the key at its end, ready for more; without it when it is there already. */
export function toggleKey(search: string, key: FilterChip): string {
  const tokens = search.split(/\s+/).filter(Boolean);
  const kept = tokens.filter((token) => (key.startsWith('is:') ? token !== key : !token.startsWith(key)));
  const next = kept.length < tokens.length ? kept : [...kept, key];
  const isOpen = next.at(-1)?.endsWith(':') && next.at(-1) !== 'problem:';
  return next.length === 0 || isOpen ? next.join(' ') : `${next.join(' ')} `;
}

function* valuesOf(graph: RoutingGraph, key: string): Generator<string> {
  switch (key) {
    case 'host':
      for (const { host } of graph.hosts) yield host ?? '';
      break;
    case 'path':
      for (const { path } of graph.paths) yield path ?? '';
      break;
    case 'svc':
      for (const { name } of graph.backends) yield name;
      break;
    case 'ns':
      for (const { owner } of graph.paths) yield owner.name.slice(0, owner.name.indexOf('/'));
      break;
    case 'class':
      yield* graph.routers.flatMap(({ classNames }) => classNames.map((name) => name ?? ''));
      break;
  }
}

/** Returns whole filter texts that the one typed may become: keys, or values of the key it ends with. */
export function completions(search: string, graph: RoutingGraph): readonly string[] {
  const start = search.lastIndexOf(' ') + 1;
  const [before, token] = [search.slice(0, start), search.slice(start)];
  const colon = token.indexOf(':');
  const key = token.slice(0, Math.max(colon, 0));
  if (colon < 0 || key === 'is')
    return filterKeys.filter((offered) => offered.startsWith(token)).map((k) => before + k);
  const typed = token.slice(colon + 1).toLowerCase();
  const found = new Set<string>();
  const seen = new Set<string>();
  for (const value of valuesOf(graph, key)) {
    if (found.size >= mostValues) break;
    if (seen.has(value)) continue;
    seen.add(value);
    if (value.toLowerCase().includes(typed) && !/\s/.test(value)) found.add(`${before}${key}:${value}`);
  }
  return [...found];
}
