/** A page that is not seen paints nothing: it is not waited for longer than this, ms. */
const patienceMs = 5000;

/** Resolves when something has been painted: what the first view can do without begins then. */
export function painted(): Promise<void> {
  // Browsers that tell nothing of it are not asked.
  if (!PerformanceObserver.supportedEntryTypes?.includes('paint')) return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((entries) => {
      if (entries.getEntriesByName('first-contentful-paint').length === 0) return;
      observer.disconnect();
      resolve();
    });
    observer.observe({ type: 'paint', buffered: true });
    window.setTimeout(resolve, patienceMs);
  });
}
