import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { startEcho } from './echo.ts';

export type PlaneName = 'nginx' | 'haproxy';

const folders = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/** Returns the program's path, or `null` where it is not installed. NGINX_PATH and HAPROXY_PATH go first. */
export function findPlane(name: PlaneName): string | null {
  const given = process.env[`${name.toUpperCase()}_PATH`];
  const candidates = [...(given ? [given] : []), ...folders.map((folder) => path.join(folder, name))];
  return candidates.find((file) => existsSync(file)) ?? null;
}

/** Says on the terminal that a measurement does not take place. Returns whether it does. */
export function isMeasurable(name: PlaneName): boolean {
  const isThere = findPlane(name) !== null;
  if (!isThere) process.stdout.write(`Not measured: ${name} is not installed (as root, npm test installs it).\n`);
  return isThere;
}

/** Returns name and version, such as `nginx 1.22.1`. */
export function versionOf(name: PlaneName): string {
  const { stdout, stderr } = spawnSync(findPlane(name) ?? name, ['-v'], { encoding: 'utf8' });
  return `${name} ${/\d+(?:\.\d+)+/.exec(`${stdout}${stderr}`)?.[0] ?? 'of unknown version'}`;
}

/** A folder of our own with the echo listening in it. All sockets are Unix sockets: nothing opens a port. */
export interface Bench {
  readonly folder: string;
  readonly echoSocket: string;
  /** Where the front door of one configuration listens. */
  readonly socket: (name: string) => string;
  /** Starts a data plane and waits until this socket is there. */
  readonly start: (command: readonly string[], awaited: string) => Promise<void>;
  /** Ends what was started, by process id, and removes the folder. */
  readonly close: () => Promise<void>;
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 2000);
  await ended(child);
  clearTimeout(late);
}

/** Whether somebody accepts connections there: the file alone may be there before. */
function accepts(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function listening(child: ChildProcess, socket: string, output: () => string): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    if (await accepts(socket)) return;
    if (child.exitCode !== null) throw new Error(`the data plane ended at once:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the data plane did not listen on ${socket}:\n${output()}`);
}

/** Returns a bench in a fresh temporary folder. */
export async function openBench(): Promise<Bench> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ingraph-'));
  const echoSocket = path.join(folder, 'echo.sock');
  const echo: Server = await startEcho(echoSocket);
  const children: ChildProcess[] = [];
  return {
    folder,
    echoSocket,
    socket: (name) => path.join(folder, `${name}.sock`),
    start: async ([program = '', ...args], awaited) => {
      const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      let output = '';
      const collect = (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-4000);
      };
      child.stdout.on('data', collect);
      child.stderr.on('data', collect);
      children.push(child);
      // A test run that is cut short leaves nothing behind.
      process.once('exit', () => child.kill('SIGKILL'));
      await listening(child, awaited, () => output);
    },
    close: async () => {
      await Promise.all(children.map(stop));
      await new Promise((resolve) => echo.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
