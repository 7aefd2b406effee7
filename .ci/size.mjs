// Gzip size of the JavaScript that the first load needs (page and engine worker, without Monaco), from the built files.
// Fails above the budget. Monaco's part is printed beside it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const budgetKb = 190;
const dist = 'dist';
const kb = (file) => gzipSync(readFileSync(file), { level: 9 }).length / 1024;

/** The scripts of index.html and what they import statically, all the way down. */
function staticGraph(entries) {
  const seen = new Set();
  const queue = [...entries];
  while (queue.length > 0) {
    const file = queue.pop();
    if (seen.has(file)) continue;
    seen.add(file);
    const code = readFileSync(file, 'utf8');
    for (const match of code.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[^"'()]*?from\s*)?["'](\.[^"']+)["']/g)) {
      const target = path.join(path.dirname(file), match[1]);
      if (existsSync(target)) queue.push(target);
    }
  }
  return [...seen];
}

const html = readFileSync(path.join(dist, 'index.html'), 'utf8');
const entries = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map((match) => path.join(dist, match[1]));
if (entries.length === 0) throw new Error('no script found in dist/index.html');
const page = staticGraph(entries);
const assets = readdirSync(path.join(dist, 'assets')).map((name) => path.join(dist, 'assets', name));
const worker = assets.filter((file) => /engine\.worker-[^/]*\.js$/.test(file));
if (worker.length !== 1) throw new Error(`expected one engine worker, found ${worker.length}`);
const first = [...page, ...worker];
const monaco = assets.filter(
  (file) => file.endsWith('.js') && !first.includes(file) && /monaco|editor/i.test(path.basename(file)),
);

const total = (files) => files.reduce((sum, file) => sum + kb(file), 0);
for (const file of first) console.log(`${kb(file).toFixed(1).padStart(8)} KB  ${path.basename(file)}`);
console.log(`${total(page).toFixed(1).padStart(8)} KB  page`);
console.log(`${total(worker).toFixed(1).padStart(8)} KB  engine worker`);
console.log(`${total(first).toFixed(1).padStart(8)} KB  first load (budget ${budgetKb} KB)`);
console.log(`${total(monaco).toFixed(1).padStart(8)} KB  Monaco, loaded after first paint`);
if (total(first) > budgetKb) {
  console.error(`The first load is over its budget of ${budgetKb} KB gzip.`);
  process.exit(1);
}
