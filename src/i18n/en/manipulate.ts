function paths(count: number): string {
  return count === 1 ? '1 path' : `${count.toLocaleString('en')} paths`;
}

/** Words of: dragging, marking several paths, doing something with all of them, the palette of Services. */
export const manipulate = {
  paths,
  drag: {
    move: (p: { path: string; host: string }) => `Move ${p.path} to ${p.host}`,
    reorder: (p: { path: string }) => `Put ${p.path} here`,
    copy: (p: { path: string; host: string }) => `Copy ${p.path} to ${p.host}`,
    connect: (p: { path: string; service: string }) => `Connect ${p.path} to ${p.service}`,
    add: (p: { service: string; host: string }) => `Add a path to ${p.service} on ${p.host}`,
    classOf: (p: { first: string; others: string }) =>
      `${p.first} (the first of this router, which has ${p.others} too)`,
    hostClass: (p: { host: string; className: string; ingresses: string }) =>
      `Move ${p.host} to class ${p.className}: set on Ingress ${p.ingresses}`,
    hostMove: (p: { host: string; className: string; to: string }) =>
      `Move ${p.host} to class ${p.className}: into Ingress ${p.to}`,
    toFile: (p: { what: string; file: string }) => `Move ${p.what} to ${p.file}`,
    choose: (p: { path: string }) => `Choose a Service for ${p.path}`,
    noHost: 'Drop it on a host',
    noService: 'Drop it on a Service',
    noRouter: 'Drop it on another edge router',
    noPathOrHost: 'Drop it on a path or a host',
    nowhere: (p: { namespace: string }) =>
      `Its Ingress holds more than this host, and namespace ${p.namespace} has no Ingress of that class`,
    outside: 'Nothing happens here',
    same: 'It is already there',
    otherClass: 'A path stays in its Ingress, which is of another class',
    resource: 'A resource backend is set in the fields of the path',
    noPort: (p: { service: string }) => `${p.service} has no port that a path could name`,
    otherNamespace: (p: { service: string; namespace: string }) =>
      `${p.service} is in namespace ${p.namespace}: an Ingress reaches only its own`,
    copyHint: 'Alt copies',
    refused: {
      'target-gone': 'The YAML has changed since',
      'no-change': 'Nothing would change',
      'yaml-broken': 'This document cannot be read now',
      'tls-empty': 'A TLS entry needs a host or a Secret',
      aliased: 'This part comes from a YAML alias',
      invalid: 'The API server would refuse the result',
      unsupported: 'Written in a way that can only be edited in the YAML',
    },
  },
  impact: {
    changed: (p: { changed: number; asked: number }) =>
      p.asked === 1
        ? 'The request gets a different answer'
        : `${p.changed} of ${p.asked} requests get a different answer`,
    same: (p: { asked: number }) =>
      p.asked === 1 ? 'The request keeps its answer' : `All ${p.asked} requests keep their answers`,
    went: (service: string) => `went to ${service}`,
    got: (answer: string) => `got ${answer}`,
    goes: (service: string) => `now it goes to ${service}`,
    gets: (answer: string, why: string) => `now it gets ${answer}${why === '' ? '' : `, because ${why}`}`,
    nobodyBefore: 'nobody answered',
    nobodyNow: 'now nobody answers',
    turns: (before: string, now: string) => `${before}, ${now}`,
    passes: 'Test would pass',
    fails: 'Test would fail',
    more: (p: { count: number }) => `and ${p.count} more`,
    tooMany: 'Too many paths to try the tests in advance',
    someOnly: 'Only the first tests were tried',
  },
  addPathTo: (p: { host: string }) => `Add a path to ${p.host}`,
  pick: {
    service: (p: { what: string }) => `Connect ${p.what} to`,
    host: (p: { what: string }) => `Move ${p.what} to`,
    copy: (p: { what: string }) => `Copy ${p.what} to`,
    type: (p: { what: string }) => `Set the type of ${p.what} to`,
    router: (p: { what: string }) => `Move ${p.what} to class`,
    class: (p: { what: string }) => `Set the class of the Ingresses of ${p.what} to`,
    file: (p: { what: string }) => `Move ${p.what} to file`,
    filter: 'Type to filter',
    filterOrFile: 'Filter, or a new file',
    newFile: 'new',
    filterOrService: 'Filter, or a new Service',
    filterOrName: 'Filter, or a new class',
    none: 'No match',
    noClass: 'no class',
    here: 'its host',
    now: 'current',
    newClass: 'new',
  },
  marked: (p: { count: number }) => `${paths(p.count)} selected`,
  nothingMarked: 'Nothing selected',
  bar: {
    service: 'Service…',
    host: 'Move to…',
    copy: 'Copy to…',
    type: 'Type…',
    class: 'Class…',
    duplicate: 'Duplicate',
    remove: 'Delete',
    clear: 'Clear the selection',
  },
  area: 'Select an area',
  areaHint: 'Select an area: drag over paths, or press single ones (without this: Shift and drag)',
  help: {
    title: 'Several paths in the graph',
    extend: 'Select the next path too',
    toggle: 'Select this path, or not',
    all: 'Select all shown paths',
    copy: 'Copy instead of move, while dragging',
  },
  palette: {
    button: (p: { count: number }) => `Services ${p.count.toLocaleString('en')}`,
    title: 'Services of these files',
    find: 'Find a Service',
    none: 'No Service matches',
    empty: 'No Service is defined or named yet',
    unused: 'not used',
    notDefined: 'not in your files',
    usedBy: (p: { count: number }) => `${paths(p.count)}`,
    name: (p: { name: string; ports: string; namespace: string; state: string }) =>
      `Service ${p.name}${p.ports && `, port ${p.ports}`}, namespace ${p.namespace}, ${p.state}`,
    idle: 'Select paths or a host, then choose a Service here. A mouse can also drag it onto a path or a host.',
    forPaths: (p: { what: string }) => `Choose one to connect ${p.what} to it`,
    forHost: (p: { host: string }) => `Choose one to add a path to it on ${p.host}`,
    close: 'Close',
  },
};

export type ManipulateMessages = typeof manipulate;
