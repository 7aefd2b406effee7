import { ChevronDown, CornerDownLeft, History } from 'lucide-react';
import { type FormEvent, Suspense } from 'react';
import { IconButton } from '../common/Button.tsx';
import { Menu, MenuItem, MenuLabel } from '../common/Menu.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { HeadersPopover } from './HeadersPopover.tsx';
import { ResultLine } from './ResultLine.tsx';
import { type SentRequest, useSentRequests } from './sent-requests.ts';
import { UrlField } from './UrlField.tsx';
import './request-bar.css';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

function MethodSelect() {
  const { setMethod } = useActions();
  const { request } = useMessages();
  const method = useAppState((state) => state.request.method);
  const known = methods.includes(method) ? methods : [method, ...methods];
  return (
    <span className="select-wrap req-method">
      <select aria-label={request.method} value={method} onChange={(event) => setMethod(event.target.value)}>
        {known.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
    </span>
  );
}

function SentMenu({ sent }: { readonly sent: readonly SentRequest[] }) {
  const { setRequest, setMethod, send } = useActions();
  const { request } = useMessages();
  const trigger = (
    <IconButton label={request.history} size="small" className="req-history">
      <History size={14} strokeWidth={1.75} aria-hidden />
    </IconButton>
  );
  return (
    <Menu trigger={trigger} align="end">
      <MenuLabel>{sent.length > 0 ? request.history : request.historyEmpty}</MenuLabel>
      {sent.map(({ text, method }) => (
        <MenuItem
          key={`${method} ${text}`}
          onSelect={() => {
            setMethod(method);
            setRequest(text);
            send();
          }}
        >
          <code className="semi">{method}</code>
          <code className="ell">{text}</code>
        </MenuItem>
      ))}
    </Menu>
  );
}

/** The address bar of the page: always there, answered while one types. */
export function RequestBar() {
  const { send } = useActions();
  const { request } = useMessages();
  const store = useAppStore();
  const [sent, addSent] = useSentRequests();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const { text, method } = store.getState().request;
    if (text.trim() === '') return;
    addSent({ text, method });
    send();
  };
  return (
    <section className="req" aria-label={request.label} data-pane="request">
      <form className="req-in" onSubmit={onSubmit}>
        <MethodSelect />
        <UrlField />
        <span className="req-tools">
          <HeadersPopover />
          <span className="sep" />
          <SentMenu sent={sent} />
        </span>
        <button type="submit" className="btn pri req-send" aria-label={request.send}>
          <span className="req-send-word">{request.send}</span>
          <CornerDownLeft size={14} strokeWidth={1.75} aria-hidden />
        </button>
      </form>
      <Suspense>
        <ResultLine />
      </Suspense>
    </section>
  );
}
