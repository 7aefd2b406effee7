/** Words of: tabs beyond the first view, saving, finding, changes since opening. */
export const workspace = {
  offline: { whole: 'Offline: everything still works.', part: 'Offline: what is loaded still works.' },
  empty: {
    tagline: 'Kubernetes Ingress routing, visible and provable',
    title: ['Paste your Ingress.', 'See where every request goes.'] as readonly string[],
    text: 'YAML, `kubectl get ingress -o yaml`, rendered Helm output or a curl line. Drop files or a folder too.',
    paste: 'Paste',
    open: 'Open files',
    blank: 'Start blank',
    pasteBlocked: 'This browser keeps the clipboard to itself: press the keys instead.',
    trust: 'Runs in this browser. No upload, no account.',
    examples: 'Or open a surprising case',
  },
  headers: { help: 'One `Name: value` per line.', inLine: 'From the line itself:' },
  share: {
    what: 'The link itself holds the whole workspace as it is now. No server stores it: it does not expire, and later changes are not in it.',
    holds: [
      'the text of all files, without the values of Secrets',
      'the request without its credentials, the chosen controllers and the selection',
      'not your history and not your settings',
    ] as readonly string[],
    keepCredentials: (count: number) =>
      count === 1 ? 'Keep the credential of the request' : `Keep the ${count} credentials of the request`,
    credentialsHint:
      'Authorization, cookies, API keys, tokens and passwords. Whoever has the link or the picture can read them.',
    length: (length: number) => `Copied: ${length.toLocaleString('en')} characters.`,
    long: (length: number) =>
      `Copied, but it has ${length.toLocaleString('en')} characters. Some chat apps cut long links: a downloaded file is safer.`,
  },
  allFiles: (count: number) => `All ${count} files`,
  changedMark: 'changed',
  moveLeft: (name: string) => `Move ${name} left`,
  moveRight: (name: string) => `Move ${name} right`,
  save: {
    saved: (count: number) => (count === 1 ? 'One file saved.' : `${count} files saved.`),
    nothing: 'Nothing to save: the files on the disk are the same.',
    why: {
      conflict: 'has been changed on the disk by something else. It was not written.',
      forbidden: 'was not written: the browser does not allow it.',
      gone: 'is no longer on the disk. Download it instead.',
      encoding: 'is not UTF-8 on the disk and was not written. Download it instead.',
      'no-place': 'belongs to no opened folder. Download it instead.',
      name: 'has a name that the file system does not accept. Rename it, or download it instead.',
      failed: 'could not be written. The file on the disk is as it was.',
    },
    overwrite: 'Overwrite the file on disk',
    takeDisk: 'Use the version on disk',
  },
  find: {
    findIn: 'Find…',
    here: 'Find in this file',
    title: 'Find in all files',
    what: 'Find in all files',
    by: 'Replace with',
    isCase: 'Match case',
    isWord: 'Whole words',
    isRegex: 'Regular expression',
    hint: 'Looks through every file of the workspace.',
    slow: 'This expression takes too long and was stopped. Make it simpler.',
    badPattern: 'This is not a regular expression.',
    found: (count: number, files: number) => {
      if (count === 0) return 'Nothing found.';
      return `${count.toLocaleString('en')} ${count === 1 ? 'place' : 'places'} in ${files === 1 ? 'one file' : `${files} files`}`;
    },
    more: (count: number) => `${count.toLocaleString('en')} more places are not listed.`,
    replace: 'Replace',
    replaceAll: 'Replace all',
    replaceHere: 'Replace in this file',
    replaceInFile: (file: string) => `Replace in this file: ${file}`,
    replaceOne: (file: string, line: number) => `Replace in line ${line} of ${file}`,
  },
  move: {
    title: (name: string) => `Move Ingress ${name} to a file`,
    newFile: (file: string) => `New file ${file}`,
  },
  changes: {
    title: 'Changes since opening',
    show: 'Show changes in the routes',
    asking: 'Comparing…',
    closed: (name: string) => `${name} was closed since opening.`,
    none: 'No file has changed since it was opened or saved.',
    slow: 'These files differ too much to be compared line by line.',
    file: (name: string, added: number, removed: number) => `${name}: ${added} lines added, ${removed} removed`,
    added: (line: number) => `added line ${line}`,
    removed: (line: number) => `removed line ${line}`,
    accept: 'Use as baseline',
    acceptFile: (name: string) => `Use as baseline: ${name}`,
    revert: 'Revert',
    revertAll: 'Revert file',
    revertFile: (name: string) => `Revert file ${name}`,
    revertAt: (name: string, line: number) => `Revert the change at line ${line} of ${name}`,
    moreHunks: (count: number) => `${count} more changes are not shown.`,
    moreLines: (count: number) => `${count} more lines are not shown.`,
  },
  requests: {
    title: 'Requests that are answered differently',
    none: (asked: number) =>
      `Every request that was tried gets the same answer as before. Tried: ${asked.toLocaleString('en')}.`,
    /** What of the texts no request speaks of. */
    notAsked: (shown: readonly string[], more: number) =>
      `Not tried: ${shown.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}.`,
    count: (count: number, asked: number) =>
      `${count === 1 ? 'One kind of request is answered differently' : `${count.toLocaleString('en')} kinds of requests are answered differently`}. Tried: ${asked.toLocaleString('en')}.`,
    incomplete: 'Too many paths to try them all: those of changed documents came first.',
    notModelled: (annotations: readonly string[]) =>
      [
        'Not covered: methods other than GET, headers and cookies that no sent request had, what Pods answer',
        ...annotations,
      ].join(', '),
    kinds: {
      removed: 'No longer answered',
      added: 'Newly answered',
      moved: 'Answered by something else',
      redirected: 'Redirected differently',
      rewritten: 'Rewritten differently',
      other: 'Different in another way',
    },
    alike: (count: number) => `and ${count.toLocaleString('en')} like it`,
    more: (count: number) => `${count.toLocaleString('en')} more are not listed.`,
    before: 'before: ',
    after: 'after: ',
    opened: 'As it was opened',
    now: 'Now',
    send: 'Send this request',
  },
  nodes: {
    counts: (added: number, changed: number, removed: number) =>
      `In the graph: + ${added} added, ~ ${changed} changed, − ${removed} removed`,
    removed: 'No longer in the graph',
    kinds: {
      'edge-router': 'Edge router',
      host: 'Host',
      path: 'Path',
      'default-backend': 'Default backend of',
      backend: 'Backend',
    },
    more: (count: number) => `and ${count} more`,
  },
  rename: (name: string) => `Rename ${name}…`,
};

export type WorkspaceMessages = typeof workspace;
