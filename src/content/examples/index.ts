import redirectLoop from './redirect-loop.yaml?raw';
import regexNeighbour from './regex-neighbour.yaml?raw';
import rewriteAssets from './rewrite-assets.yaml?raw';
import twoTeams from './two-teams-one-host.yaml?raw';
import v1VersusV11 from './v1-vs-v11.yaml?raw';
import wildcardDepth from './wildcard-depth.yaml?raw';

export type ExampleId =
  | 'v1-vs-v11'
  | 'rewrite-assets'
  | 'regex-neighbour'
  | 'two-teams-one-host'
  | 'wildcard-depth'
  | 'redirect-loop';

/** A workspace with a question; its words are in the i18n namespace `examples`. */
export interface Example {
  readonly id: ExampleId;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** What stands in the request bar. */
  readonly request: string;
  /** The Service that profile `kubernetes` sends the request to; `null` when none takes it. Checked by the tests. */
  readonly service: string | null;
}

/** Returns the files of one example: its text under a name that says what it is. */
function file(name: string, text: string): Example['files'] {
  return [{ name, text }];
}

/** All examples, in the order they are offered; the first one greets first visitors. */
export const examples: readonly Example[] = [
  {
    id: 'v1-vs-v11',
    files: file('shop.yaml', v1VersusV11),
    request: 'http://shop.example.com/v11',
    service: 'frontend',
  },
  {
    id: 'rewrite-assets',
    files: file('tools.yaml', rewriteAssets),
    request: 'http://tools.example.com/static/site.css',
    service: 'landing',
  },
  {
    id: 'regex-neighbour',
    files: file('shop.yaml', regexNeighbour),
    request: 'http://shop.example.com/orders/42',
    service: 'frontend',
  },
  {
    id: 'two-teams-one-host',
    files: file('teams.yaml', twoTeams),
    request: 'http://shop.example.com/checkout/pay',
    service: 'payments',
  },
  {
    id: 'wildcard-depth',
    files: file('tenants.yaml', wildcardDepth),
    request: 'https://api.shop.example.com/',
    service: null,
  },
  {
    id: 'redirect-loop',
    files: file('shop.yaml', redirectLoop),
    request: 'http://shop.example.com/',
    service: 'frontend',
  },
];

/** Returns an example by its id, or `undefined`. */
export function exampleById(id: string): Example | undefined {
  return examples.find((example) => example.id === id);
}
