import type { HistoryLabel } from '../../engine/commands/index.ts';
import { tableOf } from '../../engine/text/index.ts';

type Steps = { readonly [T in HistoryLabel['type']]: (params: HistoryLabel['params']) => string };

/** An empty host stands for every host. */
const host = (name: string | undefined) => name || 'any host';
/** An empty class or namespace stands for none. */
const named = (name: string | undefined) => name || 'none';

const paths = ({ count = '' }: HistoryLabel['params']) => (count === '1' ? '1 path' : `${count} paths`);
const ingresses = ({ count = '' }: HistoryLabel['params']) => (count === '1' ? '1 Ingress' : `${count} Ingresses`);

/** Several commands of one type in one step; only what they have in common is said. */
const batches = tableOf<(params: HistoryLabel['params']) => string>({
  'path/set-type': (p) => `Set type of ${paths(p)} to ${p['to'] ?? ''}`,
  'path/set-backend': (p) => (p['to'] ? `Send ${paths(p)} to ${p['to']}` : `Set the Service of ${paths(p)}`),
  'path/add': (p) => `Copy ${paths(p)} to ${host(p['host'])}`,
  'path/remove': (p) => `Delete ${paths(p)}`,
  'path/duplicate': (p) => `Duplicate ${paths(p)}`,
  'path/move': (p) => `Move ${paths(p)} to ${host(p['to'])}`,
  'path/move-to-file': (p) => `Move ${paths(p)} to ${p['to'] ?? ''}`,
  'object/move-to-file': (p) => `Move ${ingresses(p)} to ${p['to'] ?? ''}`,
  'ingress/set-class': (p) => `Set class of ${ingresses(p)} to ${named(p['to'])}`,
});

/** What came in the place of the workspace. */
const openedWords = new Map<string, (name: string) => string>([
  ['link', () => 'Open the shared link'],
  ['example', (name) => `Open the example: ${name}`],
  ['snapshot', (name) => (name ? `Open the snapshot ${name}` : 'Open a snapshot')],
  ['blank', () => 'New workspace'],
]);

/** The parameters are those of the plans in `engine/commands`. */
const steps: Steps = {
  'path/set-path': ({ path = '', to = '' }) => `Change path ${path} to ${to}`,
  'path/set-type': ({ path = '', to = '' }) => `Set type of ${path} to ${to}`,
  'path/set-backend': ({ path = '', to = '' }) => `Send ${path} to ${to}`,
  'path/add': ({ path = '', host: at }) => `Add ${path} to ${host(at)}`,
  'path/remove': ({ path = '', host: at }) => `Delete ${path} of ${host(at)}`,
  'path/duplicate': ({ path = '' }) => `Duplicate ${path}`,
  'path/move': ({ path = '', host: from, to }) =>
    host(from) === host(to) ? `Reorder ${path}` : `Move ${path} to ${host(to)}`,
  'host/add': ({ host: at }) => `Add host ${host(at)}`,
  'host/rename': ({ from, to }) => `Rename host ${host(from)} to ${host(to)}`,
  'host/remove': ({ host: at }) => `Delete host ${host(at)}`,
  'host/duplicate': ({ from, to }) => `Duplicate host ${host(from)} as ${host(to)}`,
  'host/move': ({ host: at }) => `Reorder host ${host(at)}`,
  'service/rename': ({ from = '', to = '' }) => `Rename Service ${from} to ${to}`,
  'service/add': ({ name = '' }) => `Add Service ${name}`,
  'service/set-port': ({ name = '', from = '', to = '' }) =>
    from === to ? `Change port ${to} of ${name}` : `Change port ${from} of ${name} to ${to}`,
  'service/add-port': ({ name = '', port = '' }) => `Add port ${port} to ${name}`,
  'service/remove-port': ({ name = '', port = '' }) => `Delete port ${port} of ${name}`,
  'tls/add': ({ host: at }) => `Add TLS for ${host(at)}`,
  'tls/set-hosts': ({ host: at }) => `Set TLS hosts to ${host(at)}`,
  'tls/set-secret': ({ host: at, to = '' }) => `Set TLS Secret of ${host(at)} to ${to}`,
  'tls/remove': ({ host: at }) => `Delete TLS of ${host(at)}`,
  'default-backend/set': ({ to = '' }) => `Set default backend to ${to}`,
  'default-backend/remove': ({ name = '' }) => `Delete default backend of ${name}`,
  'ingress/set-class': ({ name = '', to }) => `Set class of ${name} to ${named(to)}`,
  'ingress/rename': ({ from = '', to = '' }) => `Rename Ingress ${from} to ${to}`,
  'ingress/set-namespace': ({ name = '', to }) => `Set namespace of ${name} to ${named(to)}`,
  'annotation/set': ({ key = '' }) => `Set annotation ${key}`,
  'annotation/remove': ({ key = '' }) => `Delete annotation ${key}`,
  'ingress/add': ({ name = '' }) => `Add Ingress ${name}`,
  'ingress/remove': ({ name = '' }) => `Delete Ingress ${name}`,
  'ingress/duplicate': ({ from = '', to = '' }) => `Duplicate Ingress ${from} as ${to}`,
  'object/move-to-file': ({ name = '', to = '' }) => `Move ${name} to ${to}`,
  'path/move-to-file': ({ path = '', to = '' }) => `Move ${path} to ${to}`,
  'test/add': ({ line = '' }) => `Add test ${line}`,
  batch: (params) => batches.get(params['of'] ?? '')?.(params) ?? `${params['count'] ?? ''} changes`,
  'text/type': ({ file = '' }) => `Type in ${file}`,
  'text/paste': ({ file = '' }) => `Paste into ${file}`,
  'text/fix': ({ file = '' }) => `Apply fix in ${file}`,
  'text/replace': ({ from = '', count = '1' }) =>
    count === '1' ? `Replace ${from}` : `Replace ${from} in ${count} places`,
  'text/revert': ({ file = '' }) => `Revert changes of ${file}`,
  'text/recovered': () => 'Changes from before the page was closed',
  'file/add': ({ file = '', count = '1' }) => (count === '1' ? `Open ${file}` : `Open ${count} files`),
  'file/remove': ({ file = '' }) => `Close ${file}`,
  'file/rename': ({ file = '', to = '' }) => `Rename ${file} to ${to}`,
  'file/move': ({ file = '' }) => `Reorder ${file}`,
  'workspace/open': ({ what = '', name = '' }) => openedWords.get(what)?.(name) ?? 'Open another workspace',
};

