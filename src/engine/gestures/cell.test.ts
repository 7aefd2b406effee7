import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CellColumn, cellText, setCell } from './cell.ts';
import { connectRoutes } from './connect.ts';
import { backendOf, hostOf } from './scene.ts';
import { type Book, carriedOut, dealt, deskOf, expectBook, isPlain, refusalOf, rowOf } from './testing/desk.ts';

const typed: Readonly<Record<CellColumn, readonly string[]>> = {
  host: ['a.example.com', 'b.example.com', 'new.test', ''],
  path: ['/typed'],
  pathType: ['Exact', 'Prefix', 'Regex'],
  service: ['web', 'portless', 'unknown', ' '],
  port: ['80', 'http', ' '],
};

test('a cell holds what was typed then, the other cells of all rows hold what they held, and requests go there', () => {
  const seen = new Set<string>();
  const chosen = fc.constantFrom(...(['host', 'path', 'pathType', 'service', 'port'] as const));
  fc.assert(
    fc.property(dealt, chosen, ({ desk, pick }, column) => {
      const { paths } = desk.graph;
      const path = paths[pick % Math.max(1, paths.length)];
      if (!path || !isPlain(desk)) return;
      const text = typed[column][pick % typed[column].length] ?? '';
      const gesture = setCell(path, column, text, desk.scene);
      const row = rowOf(desk, path);
      if (column === 'service' || column === 'port') {
        // A field has no rule of its own for ports.
        const port = column === 'service' ? null : text === '80' ? 80 : text.trim();
        const to = { namespace: null, name: column === 'service' ? text.trim() : row.service, port };
        if (text.trim() === '') expect(gesture).toEqual({ ok: false, error: { code: 'nothing' } });
        else if (String(row[column]) !== text) expect(gesture).toEqual(connectRoutes([path], to, desk.scene));
        seen.add(column);
        return;
      }
      const now = carriedOut(desk, gesture);
      if (!now) {
        const was = row[column === 'pathType' ? 'type' : column] ?? '';
        expect(refusalOf(desk, gesture)).toBe(was === text ? 'no-change' : 'nothing');
        expect(was === text || text === 'Regex').toBe(true);
        return;
      }
      seen.add(column);
      const others = desk.book.rows.filter((one) => one !== row);
      const place = desk.book.rows.indexOf(row);
      const rows =
        column === 'host'
          ? [...others, { ...row, host: text || null }]
          : desk.book.rows.with(place, { ...row, [column === 'path' ? 'path' : 'type']: text });
      const wanted: Book = { ...desk.book, rows };
      expectBook(desk, now, wanted, new Set([row.ingress]));
    }),
    { numRuns: 60 },
  );
  expect(seen.size).toBeGreaterThan(2);
});

const secured = (hosts: string, rules: string) =>
  deskOf(
    new Map([
      [
        'a.yaml',
        `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: one}\nspec:\n  tls:\n  - {hosts: [${hosts}], secretName: s}\n  rules:\n${rules}---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: two}\nspec:\n  rules:\n${rule('there.com', '/x')}`,
      ],
    ]),
  );

function rule(host: string, ...paths: readonly string[]): string {
  const items = paths.map(
    (path) => `      - {path: ${path}, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}\n`,
  );
  return `  - host: ${host} # about ${host}\n    http:\n      paths:\n${items.join('')}`;
}

function hostTyped(desk: ReturnType<typeof secured>, text: string): string {
  const [path] = desk.graph.paths;
  const now = path && carriedOut(desk, setCell(path, 'host', text, desk.scene));
  return now?.texts.get('a.yaml') ?? '';
}

test('a new name for a rule that holds nothing else is one changed word, and its certificate follows', () => {
  const desk = secured('a.com', rule('a.com', '/'));
  const before = desk.texts.get('a.yaml') ?? '';
  expect(hostTyped(desk, 'b.com')).toBe(
    before.replace('hosts: [a.com]', 'hosts: [b.com]').replace('host: a.com', 'host: b.com'),
  );
});

test('to a host that is there a path is moved, and the certificate of its old host stays', () => {
  const now = hostTyped(secured('a.com', rule('a.com', '/')), 'there.com');
  expect(now).toContain('hosts: [a.com]');
  expect(now.match(/host: "?there\.com/g)).toHaveLength(2);
  const shared = hostTyped(secured('a.com', rule('a.com', '/', '/y')), 'b.com');
  expect(shared).toContain('hosts: [a.com]');
  expect(shared).toMatch(/host: "?b\.com/);
});

test('nothing can be typed where nothing is written', () => {
  const desk = secured('a.com', rule('a.com', '/'));
  const [path] = desk.graph.paths;
  if (!path) throw new Error('no path');
  const row = { node: path, host: hostOf(path, desk.scene), backend: backendOf(path, desk.scene) };
  expect(cellText(row, 'host')).toBe('a.com');
  expect(cellText(row, 'port')).toBe('80');
  expect(cellText({ ...row, backend: null }, 'port')).toBeNull();
  expect(cellText({ ...row, backend: null }, 'service')).toBe('');
  const resource = row.backend && { ...row.backend, resourceKind: 'StorageBucket' };
  expect(cellText({ ...row, backend: resource }, 'service')).toBeNull();
});
