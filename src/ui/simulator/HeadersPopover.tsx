import { ListPlus } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../common/Button.tsx';
import { Popover } from '../common/Popover.tsx';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';

function HeadersField() {
  const { setHeaders } = useActions();
  const { request } = useMessages();
  const headers = useAppState((state) => state.request.headers);
  // Blank lines while typing are the person's, not the request's.
  const [text, setText] = useState(headers.join('\n'));
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
        <Rich text={request.headersHelp} />
      </p>
    </div>
  );
}

/** Button with the number of headers; opens the list of them. */
export function HeadersPopover() {
  const { request } = useMessages();
  const count = useAppState((state) => state.request.headers.length);
  const trigger = (
    <Button size="small" className="req-headers">
      <ListPlus size={14} strokeWidth={1.75} aria-hidden />
      {request.headers(count)}
    </Button>
  );
  return (
    <Popover trigger={trigger} label={request.headersTitle}>
      <HeadersField />
    </Popover>
  );
}
