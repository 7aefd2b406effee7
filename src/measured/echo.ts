import { createServer, type Server } from 'node:net';

/** Headers by which a data plane tells the echo which upstream it stands for, and the echo tells what it received. */
export const backendHeader = 'x-measured-backend';
export const targetHeader = 'x-measured-target';

function headerOf(head: string, name: string): string {
  const line = head.split('\r\n').find((one) => one.toLowerCase().startsWith(`${name}:`));
  return line === undefined ? '' : line.slice(line.indexOf(':') + 1).trim();
}

/**
 * `503` and `404` are upstreams that answer with that status: no endpoints, and the controller's own 404 server. With a text
 * behind it the status is a redirect to there, which stands where a script of the controller would redirect.
 */
function reply(head: string): string {
  const target = /^\S+ (.*) HTTP\/1\.[01]\r\n/.exec(head)?.[1] ?? '';
  const backend = headerOf(head, backendHeader);
  const [, status = '200', location] = /^(\d{3})(?: (.*))?$/.exec(backend) ?? [];
  return [
    `HTTP/1.1 ${status} Measured`,
    ...(location === undefined ? [] : [`Location: ${location}`]),
    'Content-Length: 0',
    'Connection: close',
    `${backendHeader}: ${backend}`,
    // In hexadecimal: any byte of the target comes back as it arrived.
    `${targetHeader}: ${Buffer.from(target, 'latin1').toString('hex')}`,
    '\r\n',
  ].join('\r\n');
}

/** Starts the one upstream behind all names. It reads raw bytes, so that no HTTP library touches the target. */
export function startEcho(socketPath: string): Promise<Server> {
  const server = createServer((socket) => {
    let received = '';
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (received.includes('\r\n\r\n')) socket.end(reply(received), 'latin1');
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, () => resolve(server));
  });
}
