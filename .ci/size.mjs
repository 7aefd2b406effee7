// Gzip size of what the first view needs, from the built files: the page's JavaScript, its style sheets and the engine
// worker, each with its budget; fails above one of them. What is loaded after the first answer is printed beside it.
// e2e/first-load.spec.ts holds the list of `firstView` against what Chromium really fetches before the first answer.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Parts that the first view imports at run time, by chunk name: with more than 720 px the graph. */
const firstView = ['GraphPane'];

/** In units of 1024 bytes. */
const pageBudget = 198;
// Reasons and problems stand beside the first answer: their code is part of it, that of other kinds comes later.
const workerBudget = 107;
const styleBudget = 16;

const kb = (file) => gzipSync(readFileSync(file), { level: 9 }).length / 1024;

/** Returns the scripts given and what they import statically, all the way down. */
function staticGraph(entries) {
  const seen = new Set();
  const queue = [...entries];
  while (queue.length > 0) {
    const file = queue.pop();
    if (seen.has(file)) continue;
    seen.add(file);
    const code = readFileSync(file, 'utf8');
    for (const match of code.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[^"'()]*?from\s*)?["'`](\.[^"'`]+)["'`]/g)) {
      const target = path.join(path.dirname(file), match[1]);
      if (existsSync(target)) queue.push(target);
    }
  }
  return [...seen];
}

/** Returns the files of one build; throws where a part that must be there is not: a check that finds nothing is none. */
export function builtParts(dist) {
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8');
  const entries = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map((match) => path.join(dist, match[1]));
  if (entries.length === 0) throw new Error(`no script found in ${dist}/index.html`);
  const assets = readdirSync(path.join(dist, 'assets'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => path.join(dist, 'assets', name));
  const only = (name) => {
    const found = assets.filter((file) => path.basename(file).startsWith(`${name}-`));
    if (found.length !== 1) throw new Error(`expected one file of ${name}, found ${found.length}`);
    return found[0];
  };
  const page = staticGraph([...entries, ...firstView.map(only)]);
  const worker = staticGraph([only('engine.worker')]);
  const sheets = readdirSync(path.join(dist, 'assets')).filter((name) => name.endsWith('.css'));
  const linked = [...html.matchAll(/href="\.?\/?([^"]+\.css)"/g)].map((match) => path.basename(match[1]));
  // A chunk and its sheet have the same name; what chunks share has one too, where it has rules.
  const chunks = page.map((file) => path.basename(file).replace(/-.{8}\.js$/, ''));
  const styles = sheets
    .filter((name) => linked.includes(name) || chunks.some((chunk) => name.startsWith(`${chunk}-`)))
    .map((name) => path.join(dist, 'assets', name));
  if (styles.length === 0) throw new Error(`no style sheet of the first view found in ${dist}`);
  return { page, worker, styles, later: assets.filter((file) => !page.includes(file) && !worker.includes(file)) };
}

const total = (files) => files.reduce((sum, file) => sum + kb(file), 0);

function print(title, files, budget) {
  for (const file of [...files].sort((a, b) => kb(b) - kb(a))) {
    console.log(`${kb(file).toFixed(1).padStart(8)} kB  ${path.basename(file)}`);
  }
  const limit = budget === null ? '' : ` of ${budget} kB`;
  console.log(`${total(files).toFixed(1).padStart(8)} kB${limit}: ${title}\n`);
  if (budget === null || total(files) <= budget) return true;
  console.error(`The ${title} is over its budget of ${budget} kB gzip.\n`);
  return false;
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  const { page, worker, styles, later } = builtParts(process.argv[2] ?? 'dist');
  print('loaded later, when it is needed', later, null);
  const results = [
    print('page at first view', page, pageBudget),
    print('engine worker', worker, workerBudget),
    print('style sheets at first view', styles, styleBudget),
  ];
  if (results.includes(false)) process.exitCode = 1;
}
