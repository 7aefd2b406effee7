import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type RoutingTableRow,
  type RoutingTableWords,
  routingTableCsv,
  routingTableMarkdown,
} from './routing-table.ts';

const words: RoutingTableWords = {
  order: 'Order',
  host: 'Host',
  path: 'Path',
  pathType: 'Type',
  runsAs: 'Runs as',
  backend: 'Service',
  ingress: 'Ingress',
  className: 'Class',
  controller: 'Controller',
  anyHost: 'any other host',
  otherHost: 'a host of nobody',
  defaultBackend: 'default backend',
  noBackend: 'no backend',
  noClass: 'no class',
};

const route: RoutingTableRow = {
  order: 1,
  host: 'shop.example.com',
  path: '/api',
  pathType: 'Prefix',
  runsAs: '',
  backend: 'api:8080',
  ingress: 'default/shop',
  className: 'nginx',
  controller: 'ingress-nginx',
};
const rest: RoutingTableRow = {
  ...route,
  order: null,
  host: null,
  path: null,
  pathType: '',
  backend: '',
  className: null,
};

/** Splits a line of a Markdown table as GitHub does: a backslash takes the character after it along. */
function cellsOfLine(line: string): readonly string[] {
  return [...line.slice(1, -1).matchAll(/(?:\\.|[^\\|])+/gs)].map(([cell]) => cell.trim());
}

/** Reads CSV as RFC 4180 says it. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gs)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('a routing table in Markdown', () => {
  test('has heads, a rule and one line per route; what is not written is said in words', () => {
    expect(routingTableMarkdown([route, { ...route, host: null }, rest], words)).toBe(
      `| Order | Host | Path | Type | Runs as | Service | Ingress | Class | Controller |
| ---: | --- | --- | --- | --- | --- | --- | --- | --- |
| 1 | \`shop.example.com\` | \`/api\` | Prefix |  | \`api:8080\` | \`default/shop\` | \`nginx\` | ingress-nginx |
| 1 | any other host | \`/api\` | Prefix |  | \`api:8080\` | \`default/shop\` | \`nginx\` | ingress-nginx |
|  |  | default backend |  |  | no backend | \`default/shop\` | no class | ingress-nginx |
`,
    );
  });

  test('a pipe of a pattern does not end its cell', () => {
    expect(routingTableMarkdown([{ ...route, runsAs: '^/api(/|$)(.*)' }], words)).toContain('| `^/api(/\\|$)(.*)` |');
  });

  test('a backtick, or a backslash before a pipe, is written with entities', () => {
    expect(routingTableMarkdown([{ ...route, runsAs: 'a\\|b' }], words)).toContain('<code>a&#92;&#124;b</code>');
    expect(routingTableMarkdown([{ ...route, runsAs: '`<b>' }], words)).toContain('<code>&#96;&#60;b&#62;</code>');
  });

  test('whatever is in the manifest, each route stays one line of nine cells', () => {
    const text = fc.string({ unit: fc.constantFrom('|', '\\', '`', '"', '\n', '\r', '/', 'a', '<', ' ', '한') });
    fc.assert(
      fc.property(text, text, text, (host, path, runsAs) => {
        const full = { ...route, host: `h${host}`, path: `p${path}`, runsAs: `r${runsAs}` };
        const lines = routingTableMarkdown([full], words).split('\n');
        expect(lines).toHaveLength(4);
        expect(cellsOfLine(lines[2] ?? '')).toHaveLength(9);
      }),
    );
  });
});

describe('a routing table as CSV', () => {
  test('ends its lines with CRLF and quotes what holds commas, quotes or line ends', () => {
    expect(routingTableCsv([{ ...route, path: '/a,"b"' }], words)).toBe(
      'Order,Host,Path,Type,Runs as,Service,Ingress,Class,Controller\r\n' +
        '1,shop.example.com,"/a,""b""",Prefix,,api:8080,default/shop,nginx,ingress-nginx\r\n',
    );
  });

  test('no spreadsheet takes a cell for a formula', () => {
    for (const evil of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1']) {
      const [, row] = readCsv(routingTableCsv([{ ...route, path: evil }], words));
      expect(row?.[2]).toBe(`'${evil}`);
    }
  });

  test('reading it gives back what was written, whatever the manifest holds', () => {
    const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '=', '/', 'a', ' ', '한') });
    fc.assert(
      fc.property(text, text, (host, path) => {
        const rows = readCsv(routingTableCsv([{ ...route, host: `h${host}`, path: `/${path}` }], words));
        expect(rows).toHaveLength(2);
        expect(rows[1]?.slice(1, 3)).toEqual([`h${host}`, `/${path}`]);
      }),
    );
  });
});
