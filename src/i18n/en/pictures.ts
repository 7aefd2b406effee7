/** Words of: pictures, flowcharts, print. */
export const pictures = {
  title: 'Picture and print',
  theme: 'Colours',
  themes: { light: 'Light', dark: 'Dark', print: 'Print' },
  preview: 'Preview',
  withRoute: 'Mark the route of the request',
  withAll: 'Show the paths of collapsed hosts',
  withLink: 'Keep the workspace inside, so that the picture can be opened here again',
  secrets: 'Values of Secrets are left out.',
  credentialsLeftOut: (count: number) =>
    count === 1 ? 'So is one credential of the request.' : `So are ${count} credentials of the request.`,
  size: 'Size of the PNG',
  sizeLimited: (px: string) => `Browsers draw at most ${px}.`,
  downloadSvg: 'Download SVG',
  downloadPng: 'Download PNG',
  copyPng: 'Copy picture',
  copyMermaid: 'Copy Mermaid',
  copyTable: 'Copy table',
  print: 'Print…',
  cannotDraw: 'This browser could not draw the picture. The SVG has everything in it.',
  page: {
    routes: 'Routes',
    table: 'Routing table',
    problems: 'Problems',
    tests: 'Routing tests',
    files: 'Files',
    /** Below the title of the files, when something is not printed. */
    secrets: 'Values of Secrets are not printed.',
    host: 'Host',
    path: 'Path',
    type: 'Type',
    service: 'Service',
    ingress: 'Ingress',
    place: 'Place',
    line: (file: string, line: number) => `${file}, line ${line}`,
    pass: 'passes',
    fail: 'fails',
    more: (count: number) => `${count} more are not printed.`,
    /** Below the title. */
    about: (controllers: string, date: string) => `Answered as ${controllers}. Printed ${date}.`,
  },
};

export type PicturesMessages = typeof pictures;
