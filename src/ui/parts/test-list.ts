import type { SourceRange } from '../../engine/text/index.ts';
import type { Snapshot, TestState, TestsState, TestVerdictState } from '../../state/types.ts';

/** Bars drawn at most; above that one stands for several tests. */
const mostBars = 24;

/** Returns how many tests there are and pass; a line that cannot be read counts as a test that does not. */
export function countTests({ tests, unreadable }: TestsState): { readonly passed: number; readonly total: number } {
  return { passed: tests.filter(({ pass }) => pass).length, total: tests.length + unreadable.length };
}

/** Returns the bars of the tab, in the order of the tests; one that stands for several fails when one of them does. */
export function barsOf({
  tests,
  unreadable,
}: TestsState): readonly { readonly from: number; readonly pass: boolean }[] {
  const passes = [...tests.map(({ pass }) => pass), ...unreadable.map(() => false)];
  const count = Math.min(passes.length, mostBars);
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * passes.length) / count);
    const to = Math.floor(((index + 1) * passes.length) / count);
    return { from, pass: passes.slice(from, to).every(Boolean) };
  });
}

/** Returns the profile in whose place another must answer for this verdict; `null` when the router's own profile gave it. */
export function askAs({ nodes }: Snapshot, { profile, routerId }: TestVerdictState): string | null {
  const router = routerId === null ? undefined : nodes.get(routerId);
  return router?.kind === 'edge-router' && router.controller === profile ? null : profile;
}

/** A test where it stands in the shown file. */
export interface ShownTest {
  readonly range: SourceRange;
  readonly test: TestState;
}

/** Returns the tests of a file with offsets of that file; none while the texts are newer than the tests. */
export function testsIn(state: {
  readonly tests: TestsState;
  readonly snapshot: Snapshot;
  readonly revision: number;
  readonly activeFile: string;
}): readonly ShownTest[] {
  const starts = state.snapshot.files.get(state.activeFile)?.starts;
  return state.tests.tests.flatMap((test) => {
    const base = test.object.file === state.activeFile ? starts?.[test.object.document] : undefined;
    const { start, end } = test.range;
    return base === undefined ? [] : [{ range: { start: base + start, end: base + end }, test }];
  });
}

/** Returns true when tests and snapshot are those of the newest texts. */
export function isCurrent(state: {
  readonly tests: TestsState;
  readonly snapshot: Snapshot;
  readonly revision: number;
}): boolean {
  return state.tests.revision === state.revision && state.snapshot.revision === state.revision;
}

export interface TestHits {
  readonly count: number;
  readonly failing: number;
}

const hitsOf = new WeakMap<readonly TestState[], ReadonlyMap<string, TestHits>>();

/** Returns how many tests hit each path, by its node id; computed once for a list of tests. */
export function testHits(tests: readonly TestState[]): ReadonlyMap<string, TestHits> {
  const known = hitsOf.get(tests);
  if (known) return known;
  const hits = new Map<string, TestHits>();
  for (const { verdicts, pass } of tests) {
    for (const id of new Set(verdicts.map(({ pathId }) => pathId))) {
      if (id === null) continue;
      const { count, failing } = hits.get(id) ?? { count: 0, failing: 0 };
      hits.set(id, { count: count + 1, failing: failing + (pass ? 0 : 1) });
    }
  }
  hitsOf.set(tests, hits);
  return hits;
}
