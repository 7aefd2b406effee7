import type { ImpactText } from './impact-text.ts';

/** What a command would change: a sentence, then each request above what becomes of its answer. */
export function ImpactLines({ text }: { readonly text: ImpactText }) {
  return (
    <div className="m-impact">
      <span className="m-sentence">{text.sentence}</span>
      {text.lines.map(({ request, answer }) => (
        <span key={`${request} ${answer}`} className="m-change">
          {request && (
            <span className="m-request" title={request}>
              {request}
            </span>
          )}
          <span className="m-answer" title={answer}>
            {answer}
          </span>
        </span>
      ))}
    </div>
  );
}
