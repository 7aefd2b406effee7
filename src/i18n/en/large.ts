function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

/** Words of large graphs: filter, focus, minimap. */
export const large = {
  filter: 'Filter',
  /** After `Filter:`; what each key looks for. */
  keys: {
    'host:': 'hosts with these letters',
    'path:': 'paths with these letters',
    'svc:': 'Services with these letters',
    'ns:': 'namespaces with these letters',
    'class:': 'classes with these letters',
    'problem:': 'what has a problem',
    'is:reached': 'what this request reaches',
    'is:dead': 'what no request reaches',
  },
  shown: (p: { shown: number; all: number }) => `${p.shown.toLocaleString('en')} of ${count(p.all, 'path', 'paths')}`,
  nothing: 'Nothing matches. Remove a word, or clear the filter.',
  clear: 'Clear',
  focusHost: (p: { name: string }) => `Focus on host ${p.name}`,
  focusService: (p: { name: string }) => `Focus on Service ${p.name}`,
  paths: (p: { count: number }) => count(p.count, 'path', 'paths'),
  requests: 'Which requests reach it?',
  requestsTitle: 'Requests that reach it',
  asking: 'Asking the controller…',
  none: 'No path leads here.',
  send: (p: { request: string }) => `Send ${p.request}`,
  copy: (p: { request: string }) => `Copy ${p.request}`,
  taken: (p: { path: string }) => `not reached: ${p.path} answers`,
  unanswered: 'not reached by any request that was tried',
  more: 'Only the first 300 paths are listed.',
  end: 'Show everything',
  minimap: 'Place in the graph',
  minimapHosts: (p: { count: number }) => count(p.count, 'host', 'hosts'),
  minimapAt: (p: { percent: number }) => `${p.percent} %`,
  minimapProblems: (p: { count: number }) => count(p.count, 'problem', 'problems'),
};

export type LargeMessages = typeof large;
