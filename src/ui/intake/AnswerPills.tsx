import type { RequestQuery } from '../../protocol/answers.ts';
import type { Answer } from '../../state/types.ts';
import { useMessages } from '../common/store-context.ts';
import { answerWords } from '../parts/answer-words.ts';
import { toneClass } from '../parts/tone-class.ts';
import { withoutCredentials } from './bar-request.ts';

/** The answer as short as it can be said. */
export function AnswerPills({ answer }: { readonly answer: Answer }) {
  const messages = useMessages();
  const { pills, tone } = answerWords(answer, messages);
  return (
    <span className="pc-pills">
      {pills.map((pill) => (
        <span key={pill} className={toneClass[tone]} title={pill}>
          {pill}
        </span>
      ))}
    </span>
  );
}

/** A request as one reads it, without its credentials. */
export function RequestText({ query }: { readonly query: RequestQuery }) {
  const { text, method } = withoutCredentials(query).request;
  const isCommand = text.startsWith('curl');
  return (
    <code className="ell pc-request" title={text}>
      {!isCommand && <b>{method}</b>} {text}
    </code>
  );
}
