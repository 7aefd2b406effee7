import { createRoot } from 'react-dom/client';
import { endStartWhenRead, startApp } from './state/boot.ts';
import { App } from './ui/app/App.tsx';
import { idle } from './ui/common/idle.ts';
import { createEngineClient } from './worker/client.ts';
import { spawnEngine } from './worker/spawn.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');
const app = await startApp(createEngineClient(spawnEngine(), spawnEngine));
const { store, actions, start } = app;
// React mends what it can and tells only that it did: what went wrong is the cause.
const onRecoverableError = (error: unknown) => reportError((error instanceof Error && error.cause) || error);
const onUncaughtError = (error: unknown) => {
  // The page is empty now: what is on it must not be opened for ever.
  start.fail();
  reportError(error);
};
createRoot(root, { onRecoverableError, onUncaughtError }).render(<App store={store} actions={actions} />);
endStartWhenRead(app);

// The development server has no build to keep.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  await idle();
  const { keepForOffline } = await import('./offline/register.ts');
  await keepForOffline();
}
