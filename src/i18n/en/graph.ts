function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

/** Words of: canvas, nodes, edges, gestures, their accessible names. */
export const graph = {
  added: 'new since opening',
  changed: 'edited since opening',
  changeShort: { added: 'new', changed: 'edited' },
  title: 'Graph',
  region: 'Routing graph',
  howTo:
    'Arrow keys walk between nodes, Enter opens one, F12 goes to its YAML. A adds a path, M connects a path to a Service, Alt with Up or Down changes the order, Delete removes. Shift with Up or Down selects several paths. Shift F10 opens the menu.',
  /** A way out of the picture for those who rather read. */
  asList: 'Open as a list (L)',
  heads: { router: 'Edge router', hosts: 'Hosts', paths: 'Paths', backends: 'Services' },
  orderNote: 'number = order they are tried in',
  find: 'Find',
  findIn: 'Find a host, path or Service',
  findCount: (p: { at: number; of: number }) => (p.of === 0 ? 'nothing' : `${p.at} of ${p.of}`),
  otherHost: 'Any other host',
  addPath: 'Add path',
  addHost: 'Add host',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Zoom to 100 %',
  fit: 'Fit the graph',
  expandLevel: 'Expand one level',
  collapseAll: 'Collapse hosts',
  owners: 'Ingress objects',
  answeredBy: (p: { controller: string }) => `as ${p.controller} answers`,
  owner: (p: { name: string }) => `Ingress ${p.name}`,
  paths: (p: { count: number }) => count(p.count, 'path', 'paths'),
  hosts: (p: { count: number }) => count(p.count, 'host', 'hosts'),
  services: (p: { count: number }) => count(p.count, 'Service', 'Services'),
  anyHost: 'any host',
  noClass: 'no class',
  noPath: '(no path)',
  defaultBackend: 'default backend',
  defaultBackendSub: 'what no path takes',
  runsAs: (p: { pattern: string }) => `runs as ${p.pattern}`,
  tls: (p: { secret: string }) => `TLS ${p.secret}`,
  tlsPlain: 'TLS',
  tlsWildcard: (p: { secret: string }) => `TLS ${p.secret}, wildcard`,
  tlsWildcardPlain: 'TLS by a wildcard',
  noCertificate: 'not in tls',
  broken: {
    missing: 'not in your files',
    'port-missing': 'port not in the Service',
    'no-endpoints': 'no Pod is ready',
  },
  brokenShort: { missing: 'no Service', 'port-missing': 'no such port', 'no-endpoints': 'no ready Pod' },
  noPort: 'no port',
  noBackend: 'no backend',
  incoming: (p: { count: number }) => `${count(p.count, 'path leads', 'paths lead')} here`,
  dead: {
    shadowed: (p: { by: string }) => (p.by ? `never reached, ${p.by} always matches first` : 'never reached, shadowed'),
    duplicate: (p: { by: string }) => (p.by ? `never reached, ${p.by} is the same` : 'never reached, a duplicate'),
    dropped: () => 'dropped by the controller',
    'class-ignored': () => 'the controller does not take this class',
    rejected: () => 'rejected by the controller',
  },
  chip: {
    wins: 'wins',
    open: 'left open',
    shorter: 'shorter',
    type: 'type',
    later: 'matches, later',
    noMatch: 'no match',
    differsAt: (p: { element: string }) => `differs at ${p.element}`,
    otherHost: 'other host',
    otherScheme: 'other scheme',
    exactHostFirst: 'exact host first',
    neverReached: 'never reached',
  },
  stale: (p: { line: number }) =>
    `Line ${p.line} cannot be read, so the grey routes are those of the last version that could.`,
  staleSomewhere: 'A document cannot be read, so the grey routes are those of the last version that could.',
  staleEngine: 'The engine has stopped: these routes are those of an older text.',
  goToLine: (p: { line: number }) => `Go to line ${p.line}`,
  menu: {
    label: 'Actions',
    open: 'Edit…',
    goToYaml: 'Go to YAML',
    moveTo: 'Move to…',
    copyTo: 'Copy to…',
    toClass: 'Move to class…',
    toFile: 'Move to file…',
    connectTo: 'Connect to…',
    createService: (p: { name: string }) => `Create ${p.name}`,
    duplicate: 'Duplicate',
    moveUp: 'Move up',
    moveDown: 'Move down',
    focus: 'Show only what reaches it',
    addPath: 'Add path',
    addHost: 'Add host',
    remove: 'Delete',
    expand: 'Show paths',
    collapse: 'Hide paths',
  },
  name: {
    router: (p: { name: string; controller: string; hosts: number }) =>
      `Edge router ${p.name}, controller ${p.controller}, ${count(p.hosts, 'host', 'hosts')}`,
    host: (p: { host: string; paths: number; tls: string; owners: string; collapsed: boolean }) =>
      `Host ${p.host}, ${count(p.paths, 'path', 'paths')}${p.collapsed ? ', hidden' : ''}${p.tls && `, ${p.tls}`}, Ingress ${p.owners}`,
    path: (p: { path: string; type: string; order: number | null; host: string; backend: string; rest: string }) =>
      `Path ${p.path}, ${p.type}, on ${p.host}${p.order === null ? '' : `, number ${p.order} to be tried`}, to ${p.backend}${p.rest && `, ${p.rest}`}`,
    defaultBackend: (p: { owner: string; backend: string }) => `Default backend of Ingress ${p.owner}, to ${p.backend}`,
    backend: (p: { kind: string; name: string; port: string; incoming: number; rest: string }) =>
      `${p.kind} ${p.name}${p.port && `, port ${p.port}`}, ${count(p.incoming, 'path leads', 'paths lead')} here${p.rest && `, ${p.rest}`}`,
    bundle: (p: { host: string; paths: number }) => `${count(p.paths, 'path', 'paths')} of ${p.host}, hidden`,
    domain: (p: { domain: string; hosts: number; paths: number; collapsed: boolean }) =>
      `Domain ${p.domain}, ${count(p.hosts, 'host', 'hosts')}, ${count(p.paths, 'path', 'paths')}, ${p.collapsed ? 'hidden' : 'shown'}`,
    services: (p: { namespace: string; services: number }) =>
      `${count(p.services, 'Service', 'Services')} of namespace ${p.namespace}`,
    lit: 'takes the request',
    litB: 'takes the request under B',
    noBackend: 'no backend',
    stale: 'from the last version that could be read',
  },
  /** Problems of a node, at the end of its name. */
  problems: (errors: number, warnings: number) =>
    [
      errors === 0 ? '' : errors === 1 ? '1 error' : `${errors} errors`,
      warnings === 0 ? '' : warnings === 1 ? '1 warning' : `${warnings} warnings`,
    ]
      .filter(Boolean)
      .join(', '),
  oldVersion: (apiVersion: string) => `still ${apiVersion}`,
};

export type GraphMessages = typeof graph;
