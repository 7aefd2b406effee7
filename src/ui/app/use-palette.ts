import { useCallback, useState } from 'react';

/** How often the palette was opened. */
let openings = 0;

/**
 * Returns which opening of the palette is on the page. A browser tells later that a dialog has closed: keys pressed
 * meanwhile open the next one, which the late word does not close.
 */
export function usePalette() {
  const [opening, setOpening] = useState<number | null>(null);
  const openPalette = useCallback(() => {
    // What is typed in an open one stays.
    if (!document.querySelector('.palette[open]')) setOpening(++openings);
  }, []);
  const closePalette = useCallback((which: number) => setOpening((now) => (now === which ? null : now)), []);
  return { opening, openPalette, closePalette };
}
