import type { OtherText } from '../../engine/intake/index.ts';

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
    packed: 'base64',
  },
  /** Texts of something else: what each is called, and what there is to know. */
  other: {
    compose: [
      'a Compose file',
      'This is a Compose file: it has no Ingress. Docker publishes its `ports` as they are, and no host or path decides. Labels for a proxy are not read here.',
    ],
    traefik: [
      'a configuration of Traefik',
      'This is Traefik’s dynamic configuration: its routers stand in a file and come from no Ingress. They are not read here.',
    ],
    'traefik-static': [
      'a configuration of Traefik',
      'This is Traefik’s static configuration: it names entry points and providers, and no route.',
    ],
    nginx: [
      'a configuration of nginx',
      'This is a configuration of nginx: it has no Ingress, and its locations are not read here. If ingress-nginx has written it, paste the Ingresses that it comes from: `kubectl get ingress -A -o yaml`.',
    ],
    haproxy: [
      'a configuration of HAProxy',
      'This is a configuration of HAProxy: it has no Ingress, and its rules are not read here. If an ingress controller has written it, paste the Ingresses that it comes from: `kubectl get ingress -A -o yaml`.',
    ],
    caddy: [
      'a Caddyfile',
      'This is a Caddyfile: its sites and handlers route, and there is no Ingress. They are not read here.',
    ],
    systemd: ['a systemd unit', 'This is a systemd unit: it starts a program and routes nothing.'],
    terraform: [
      'Terraform',
      'This is Terraform: an Ingress in it is written in HCL, which is not read here. Once it is applied, `kubectl get ingress -A -o yaml` prints it as YAML: paste that.',
    ],
    'helm-release': [
      'a Helm release',
      'This is a release as Helm keeps it, compressed: `helm get manifest NAME` prints what is in it. Paste that.',
    ],
  } satisfies Readonly<Record<OtherText, readonly [name: string, said: string]>>,
  atLine: (line: number) => `line ${line}`,
  packed: 'This is a manifest in base64.',
  openPacked: 'Open what is in it',
  bare: (count: number) =>
    count === 1
      ? '1 address has no scheme: taken as `http://`.'
      : `${count} addresses have no scheme: taken as \`http://\`.`,
  addresses: (count: number, schemes: string) =>
    count === 1
      ? `1 address is not asked: an Ingress routes HTTP and HTTPS, not ${schemes}.`
      : `${count} addresses are not asked: an Ingress routes HTTP and HTTPS, not ${schemes}.`,
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
    added: (name: string) => `${name}: the diff only adds lines, without lines around them that tell where they go.`,
    applied: 'Done.',
  },
};

export type IntakeMessages = typeof intake;
