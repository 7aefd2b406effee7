/** Lets the browser keep the app for times without a network. Where it must not, the app works all the same. */
export async function keepForOffline(): Promise<void> {
  try {
    await navigator.serviceWorker.register('./sw.js');
  } catch {
    // Private windows and policies forbid it; there is nothing to do and nothing lost.
  }
}
