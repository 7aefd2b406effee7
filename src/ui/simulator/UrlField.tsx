import { type KeyboardEvent, useRef } from 'react';
import { isOfInputMethod } from '../common/platform.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { useWidthClass } from '../common/use-width.ts';
import { urlFieldId } from '../parts/focus-request.ts';
import { requestProblemId } from './RequestProblemLine.tsx';
import { urlParts } from './url-parts.ts';

/** In a field of several lines Enter would write one. */
function submit(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || isOfInputMethod(event)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

/**
 * The one field of the bar. Its text is drawn a second time underneath, with the host in bold; the field itself is
 * see-through. On narrow screens a long request takes several lines.
 */
export function UrlField() {
  const { setRequest } = useActions();
  const { request } = useMessages();
  const text = useAppState((state) => state.request.text);
  const problem = useAppState((state) => state.request.problem);
  const isNarrow = useWidthClass() === 'narrow';
  const mirror = useRef<HTMLDivElement>(null);
  const isWrong = problem !== null && text.trim() !== '';
  const field = {
    id: urlFieldId,
    inputMode: 'url',
    autoComplete: 'off',
    autoCapitalize: 'off',
    spellCheck: false,
    enterKeyHint: 'send',
    'aria-label': request.url,
    'aria-invalid': isWrong,
    'aria-describedby': isWrong ? requestProblemId : undefined,
    placeholder: request.placeholder,
    value: text,
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setRequest(target.value.replace(/[\r\n]+/g, '')),
    onScroll: ({ currentTarget }: { readonly currentTarget: HTMLElement }) =>
      mirror.current?.scrollTo(currentTarget.scrollLeft, currentTarget.scrollTop),
  } as const;
  return (
    <span className="url">
      <div className="url-mirror" ref={mirror} aria-hidden="true">
        {urlParts(text, isWrong ? problem.at : null).map((part) => (
          <span key={part.at} className={`url-${part.kind}`}>
            {part.text}
          </span>
        ))}
      </div>
      {isNarrow ? <textarea {...field} rows={1} onKeyDown={submit} /> : <input {...field} type="text" />}
    </span>
  );
}
