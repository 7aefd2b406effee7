#!/usr/bin/env node
import { readdir, readFile, stat } from 'node:fs/promises';
import { encodingOf } from '../engine/text/index.ts';
import type { CliIo } from './io.ts';
import { runCli } from './run-cli.ts';

const startedAt = Date.now();
let toldAt = 0;

/** UTF-16 by its byte order mark, as kubectl reads it; else UTF-8, whose mark stays a part of the text. */
function textOf(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  return new TextDecoder(encoding, { ignoreBOM: encoding === 'utf-8' }).decode(bytes);
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return textOf(Buffer.concat(chunks));
}

const io: CliIo = {
  async kind(path) {
    try {
      return (await stat(path)).isDirectory() ? 'folder' : 'file';
    } catch {
      return 'none';
    }
  },
  read: async (path) => textOf(await readFile(path)),
  list: async (path) => (await readdir(path)).sort(),
  stdin: readStdin,
  out: (text) => {
    process.stdout.write(text);
  },
  err: (text) => {
    process.stderr.write(text);
  },
  progress(done, total) {
    const now = Date.now();
    if (!process.stderr.isTTY || now - startedAt < 1000 || now - toldAt < 100) return;
    toldAt = now;
    process.stderr.write(`\r${done} / ${total}${done === total ? '\n' : ''}`);
  },
  env: process.env,
  colour: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
};

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});

process.exitCode = await runCli(process.argv.slice(2), io);
