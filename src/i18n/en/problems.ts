/** Words of: problems panel. */
export const problems = {
  label: 'Problems',
  level: { error: 'Breaks', warning: 'Surprises', info: 'Good to know', hint: 'Style' },
  levels: 'Levels shown',
  all: 'All',
  none: 'No problems found.',
  noneText: 'Whatever the API server or this controller would object to is listed here.',
  release: (release: string) => `Kubernetes ${release}`,
  releaseLabel: 'Release of the API server',
  releaseHint: 'The API server of this release judges your text: rules and words differ between releases.',
  noneOfLevel: 'Nothing at these levels.',
  place: (file: string, line: number | null) => (line === null ? file : `${file}:${line}`),
  origin: {
    yaml: 'YAML',
    'api-server': 'API server',
    advice: 'Advice',
    controller: (name: string) => name,
  },
  fix: 'Fix',
  fixAll: (label: string, count: number) => `${label}: all ${count}`,
  fixAllInFile: (label: string, count: number) => `${label}: all ${count} in this file`,
  said: 'In the words of the API server',
  saidByKubectl: 'In the words of kubectl',
  filter: 'Filter problems',
  noneFit: 'No problem matches the filter.',
  copy: 'Copy',
  copyLabel: (name: string) => `Copy ${name} with its place`,
  group: 'Group',
  byFile: 'by file',
  byKind: 'by kind',
  try: (request: string) => `Send ${request}`,
  more: (n: number) => `${n} more`,
  counts: (n: number) => `${n}`,
  /** Where the routes would be, when there are none. */
  nothing: {
    unreadable: (file: string) => `No routes yet: ${file} has errors`,
    unreadableText: 'Correct the text: the routes appear as soon as an Ingress can be read.',
    goToPlace: 'Go to the place',
    show: (count: number) => (count === 1 ? 'Show the problem' : `Show all ${count} problems`),
    noIngress: 'No Ingress in these files',
    noIngressText: (documents: number) =>
      `${documents === 1 ? 'The one document was' : `All ${documents} documents were`} read, and none is an Ingress. Paste or open the Ingress too, or write a new one.`,
    blank: 'No routes yet',
    blankText: 'Paste or type an Ingress in the editor, or fill in a form.',
  },
};

export type ProblemsMessages = typeof problems;
