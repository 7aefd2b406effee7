import { createRoot } from 'react-dom/client';
import { startApp } from './state/boot.ts';
import { App } from './ui/app/App.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');
const { store, actions } = await startApp();
createRoot(root).render(<App store={store} actions={actions} />);
