import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { offlineFiles } from '../.ci/offline-files.mjs';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.webmanifest': 'application/manifest+json',
};

/** Ways in which a host goes wrong. */
export type Fault = 'missing' | 'page instead' | 'cut short' | 'never';

/** A static host whose answers browsers may remember for ten minutes. */
export interface Host {
  readonly url: string;
  /** What is published now: the build, or one made of it where every part has another name. */
  version: 'first' | 'second';
  /** Goes wrong for files whose name fits, until it is set right. */
  fault: { readonly of: RegExp; readonly how: Fault } | null;
  /** How often the host was asked for files whose name fits. */
  asked(of: RegExp): number;
  /** From now on there is no network. */
  stop(): Promise<void>;
}

/** Makes another version of a build: each part gets another name, and the service worker another list. */
function secondOf(dist: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'second-version-'));
  cpSync(dist, folder, { recursive: true });
  const assets = path.join(folder, 'assets');
  const names = readdirSync(assets).filter((name) => /\.(?:js|css)$/.test(name));
  const renamed = (name: string) => name.replace(/(\.\w+)$/, '-second$1');
  const named = new RegExp(names.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g');
  for (const file of [path.join(folder, 'index.html'), ...names.map((name) => path.join(assets, name))]) {
    writeFileSync(file, readFileSync(file, 'utf8').replace(named, renamed));
  }
  for (const name of names) renameSync(path.join(assets, name), path.join(assets, renamed(name)));
  const [before, after] = [offlineFiles(dist), offlineFiles(folder)];
  const worker = readFileSync(path.join(dist, 'sw.js'), 'utf8');
  if (!worker.includes(before.list)) throw new Error('sw.js does not hold the list of its build');
  const code = worker.replace(before.list, () => after.list).replace(before.version, after.version);
  writeFileSync(path.join(folder, 'sw.js'), code);
  return folder;
}

function send(response: ServerResponse, file: string, body: Buffer): void {
  response.writeHead(200, { 'content-type': types[path.extname(file)] ?? '', 'cache-control': 'max-age=600' });
  response.end(body);
}

/** Serves a build on a port of its own. */
export async function startHost(dist: string): Promise<Host> {
  const folders = { first: dist, second: secondOf(dist) };
  const log: string[] = [];
  const server = createServer((request, response) => {
    const folder = folders[host.version];
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    log.push(name);
    const how = host.fault?.of.test(name) ? host.fault.how : null;
    try {
      const body = readFileSync(path.join(folder, name));
      if (how === 'never') return;
      if (how === 'page instead') send(response, 'index.html', readFileSync(path.join(folder, 'index.html')));
      else if (how === 'missing') response.writeHead(404).end();
      else send(response, name, how === 'cut short' ? body.subarray(0, body.length / 2) : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('the host has no port');
  const host: Host = {
    url: `http://127.0.0.1:${at.port}/`,
    version: 'first',
    fault: null,
    asked: (of) => log.filter((name) => of.test(name)).length,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return host;
}
