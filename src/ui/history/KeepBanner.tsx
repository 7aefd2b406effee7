import { Copy, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Keeping } from '../../state/types.ts';
import { Button } from '../common/Button.tsx';
import { useAppState, useMessages } from '../common/store-context.ts';
import { KeepWays, useKeepWords } from './KeepWays.tsx';
import './history.css';
import './offer.css';

/** Says calmly that the present work is not kept, why, and what can be done. */
export function KeepBanner() {
  const { history } = useMessages();
  const words = useKeepWords();
  const keeping = useAppState((state) => state.keeping);
  const [hiddenFor, setHiddenFor] = useState<Keeping | null>(null);
  if (words === '' || hiddenFor === keeping) return null;
  const Icon = keeping === 'elsewhere' ? Copy : TriangleAlert;
  return (
    <section className="offer keep-bar" aria-label={words}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <p className="offer-words">{words}</p>
      <span className="keep-ways">
        <KeepWays />
        <Button size="small" onClick={() => setHiddenFor(keeping)}>
          {history.dismiss}
        </Button>
      </span>
    </section>
  );
}
