// Runs every benchmark (or those named on the command line), prints one table, writes bench/results.json.
// Each module bench/NAME.ts exports run(): Promise<Row[]>; it is bundled and run in its own Node process.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(here);
const out = path.join(root, 'node_modules/.cache/ingraph-bench');
const wanted = process.argv.slice(2);
const names = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && file !== 'row.ts' && !file.startsWith('_'))
  .map((file) => file.slice(0, -3))
  .filter((name) => wanted.length === 0 || wanted.includes(name));

mkdirSync(out, { recursive: true });
const all = [];
for (const name of names) {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: path.join(here, `${name}.ts`),
      outDir: out,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  const runner = path.join(out, `run-${name}.mjs`);
  const result = path.join(out, `${name}.json`);
  writeFileSync(
    runner,
    `import { writeFileSync } from 'node:fs';
import { run } from ${JSON.stringify(pathToFileURL(path.join(out, `${name}.mjs`)).href)};
writeFileSync(${JSON.stringify(result)}, JSON.stringify(await run()));
process.exit(0);
`,
  );
  const { status } = spawnSync(process.execPath, ['--expose-gc', runner], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`benchmark ${name} ended with ${status}`);
  all.push(...JSON.parse(readFileSync(result, 'utf8')).map((row) => ({ bench: name, ...row })));
}

const figure = (n) => (n === null ? '?' : n >= 100 ? n.toFixed(0) : n >= 1 ? n.toFixed(1) : n.toPrecision(2));
console.table(
  Object.fromEntries(
    all.map((row) => [
      row.name,
      {
        ours: `${figure(row.value)} ${row.unit}`,
        baseline: `${figure(row.baseline)} ${row.unit}`,
        ratio: figure(row.ratio),
        target: row.target,
        met: row.ok ? 'yes' : 'NO',
      },
    ]),
  ),
);
const machine = { node: process.version, cpus: os.cpus().length, memoryGiB: Math.round(os.totalmem() / 2 ** 30) };
if (wanted.length === 0) {
  writeFileSync(path.join(here, 'results.json'), `${JSON.stringify({ machine, rows: all }, null, 2)}\n`);
}
process.exitCode = all.every((row) => row.ok) ? 0 : 1;
