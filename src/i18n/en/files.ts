/** Words of: open, drop, download, copy, share. */
export const files = {
  menu: 'Files and examples',
  menuShort: 'File',
  newFile: 'New file',
  openFiles: 'Open files…',
  openFolder: 'Open a folder…',
  closeFile: (name: string) => `Close ${name}`,
  startBlank: 'New workspace',
  examples: 'Examples',
  dropTitle: 'Drop to open',
  dropHint: 'YAML and JSON files or whole folders. They stay in this browser.',
  export: 'Export',
  downloadFile: (name: string) => `Download ${name}`,
  downloadJoined: 'Download all as one file',
  downloadZip: (count: number) => `Download ${count} files as ZIP`,
  save: 'Save',
  copyYaml: 'Copy YAML',
  copyKubectl: 'Copy as a kubectl apply command',
  pictures: 'Picture and print…',
  share: 'Share',
  shareWhat:
    'The link itself holds the whole workspace as it is now. No server stores it: it does not expire, and later changes are not in it.',
  shareHolds: [
    'the text of all files, without the values of Secrets',
    'the request without its credentials, the chosen controllers and the selection',
    'not your history and not your settings',
  ] as readonly string[],
  keepCredentials: (count: number) =>
    count === 1 ? 'Keep the credential of the request' : `Keep the ${count} credentials of the request`,
  credentialsHint:
    'Authorization, cookies, API keys, tokens and passwords. Whoever has the link or the picture can read them.',
  copyLink: 'Copy link',
  link: 'Link',
  linkLength: (length: number) => `Copied: ${length.toLocaleString('en')} characters.`,
  longLink: (length: number) =>
    `Copied, but it has ${length.toLocaleString('en')} characters. Some chat apps cut long links: a downloaded file is safer.`,
};

export type FilesMessages = typeof files;
