import { ListPlus } from 'lucide-react';
import { lazy } from 'react';
import { Button } from '../common/Button.tsx';
import { Later } from '../common/Later.tsx';
import { Popover } from '../common/Popover.tsx';
import { useAppState, useMessages } from '../common/store-context.ts';
import { useLineHeaders } from './line-headers.ts';

const HeadersField = lazy(() => import('./HeadersField.tsx').then((part) => ({ default: part.HeadersField })));

/** Button with the number of headers; opens the list of them. */
export function HeadersPopover() {
  const { request } = useMessages();
  const count = useAppState((state) => state.request.headers.length) + useLineHeaders().length;
  const trigger = (
    <Button size="small" className="req-headers">
      <ListPlus size={14} strokeWidth={1.75} aria-hidden />
      {request.headers(count)}
    </Button>
  );
  return (
    <Popover trigger={trigger} label={request.headersTitle}>
      <Later>{<HeadersField />}</Later>
    </Popover>
  );
}
