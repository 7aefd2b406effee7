import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { toBytes } from '../engine/match/bytes.ts';
import type { HttpRequest } from '../engine/match/request.ts';

/** What came back over the wire. Texts are bytes, one code unit each. */
export interface WireAnswer {
  readonly status: number;
  /** Lower-case names; of equal names the first counts. */
  readonly headers: ReadonlyMap<string, string>;
}

const timeoutMs = 5000;

/** Returns the bytes of a request: nothing is escaped, resolved or corrected. */
export function requestBytes(request: HttpRequest): Buffer {
  const target = request.query === null ? request.rawPath : `${request.rawPath}?${request.query}`;
  const lines = [`${request.method} ${toBytes(target)} HTTP/${request.httpVersion}`];
  if (request.host !== '') lines.push(`Host: ${toBytes(request.host)}`);
  for (const [name, value] of request.headers) lines.push(`${name}: ${toBytes(value)}`);
  return Buffer.from(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`, 'latin1');
}

function parseAnswer(text: string): WireAnswer {
  const [head = ''] = text.split('\r\n\r\n', 1);
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(statusLine)?.[1] ?? 0), headers };
}

/** The name a client asks for in its handshake: that of the Host header, where a name may stand there. */
function serverName({ host }: HttpRequest): string {
  const name = host.replace(/:.*$/, '');
  return /^[a-z0-9.-]+$/i.test(name) && !/^[0-9.]+$/.test(name) ? name : '';
}

/** A connection to a data plane of ours: its certificate is nobody's. */
function open(socketPath: string, request: HttpRequest, isTls: boolean): Socket {
  if (!isTls) return connect(socketPath);
  return connectTls({ path: socketPath, servername: serverName(request), rejectUnauthorized: false });
}

/** Sends one request over a connection of its own, over TLS where asked; status 0 = no answer that HTTP knows. */
export function send(socketPath: string, request: HttpRequest, isTls = false): Promise<WireAnswer> {
  return new Promise((resolve) => {
    let received = '';
    const socket = open(socketPath, request, isTls);
    const finish = () => {
      socket.destroy();
      resolve(parseAnswer(received));
    };
    socket.setTimeout(timeoutMs, finish);
    socket.on(isTls ? 'secureConnect' : 'connect', () => socket.write(requestBytes(request)));
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
    });
    // What was received before a reset is the answer all the same.
    socket.on('error', finish);
    socket.on('close', finish);
  });
}

/** Runs the work on every item, `width` at a time, and returns the results in the order of the items. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Map<number, R>();
  const queue = items.entries();
  const lane = async (): Promise<void> => {
    for (const [index, item] of queue) results.set(index, await work(item));
  };
  await Promise.all(Array.from({ length: width }, lane));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
