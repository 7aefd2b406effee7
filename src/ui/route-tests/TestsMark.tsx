import { useAppState, useMessages } from '../common/store-context.ts';
import { barsOf, countTests } from '../parts/test-list.ts';
import './tests-mark.css';

/** Stands on the tab of the tests: how many pass, and a bar for each (for several, when there are many). */
export function TestsMark() {
  const { tests: words } = useMessages();
  const state = useAppState(({ tests }) => tests);
  const { passed, total } = countTests(state);
  if (total === 0) return null;
  return (
    <>
      <span className={passed < total ? 'count bad' : 'count'} aria-hidden="true">
        {passed}/{total}
      </span>
      <span className="sr">, {words.count(passed, total)}</span>
      <span className="test-bars" aria-hidden="true">
        {barsOf(state).map((bar) => (
          <i key={bar.from} className={bar.pass ? 'ok' : 'bad'} />
        ))}
      </span>
    </>
  );
}
