import { useRef } from 'react';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { requestProblemId } from './RequestProblemLine.tsx';
import { urlParts } from './url-parts.ts';

export const urlFieldId = 'request-url';

/** The one field of the bar. Its text is drawn a second time underneath, with the host in bold; the field itself is see-through. */
export function UrlField() {
  const { setRequest } = useActions();
  const { request } = useMessages();
  const text = useAppState((state) => state.request.text);
  const problem = useAppState((state) => state.request.problem);
  const mirror = useRef<HTMLDivElement>(null);
  const isWrong = problem !== null && text.trim() !== '';
  return (
    <span className="url">
      <div className="url-mirror" ref={mirror} aria-hidden="true">
        {urlParts(text, isWrong ? problem.at : null).map((part) => (
          <span key={part.at} className={`url-${part.kind}`}>
            {part.text}
          </span>
        ))}
      </div>
      <input
        id={urlFieldId}
        type="text"
        inputMode="url"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="send"
        aria-label={request.url}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? requestProblemId : undefined}
        placeholder={request.placeholder}
        value={text}
        onChange={(event) => setRequest(event.target.value)}
        onScroll={(event) => {
          if (mirror.current) mirror.current.scrollLeft = event.currentTarget.scrollLeft;
        }}
      />
    </span>
  );
}
