/** Words of: route tree of narrow screens and screen readers. */
export const tree = {
  label: 'Routes',
  empty: 'No routes yet.',
  anyHost: 'any other host',
  noClass: 'no class',
  defaultBackend: 'default backend',
  noBackend: 'no backend',
  noCertificate: 'not in tls',
  paths: (n: number) => (n === 1 ? '1 path' : `${n} paths`),
  runsAs: (pattern: string) => `runs as ${pattern}`,
  dead: {
    shadowed: 'never reached',
    duplicate: 'never reached, a duplicate',
    dropped: 'dropped by the controller',
    'class-ignored': 'its class is ignored',
    rejected: 'refused by the controller',
  },
  toggle: 'Show or hide what is below',
  wins: 'takes the request',
  say: {
    router: (name: string, controller: string, hosts: number) =>
      `class ${name}, ${controller}, ${hosts === 1 ? '1 host' : `${hosts} hosts`}`,
    host: (host: string, paths: string, tls: string) => `host ${host}, ${paths}${tls && `, ${tls}`}`,
    path: (path: string, type: string, order: number | null, of: number) =>
      `path ${path}, ${type}${order === null ? '' : `, ${order} of ${of}`}`,
    to: (service: string) => `to ${service}`,
    defaultBackend: (ingress: string) => `default backend of ${ingress}`,
    tls: (secret: string | null) => (secret ? `TLS ${secret}` : 'TLS'),
  },
};

export type TreeMessages = typeof tree;
