import { createRoot } from 'react-dom/client';
import { startApp } from './state/boot.ts';
import { App } from './ui/app/App.tsx';
import { idle } from './ui/common/idle.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');
const { store, actions } = await startApp();
// React mends what it can and tells only that it did: what went wrong is the cause.
const onRecoverableError = (error: unknown) => reportError((error instanceof Error && error.cause) || error);
createRoot(root, { onRecoverableError }).render(<App store={store} actions={actions} />);

// The development server has no build to keep.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  await idle();
  const { keepForOffline } = await import('./offline/register.ts');
  await keepForOffline();
}
