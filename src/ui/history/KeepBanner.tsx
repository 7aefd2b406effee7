import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../common/Button.tsx';
import { useActions, useMessages } from '../common/store-context.ts';
import './history.css';

/** Says that another tab keeps the workspace, and offers to keep it here. */
export function KeepBanner() {
  const { keepHere } = useActions();
  const { history } = useMessages();
  const [isHidden, setHidden] = useState(false);
  if (isHidden) return null;
  return (
    <section className="keep-banner" aria-label={history.elsewhere}>
      <Copy size={16} strokeWidth={1.75} aria-hidden />
      <p>{history.elsewhere}</p>
      <Button size="small" look="line" onClick={keepHere}>
        {history.keepHere}
      </Button>
      <Button size="small" onClick={() => setHidden(true)}>
        {history.dismiss}
      </Button>
    </section>
  );
}
