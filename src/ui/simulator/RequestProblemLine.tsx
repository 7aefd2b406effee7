import { CircleAlert } from 'lucide-react';
import type { RequestState } from '../../state/types.ts';
import { plain, Rich } from '../common/Rich.tsx';
import { useMessages } from '../common/store-context.ts';

export const requestProblemId = 'request-problem';

/** What keeps the text in the bar from being a request, and where. */
export function RequestProblemLine({ problem }: { readonly problem: NonNullable<RequestState['problem']> }) {
  const { request } = useMessages();
  const sentence = request.problem[problem.code];
  const text = problem.at > 0 ? request.problemAt(sentence, problem.at + 1) : sentence;
  return (
    <span className="res-problem bad" id={requestProblemId} role="status">
      <CircleAlert size={16} strokeWidth={1.75} aria-hidden />
      <span className="ell" title={plain(text)}>
        <Rich text={text} />
      </span>
    </span>
  );
}
