/** Words of: problems panel. */
export const problems = {
  label: 'Problems',
  level: { error: 'Breaks', warning: 'Surprises', info: 'Good to know', hint: 'Style' },
  levels: 'Levels shown',
  all: 'All',
  none: 'No problems found.',
  noneText: 'Everything the API server and this controller would say something about is listed here.',
  noneOfLevel: 'Nothing on these levels.',
  place: (file: string, line: number | null) => (line === null ? file : `${file}:${line}`),
  origin: {
    yaml: 'YAML',
    'api-server': 'API server',
    advice: 'Advice',
    controller: (name: string) => name,
  },
  fix: 'Fix',
  try: (request: string) => `Send ${request}`,
  more: (n: number) => `${n} more`,
  counts: (n: number) => `${n}`,
};

export type ProblemsMessages = typeof problems;
