// Serves the build in `dist` for the journeys: node .ci/serve.mjs PORT. As hosts do, it lets browsers remember the parts
// that have their content in their names. It compresses nothing: on one machine that only costs both sides time, for
// every journey a sixth of its start.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { policyOfHost } from './policy.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.webmanifest': 'application/manifest+json',
};

const root = path.resolve('dist');
/** Files that were asked for, by name: the build does not change while it is served. */
const bodies = new Map();

function bodyOf(name) {
  const file = path.join(root, name);
  if (!file.startsWith(root + path.sep)) throw new Error(`${name} is outside of the build`);
  const body = bodies.get(name) ?? readFileSync(file);
  bodies.set(name, body);
  return body;
}

createServer((request, response) => {
  try {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const name = pathname === '/' ? 'index.html' : decodeURIComponent(pathname.slice(1));
    const body = bodyOf(name);
    response.writeHead(200, {
      'content-type': types[path.extname(name)] ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': name.startsWith('assets/') ? 'max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': policyOfHost,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(Number(process.argv[2]), '127.0.0.1');
