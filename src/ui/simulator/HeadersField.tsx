import { useId, useState } from 'react';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { useLineHeaders } from './line-headers.ts';

/** The headers beside the line, to be written; those of the line itself below. */
export function HeadersField() {
  const { setHeaders } = useActions();
  const { request, workspace } = useMessages();
  const headers = useAppState((state) => state.request.headers);
  // Blank lines while typing are the person's, not the request's.
  const [text, setText] = useState(headers.join('\n'));
  const inLine = useLineHeaders();
  const id = useId();
  return (
    <div className="headers-sheet field">
      <label htmlFor={id}>{request.headersTitle}</label>
      <textarea
        id={id}
        className="input"
        rows={5}
        spellCheck={false}
        autoCapitalize="off"
        value={text}
        placeholder="X-Canary: always"
        onChange={(event) => {
          setText(event.target.value);
          setHeaders(event.target.value.split('\n').filter((line) => line.trim() !== ''));
        }}
      />
      <p className="small dim">
        <Rich text={workspace.headers.help} />
      </p>
      {inLine.length > 0 && (
        <p className="small">
          {workspace.headers.inLine}
          {inLine.map((line) => (
            <code key={line}>{line}</code>
          ))}
        </p>
      )}
    </div>
  );
}
