/** Words of: toasts: refused commands, messages. */
export const notices = {
  /** Name of the region that toasts appear in. */
  region: 'Messages',
  refused: {
    'target-gone': 'Not changed: the text has changed meanwhile, and this place is no longer there.',
    'no-change': 'Nothing to change: it is so already.',
    'yaml-broken': 'Not changed: the YAML here cannot be read now. Correct the marked line first.',
    aliased: 'Not changed: this value comes through a YAML alias and would change in other places too.',
    invalid: ({ field, message }: { readonly field: string; readonly message: string }) =>
      `Not changed: Kubernetes would refuse it. ${field}: ${message}`,
    unsupported: ({ reason }: { readonly reason: string }) =>
      `Not changed: this way of writing YAML cannot be edited from the graph (${reason}). Edit the text instead.`,
  },
  deleted: (step: string) => `Done: ${step}`,
  shared: 'Link copied. Everything is in the link itself; nothing was sent anywhere.',
  sharedLong: (length: number) =>
    `Link copied, but it has ${length.toLocaleString('en')} characters: some chat programs cut it. A downloaded file is safer.`,
  secretsLeftOut: (count: number) =>
    count === 1 ? 'One Secret value was left out.' : `${count} Secret values were left out.`,
  copied: {
    yaml: 'YAML copied.',
    kubectl: 'kubectl command copied.',
    link: 'Link copied.',
    trace: 'Trace copied.',
  },
  opened: (files: number) => (files === 1 ? 'One file opened.' : `${files} files opened.`),
  skipped: {
    binary: (name: string) => `${name} is not a text file.`,
    'too-large': (name: string) => `${name} is too large.`,
    unreadable: (name: string) => `${name} cannot be read.`,
  },
  skippedMore: (count: number) => (count === 1 ? 'One more file was left out.' : `${count} more files were left out.`),
  badLink: {
    broken: 'This link is damaged: part of it may have been cut off. Your own files are untouched.',
    'too-large': 'This link unfolds to more than 20 MB and was not opened. Your own files are untouched.',
    'newer-version': 'This link was made by a newer version of Ingraph. Reload the page to get it.',
  },
  mixedLineEnds: (file: string) =>
    `${file} mixes two kinds of line ends. They stay as they are, except where you edit.`,
};

export type NoticesMessages = typeof notices;
