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
  copyLink: 'Copy link',
  link: 'Link',
};

export type FilesMessages = typeof files;
