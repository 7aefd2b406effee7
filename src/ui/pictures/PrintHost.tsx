import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { PrintPages } from './PrintPages.tsx';

/** Puts the pages for paper beside the app while the browser prints, whoever asked for it. */
export function PrintHost() {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes what is there when the handler returns.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting ? createPortal(<PrintPages />, document.body) : null;
}
