/** Words of the card of what was pasted. */
export const intake = {
  title: {
    error: 'Pasted error',
    request: 'Pasted requests',
    diff: 'Pasted diff',
    listing: 'Pasted listing',
    manifest: 'Pasted manifests',
    unknown: 'Pasted text',
  },
  readAs: (what: string) => `read as: ${what}`,
  kinds: {
    manifest: (count: number) => (count === 1 ? '1 manifest' : `${count} manifests`),
    diff: (count: number) => (count === 1 ? 'a diff of 1 file' : `a diff of ${count} files`),
    get: 'kubectl get ingress',
    describe: 'kubectl describe ingress',
    error: (count: number) => (count === 1 ? '1 error text' : `${count} error texts`),
    request: (count: number) => (count === 1 ? '1 request' : `${count} requests`),
  },
  forms: {
    curl: 'curl',
    transcript: 'curl with its answer',
    url: 'URL',
    nginx: 'nginx access log',
    traefik: 'Traefik access log',
    haproxy: 'HAProxy log',
    wire: 'HTTP request',
    httpie: 'HTTPie',
    wget: 'wget',
    fetch: 'fetch',
    powershell: 'PowerShell',
    envoy: 'Envoy access log',
    alb: 'AWS ALB access log',
    json: 'JSON access log',
    'error-log': 'nginx error log',
  },
  close: 'Close',
  text: 'Pasted text',
  opened: (names: string) => `Opened as ${names}. Undo takes it back.`,
  escapes: (count: number) =>
    count === 1
      ? 'One colour code of the terminal was left out.'
      : `${count} colour codes of the terminal were left out.`,
  stripped: {
    quote: (count: number, mark: string) =>
      `\`${mark}\` was removed from the beginning of ${count === 1 ? '1 line' : `${count} lines`}.`,
    numbers: (count: number) => `The numbers of ${count === 1 ? '1 line' : `${count} lines`} were left out.`,
    indent: (count: number) =>
      count === 1 ? '1 line was moved to the margin.' : `${count} lines were moved to the margin.`,
    'no-break': (count: number) =>
      count === 1 ? '1 no-break space became a space.' : `${count} no-break spaces became spaces.`,
    'curly-quotes': (count: number) =>
      count === 1 ? '1 curly quote became a straight one.' : `${count} curly quotes became straight ones.`,
    string: () => 'It was unpacked from a JSON string.',
    entities: (count: number) =>
      count === 1
        ? '1 HTML entity became the character it stands for.'
        : `${count} HTML entities became the characters they stand for.`,
  },
  credentials: (count: number) =>
    count === 1
      ? 'One credential stays out of the request bar and of what is kept.'
      : `${count} credentials stay out of the request bar and of what is kept.`,
  unread: 'Only the first 1,000 lines were read.',
  more: (count: number) => `${count} more`,
  unknownError: 'Ingraph does not know this error text. It stays here until you close it.',
  /** Of a field alone. */
  field: (field: string) => `The API server refuses \`${field}\`.`,
  place: (file: string, line: number) => `${file} line ${line}`,
  noPlace: 'No place in these files matches: open the manifest it is about.',
  shownBy: 'Shown by',
  fix: 'Fix',
  accepted: 'accepted',
  send: 'Send',
  seen: (status: number) => `You saw ${status}`,
  times: (count: number) => `${count} times`,
  relation: {
    same: (said: string) => `this says ${said}, too`,
    application: (said: string) => `this goes to ${said}, which may have answered that`,
    'backend-down': (said: string) =>
      `this goes to ${said}: the route is right, and this is what the controller answers while no Pod does`,
    differs: (said: string) => `this says ${said}`,
    open: (said: string) => `this says ${said}`,
  },
  logged: (upstream: string) => `logged: ${upstream}`,
  noHost: 'The lines name no host. Ask with',
  listing: {
    get: (command: string) => `This table has no paths. \`${command}\` prints all of it: paste that.`,
    describe: (command: string) =>
      `\`describe\` leaves out the path types, so this is not a manifest. \`${command}\` prints it: paste that. What it lists is asked here:`,
    says: (backend: string) => `listed: ${backend}`,
    trouble: (words: string) => `kubectl found no backend: ${words}`,
    copy: 'Copy the command',
  },
  diff: {
    apply: (name: string) => `Change ${name} as the diff says`,
    after: (name: string) => `Open ${name} as it is afterwards`,
    both: (name: string) => `Open ${name} before and after`,
    part: (name: string) => `${name}: the diff shows a part of this file, and no open file has these lines.`,
    applied: 'Done.',
  },
};

export type IntakeMessages = typeof intake;
