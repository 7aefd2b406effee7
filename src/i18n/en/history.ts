import type { HistoryLabel } from '../../engine/index.ts';

type Params = HistoryLabel['params'];

/** Words of: labels of undo and redo. A label also reads well without its parameters. */
export const history = {
  steps: {
    'path/set-path': ({ path = '', to = '' }) => (to ? `Change path ${path} to ${to}` : `Change path ${path}`.trim()),
    'path/set-type': ({ path = '', pathType = '' }) =>
      pathType ? `Set type of ${path} to ${pathType}` : `Set path type ${path}`.trim(),
    'path/set-backend': ({ path = '', service = '' }) =>
      service ? `Send ${path} to ${service}` : `Set backend ${path}`.trim(),
    'path/add': ({ path = '' }) => `Add path ${path}`.trim(),
    'path/remove': ({ path = '' }) => `Delete path ${path}`.trim(),
    'path/duplicate': ({ path = '' }) => `Duplicate path ${path}`.trim(),
    'path/move': ({ path = '', host = '' }) => (host ? `Move ${path} to ${host}` : `Move path ${path}`.trim()),
    'host/add': ({ host = '' }) => `Add host ${host}`.trim(),
    'host/rename': ({ host = '', to = '' }) => (to ? `Rename host ${host} to ${to}` : `Rename host ${host}`.trim()),
    'host/remove': ({ host = '' }) => `Delete host ${host}`.trim(),
    'host/duplicate': ({ host = '' }) => `Duplicate host ${host}`.trim(),
    'host/move': ({ host = '' }) => `Move host ${host}`.trim(),
    'service/rename': ({ from = '', to = '' }) => (to ? `Rename Service ${from} to ${to}` : 'Rename Service'),
    'tls/add': ({ host = '', hosts = host }) => `Add TLS ${hosts}`.trim(),
    'tls/set-secret': ({ secretName = '' }) => `Set TLS Secret ${secretName}`.trim(),
    'tls/remove': ({ host = '', hosts = host }) => `Delete TLS ${hosts}`.trim(),
    'default-backend/set': ({ service = '' }) => `Set default backend ${service}`.trim(),
    'default-backend/remove': () => 'Delete default backend',
    'ingress/set-class': ({ className = '' }) => `Set class ${className}`.trim(),
    'ingress/rename': ({ to = '', name = to }) => `Rename Ingress ${name}`.trim(),
    'ingress/set-namespace': ({ namespace = '' }) => `Set namespace ${namespace}`.trim(),
    'annotation/set': ({ key = '' }) => `Set annotation ${key}`.trim(),
    'annotation/remove': ({ key = '' }) => `Delete annotation ${key}`.trim(),
    'ingress/add': ({ name = '' }) => `Add Ingress ${name}`.trim(),
    'ingress/remove': ({ name = '' }) => `Delete Ingress ${name}`.trim(),
    'ingress/duplicate': ({ name = '' }) => `Duplicate Ingress ${name}`.trim(),
    'text/type': ({ file = '' }) => `Type in ${file}`,
    'text/paste': ({ file = '' }) => `Paste into ${file}`,
    'text/fix': ({ file = '' }) => `Apply fix in ${file}`,
    'file/add': ({ file = '', count = '1' }) => (count === '1' ? `Open ${file}` : `Open ${count} files`),
    'file/remove': ({ file = '' }) => `Close ${file}`,
    'file/rename': ({ file = '', to = '' }) => `Rename ${file} to ${to}`,
  } satisfies { readonly [T in HistoryLabel['type']]: (params: Params) => string } as {
    readonly [T in HistoryLabel['type']]: (params: Params) => string;
  },
};

export type HistoryMessages = typeof history;
