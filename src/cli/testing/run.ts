import type { CliIo } from '../io.ts';
import { runCli } from '../run-cli.ts';

/** Texts by name. */
export type Files = ReadonlyMap<string, string>;

/** Returns the exit status and everything that a command line prints. */
export async function run(argv: readonly string[], files: Files): Promise<string> {
  const printed: string[] = [];
  const io: CliIo = {
    kind: async (name) => (files.has(name) ? 'file' : 'none'),
    read: async (name) => files.get(name) ?? Promise.reject(new Error('ENOENT')),
    list: async () => [],
    stdin: async () => '',
    out: (text) => printed.push(text),
    err: (text) => printed.push(text),
    progress() {},
    env: {},
    colour: false,
  };
  const status = await runCli(argv, io);
  return `${printed.join('')}status ${status}`;
}
