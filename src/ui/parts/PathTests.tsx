import { Check, X } from 'lucide-react';
import { useAppState, useMessages } from '../common/store-context.ts';
import './path-tests.css';
import { type TestHits, testHits } from './test-list.ts';

/** Returns how many tests hit a path and fail; its node renders again only when that changes. */
export function useTestHits(nodeId: string): TestHits {
  const text = useAppState(({ tests }) => {
    const { count, failing } = testHits(tests.tests).get(nodeId) ?? { count: 0, failing: 0 };
    return `${count} ${failing}`;
  });
  const [count, failing] = text.split(' ').map(Number);
  return { count: count ?? 0, failing: failing ?? 0 };
}

/** Returns the tests of a path in words, with a comma before them; `''` when none hits it. */
export function useTestWords({ count, failing }: TestHits): string {
  const { tests: words } = useMessages();
  return count === 0 ? '' : `, ${words.hits(count, failing)}`;
}

/** The mark of the gutter on the path that the tests hit: all pass, or how many of them fail. Its words are in the row's name. */
export function PathTests({ hits: { count, failing } }: { readonly hits: TestHits }) {
  const { tests: words } = useMessages();
  if (count === 0) return null;
  const Icon = failing > 0 ? X : Check;
  return (
    <span
      className={failing > 0 ? 'path-tests bad' : 'path-tests'}
      title={words.hits(count, failing)}
      aria-hidden="true"
    >
      <Icon size={12} strokeWidth={2.25} />
      {failing > 0 && failing < count ? `${failing}/${count}` : count}
    </span>
  );
}
