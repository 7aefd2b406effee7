/** Words of the matrix and of the options sheet: loaded when they are opened. */
export const matrix = {
  label: 'Requests and controllers',
  howTo: 'Arrows move between rows, Enter puts the request in the bar.',
  request: 'Request',
  kind: 'Variant',
  onlyDiffering: 'Only where they differ',
  controllers: 'Controllers',
  copy: 'Copy as Markdown',
  empty: 'There are no paths to ask about yet.',
  none: 'All controllers give every request the same answer.',
  working: 'Asking every controller about every path',
  tooLarge: 'Too many paths for a survey: ask single requests in the bar.',
  more: (n: number) => `${n} more rows`,
  alike: (n: number) => `${n} ${n === 1 ? 'request' : 'requests'} like this`,
  asked: (n: number) => `${n} requests tried.`,
  limited: 'There are more: only the first ones were tried.',
  searched:
    'Tried: variants of scheme, host, path, slashes, letter case and encoding, and hosts and headers that annotations name. Not tried: other methods, headers and cookies.',
  /** A path's badge, for its node. */
  split: (request: string, a: string, b: string) => `A and B disagree about ${request}: A ${a}, B ${b}`,
  askSplit: 'Ask where A and B disagree',
  portable: (same: number, of: number, unknown: number) =>
    `${same} of ${of} paths mean the same everywhere${unknown > 0 ? `, ${unknown} are not known` : ''}.`,
  probe: {
    written: 'as written',
    slash: 'slash',
    below: 'below',
    longer: 'longer',
    case: 'letter case',
    parent: 'parent',
    'double-slash': 'double slash',
    encoded: 'encoded',
    dots: 'dot segments',
    'other-scheme': 'other scheme',
    'other-host': 'other host',
    named: 'named host or header',
    given: 'sent',
  },
  options: {
    intro: 'Flags and ConfigMap keys that change routing. They apply to this class and travel with a shared link.',
    none: 'This profile has no options.',
    loading: 'Loading the options',
    reset: 'Back to defaults',
    byDefault: (value: string) => `Default: ${value}`,
    empty: 'empty',
    key: 'Key',
    value: 'Value',
    add: 'Add a key',
    remove: (key: string) => `Remove ${key || 'the empty row'}`,
  },
};

export type MatrixMessages = typeof matrix;
