import { painted } from '../../state/painted.ts';

/** Resolves when the page has been painted and the browser has time. */
export async function idle(): Promise<void> {
  await painted();
  await new Promise<void>((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 1500 });
    else setTimeout(resolve, 200);
  });
}
