import type { UnsupportedReason } from '../../engine/commands/index.ts';

/** What is written in a way that is not edited: one without words does not compile. */
const unsupported: Readonly<Record<UnsupportedReason, string>> = {
  'explicit-key': 'a key is written with ?',
  'doubled-key': 'the key would be there twice',
  'not-a-map': 'there is no map where one is expected',
  'not-a-list': 'there is no list where one is expected',
  'not-a-scalar': 'there is no plain value where one is expected',
  'comments-into-json': 'JSON has no room for its comments',
  'comments-into-flow': 'braces and brackets have no room for its comments',
  'alias-into-flow': 'it holds a YAML alias and would stand inside brackets',
  'object-shape': 'the object is not written as a map of its own',
  'backend-shape': 'its backend names no Service',
  'list-item': 'the object is an item of a List',
  directive: 'its document has a line that begins with %',
  'json-file': 'a JSON file holds one object',
  'api-versions-differ': 'the two Ingresses are of different API versions',
  helm: 'it is a Helm template',
  'too-large': 'its document is too large',
  'not-a-test': 'the comment is not a routing test',
};

/** Words of: toasts: refused commands, messages. */
export const notices = {
  refused: {
    'target-gone': 'Not changed: the text has changed meanwhile, and this place is no longer there.',
    'no-change': 'Nothing to change: it is already like that.',
    'yaml-broken': 'Not changed: the YAML here cannot be read now. Correct the marked line first.',
    'tls-empty': 'Not changed: a TLS entry needs a host or a Secret.',
    aliased: 'Not changed: this value comes through a YAML alias and would change in other places too.',
    invalid: ({ field, message }: { readonly field: string; readonly message: string }) =>
      `Not changed: Kubernetes would refuse it. ${field}: ${message}`,
    unsupported: ({ reason }: { readonly reason: UnsupportedReason }) =>
      `Not changed: this cannot be edited from the graph, because ${unsupported[reason]}. Edit the text instead.`,
  },
  deleted: (step: string) => `Done: ${step}`,
  undone: (step: string) => `Undone already: ${step}`,
  shared: 'Link copied. Everything is in the link itself; nothing was sent anywhere.',
  sharedLong: (length: number) =>
    `Link copied, but it has ${length.toLocaleString('en')} characters: some chat apps cut long links. A downloaded file is safer.`,
  secretsLeftOut: (count: number) =>
    count === 1 ? 'One Secret value was left out.' : `${count} Secret values were left out.`,
  credentialsLeftOut: (count: number) =>
    count === 1 ? 'One credential of the request was left out.' : `${count} credentials of the request were left out.`,
  copied: {
    picture: 'Picture copied.',
    mermaid: 'Flowchart copied.',
    yaml: 'YAML copied.',
    kubectl: 'kubectl command copied.',
    link: 'Link copied.',
    trace: 'Trace copied.',
    problem: 'Problem copied.',
    table: 'Table copied.',
    matrix: 'Matrix copied.',
  },
  opened: (files: number) => (files === 1 ? 'One file opened.' : `${files} files opened.`),
  skipped: {
    binary: (name: string) => `${name} is not a text file.`,
    'too-large': (name: string) => `${name} is too large.`,
    unreadable: (name: string) => `${name} cannot be read.`,
  },
  recoded: {
    'utf-16': (name: string) => `${name} is UTF-16: it stays so when saved in place, downloads are UTF-8.`,
    'utf-16-unmarked': (name: string) =>
      `${name} is UTF-16 without a byte order mark, which kubectl refuses: it is saved as UTF-8.`,
    'euc-kr': (name: string) => `${name} is EUC-KR, which kubectl refuses: it is saved as UTF-8.`,
    'windows-1252': (name: string) =>
      `${name} is not UTF-8, and kubectl refuses it: read as Windows-1252, saved as UTF-8.`,
  },
  notKubernetes: (count: number, helm: number) =>
    `Not Kubernetes: ${count === 1 ? 'one file' : `${count} files`}, left out.${helm > 0 ? ' Run "helm template" on the chart and open what it prints.' : ''}`,
  skippedMore: (count: number) => (count === 1 ? 'One more file was left out.' : `${count} more files were left out.`),
  badLink: {
    broken: 'This link is damaged: part of it may have been cut off. Your own files are untouched.',
    'too-large': 'This link unpacks to more than 20 MB and was not opened. Your own files are untouched.',
    'newer-version': 'This link was made by a newer version of Ingraph. Reload the page to get it.',
  },
  /** Something stands in the place of the person's own workspace. */
  replaced: (step: string, isKept: boolean) =>
    `Done: ${step}. Your own workspace is one undo away${isKept ? ', and kept in History' : ''}.`,
  readingStopped: 'Reading was stopped and the last step undone. Redo brings it back.',
  /** What was pasted cannot be used: what it is, and what to do. */
  notPasted: {
    empty: 'The clipboard holds no text. Copy an Ingress first, as printed by kubectl get ingress -o yaml.',
    binary: 'This is not text. Open files with “Open files”, or drop them here.',
    html: 'This is a web page, not a manifest. Copy the YAML itself: on GitHub it is behind “Raw”.',
    text: 'No manifest, request, log line or known error in this text. Paste an Ingress as YAML or JSON, a URL, or a curl line.',
  },
  setAside: 'The last two starts failed, so your workspace was not opened. All of it is kept under History.',
  takenOver: 'This tab now shows what the other tab had last.',
  unreadable: {
    whole: 'What was kept of your workspace could not be read. It is kept as it was found, under History.',
    partly: 'Part of what was kept could not be read. It is kept as it was found, under History; the texts are here.',
    snapshot: 'This snapshot cannot be read.',
    still: 'It still cannot be read.',
  },
  snapshot: (name: string) => `Snapshot kept: ${name}`,
  snapshotFailed: 'The snapshot could not be kept: this browser does not store anything now.',
  mixedLineEnds: (file: string) =>
    `${file} mixes two kinds of line ends. They stay as they are, except where you edit.`,
};

export type NoticesMessages = typeof notices;
