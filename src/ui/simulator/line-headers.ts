import { useAppState } from '../common/store-context.ts';

/** Headers that the request has from its line, beside those of the list. */
export function useLineHeaders(): readonly string[] {
  const listed = useAppState((state) => state.request.headers);
  const answer = useAppState((state) => state.request.answer);
  const names = new Set(listed.map((line) => line.split(':', 1)[0]?.trim().toLowerCase()));
  return [...(answer?.request.headers ?? [])].flatMap(([name, value]) => (names.has(name) ? [] : `${name}: ${value}`));
}