/** Words of: labels of undo and redo. */
export const history = {
  steps,
  stepsTitle: 'Steps',
  title: 'History',
  opened: 'As it was opened',
  now: 'now',
  undone: 'undone',
  goTo: (step: string) => `Go to: ${step}`,
  snapshots: 'Snapshots',
  noSnapshots: 'None yet. One is kept each minute in which something changes, and those you name stay.',
  name: 'Name of the snapshot',
  keep: 'Keep snapshot',
  why: {
    named: '',
    auto: 'kept automatically',
    'other-tab': 'from another tab',
    'set-aside': 'set aside after failed starts',
    unreadable: 'could not be read',
    replaced: 'before something else was opened',
  },
  files: (count: number) => (count === 1 ? '1 file' : `${count} files`),
  open: (name: string) => `Open the snapshot ${name}`,
  remove: (name: string) => `Delete the snapshot ${name}`,
  forget: 'Forget everything in this browser…',
  forgetSure: 'Delete workspace, history, snapshots and settings?',
  forgetYes: 'Delete all',
  forgetNo: 'Keep',
  elsewhere: 'This workspace is open in another tab, which saves it. Changes in this tab last until you close it.',
  keepHere: 'Keep it here instead',
  dismiss: 'Hide',
  /** What is said, calmly, while nothing of the present work is kept. */
  unreadable:
    'What this browser keeps of your workspace could not be read. Nothing is written over it until you decide.',
  newer:
    'A newer version of Ingraph has kept the workspace in this browser. This page leaves it as it is: reload to get the newer version.',
  unwritable: {
    full: 'Not kept in this browser: its storage is full. Changes last until you close this tab.',
    slow: 'Not kept in this browser: its storage does not answer. Changes last until you close this tab.',
    refused:
      'Not kept in this browser: it does not allow pages to store anything. Changes last until you close this tab.',
  },
  notKept: 'Not kept in this browser',
  tryAgain: 'Try again',
  downloadRaw: 'Download what is there',
  keepAnew: 'Start over',
  download: (name: string) => `Download the snapshot ${name}`,
  /** What came by the address of the page, beside the person's own workspace. */
  offer: {
    title: { link: 'Shared with you', example: 'An example' },
    yours: 'Yours stays until you choose.',
    files: (count: number) => (count === 1 ? '1 file:' : `${count} files:`),
    more: (count: number) => `and ${count} more`,
    open: 'Open',
    openHint: 'In place of your own workspace: one undo brings it back',
    add: 'Add as tabs',
    addHint: 'Beside your own files',
    keep: 'Keep mine',
  },
};

export type HistoryMessages = typeof history;
