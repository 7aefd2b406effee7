import { parseArgs } from 'node:util';
import type { Severity } from '../engine/index.ts';
import { diagnosticsOf, readManifests } from './inputs.ts';
import type { CliIo } from './io.ts';
import { diagnosticWords, wordsFor } from './words.ts';

const shown: ReadonlySet<Severity> = new Set(['error', 'warning']);

/** `ingraph validate`: what reading and the API server object to, one line each. */
export async function runValidate(args: readonly string[], io: CliIo): Promise<number> {
  const options = { json: { type: 'boolean' }, lang: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const messages = await wordsFor(values.lang, io.env);
  const files = await readManifests(io, positionals);
  let errors = 0;
  for (const { file, line, column, diagnostic } of files.flatMap(diagnosticsOf)) {
    if (!shown.has(diagnostic.severity)) continue;
    if (diagnostic.severity === 'error') errors++;
    const words = diagnosticWords(messages, diagnostic);
    const { code, params, severity } = diagnostic;
    if (values.json) io.out(`${JSON.stringify({ file, line, column, severity, code, params, message: words })}\n`);
    else io.out(`${file}:${line}:${column} ${severity === 'error' ? '' : `${severity}: `}${words}\n`);
  }
  return errors > 0 ? 1 : 0;
}
