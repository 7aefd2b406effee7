// Changes one thing in the sources at a time (a mutant) and runs the tests on it: what no test notices, no test holds.
//
//   node bench/mutants.mjs [--sample N] [--seed S] [--tests FILE,FOLDER …] [--limit SECONDS] [--list] FOLDER|FILE …
//
//   node bench/mutants.mjs --sample 40 src/engine/commands src/ui/table
//   node bench/mutants.mjs --tests src/worker src/worker/host.ts
//   node bench/mutants.mjs --only src/state/persistence/persistence.ts:41 src/state/persistence/persistence.ts
//
// Works on a copy of the tree in a temporary folder. `--tests` names what to run; else the tests beside each source
// file, and where there are none those of the folders named. `--sample` takes that many mutants, chosen by `--seed`
// (1), `--only FILE:LINE` those of one line, `--list` only names them. Properties run fewer times (RUNS=25 unless set).
// Prints killed, survived and timed out, the survivors with their place; exit code 0 also with survivors: they are read.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseSync } from 'vite';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    tests: { type: 'string' },
    limit: { type: 'string', default: '120' },
    only: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});
if (positionals.length === 0) {
  console.error('name folders or files, as in: node bench/mutants.mjs --sample 40 src/engine/commands');
  process.exit(1);
}

const isTest = (file) => /\.test\.tsx?$/.test(file);
const isSource = (file) => /\.tsx?$/.test(file) && !isTest(file) && !/\.d\.ts$|(?:^|\/)testing\//.test(file);

function filesIn(name) {
  const full = path.join(root, name);
  if (!existsSync(full)) throw new Error(`${name} is not there`);
  if (statSync(full).isFile()) return [path.relative(root, full)];
  return readdirSync(full, { recursive: true })
    .map((file) => path.relative(root, path.join(full, String(file))))
    .sort();
}

const swaps = new Map(
  Object.entries({
    '<': ['<=', '>='],
    '<=': ['<', '>'],
    '>': ['>=', '<='],
    '>=': ['>', '<'],
    '===': ['!=='],
    '!==': ['==='],
    '&&': ['||'],
    '||': ['&&'],
    '??': ['&&'],
    '+': ['-'],
    '-': ['+'],
  }),
);
const methods = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['find', 'findLast'],
  ['findLast', 'find'],
  ['findIndex', 'findLastIndex'],
  ['findLastIndex', 'findIndex'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['indexOf', 'lastIndexOf'],
  ['lastIndexOf', 'indexOf'],
  ['min', 'max'],
  ['max', 'min'],
  ['push', 'unshift'],
]);

/** What can be changed at a node: ranges of the text and what stands there instead. */
function changesAt(node, text) {
  const of = (part) => text.slice(part.start, part.end);
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const between = text.slice(node.left.end, node.right.start);
      const at = node.left.end + between.indexOf(node.operator);
      // A sum with a text in it has no difference.
      if (/[+-]/.test(node.operator) && /['"`]/.test(of(node))) return [];
      return (swaps.get(node.operator) ?? []).map((to) => ({ start: at, end: at + node.operator.length, to }));
    }
    case 'UnaryExpression':
      return node.operator === '!' ? [{ start: node.start, end: node.argument.start, to: '' }] : [];
    case 'IfStatement':
    case 'ConditionalExpression':
      return ['true', 'false'].map((to) => ({ start: node.test.start, end: node.test.end, to }));
    case 'Literal':
      return typeof node.value === 'boolean' ? [{ start: node.start, end: node.end, to: String(!node.value) }] : [];
    case 'CallExpression': {
      const name = node.callee.type === 'MemberExpression' && !node.callee.computed ? node.callee.property : null;
      const to = name ? methods.get(name.name) : undefined;
      if (name?.name === 'filter' && !node.callee.optional)
        return [{ start: node.callee.object.end, end: node.end, to: '' }];
      return to ? [{ start: name.start, end: name.end, to }] : [];
    }
    case 'ExpressionStatement':
      return node.expression.type === 'CallExpression' ? [{ start: node.start, end: node.end, to: ';' }] : [];
    default:
      return [];
  }
}

function mutantsOf(file) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const found = [];
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node.type !== 'string' || node.type.startsWith('TSType') || node.type.startsWith('TSInterface')) return;
    for (const change of changesAt(node, text)) {
      const line = text.slice(0, change.start).split('\n').length;
      found.push({ file, line, ...change, was: text.slice(change.start, change.end) });
    }
    for (const [key, value] of Object.entries(node)) if (key !== 'typeAnnotation') visit(value);
  };
  visit(parseSync(file, text).program);
  return found;
}

/** Numbers from a seed (mulberry32), so that a sample can be taken again. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function sampled(all, count, seed) {
  const next = random(seed);
  return all
    .map((mutant) => ({ mutant, key: next() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ mutant }) => mutant)
    .sort((a, b) => a.file.localeCompare(b.file) || a.start - b.start);
}

const asked = (list) => list.flatMap((name) => filesIn(name));
const named = values.tests ? asked(values.tests.split(',')).filter(isTest) : null;

function testsFor(file) {
  if (named) return named;
  const beside = filesIn(path.dirname(file)).filter(
    (each) => isTest(each) && path.dirname(each) === path.dirname(file),
  );
  return beside.length > 0 ? beside : asked(positionals).filter(isTest);
}

const copy = mkdtempSync(path.join(os.tmpdir(), 'ingraph-mutants-'));
const clean = () => rmSync(copy, { recursive: true, force: true });
// All that is there, since the configuration may import anything; but nothing that is made or installed.
const left = new Set(['.git', 'node_modules', 'dist', 'dist-cli', 'test-results', 'playwright-report']);
for (const name of readdirSync(root)) {
  if (!left.has(name)) cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
}
symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
process.on('exit', clean);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

/** Runs tests in the copy: `passed`, `failed`, or `late` when they do not end in time. */
function runTests(tests, seconds) {
  return new Promise((resolve) => {
    const args = [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--bail',
      '1',
      '--reporter',
      'dot',
      ...tests,
    ];
    const env = { ...process.env, RUNS: process.env.RUNS ?? '25' };
    // A group of its own: a test that never ends is stopped with its worker.
    const child = spawn(process.execPath, args, { cwd: copy, env, stdio: 'ignore', detached: true });
    const timer = setTimeout(() => {
      resolve('late');
      process.kill(-child.pid, 'SIGKILL');
    }, seconds * 1000);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? 'passed' : 'failed');
    });
  });
}

const all = asked(positionals).filter(isSource).flatMap(mutantsOf);
const onLine = values.only ? all.filter(({ file, line }) => `${file}:${line}` === values.only) : all;
const chosen = values.sample ? sampled(onLine, Number(values.sample), Number(values.seed)) : onLine;
const told = ({ file, line, was, to }) =>
  `${file}:${line}  ${was.replace(/\s+/g, ' ').slice(0, 70)}  ->  ${to === '' ? '(nothing)' : to}`;
console.log(`${chosen.length} of ${all.length} mutants`);
if (values.list) {
  for (const mutant of chosen) console.log(told(mutant));
  process.exit(0);
}

/** Tests that fail without a mutant, or take longer than the limit, tell nothing. The quick ones come first. */
const steady = new Map();
async function steadyTests(tests) {
  for (const test of tests.filter((each) => !steady.has(each))) {
    const start = performance.now();
    const end = await runTests([test], Number(values.limit));
    if (end !== 'passed') console.log(`left out: ${test} (${end} without a mutant)`);
    steady.set(test, end === 'passed' ? performance.now() - start : null);
  }
  const timeOf = (test) => steady.get(test) ?? Number.POSITIVE_INFINITY;
  return tests.filter((test) => steady.get(test) !== null).sort((a, b) => timeOf(a) - timeOf(b));
}

/** One after the other up to the first that does not pass, so that a mutant that is noticed at once costs little. */
async function judge(tests) {
  const quick = tests.filter((test) => (steady.get(test) ?? 0) < 5000);
  const slow = tests.filter((test) => !quick.includes(test));
  for (const group of [quick, ...slow.map((test) => [test])]) {
    if (group.length === 0) continue;
    const end = await runTests(group, Number(values.limit));
    if (end !== 'passed') return end;
  }
  return 'passed';
}

const results = { killed: [], survived: [], late: [], untested: [] };
for (const mutant of chosen) {
  const tests = await steadyTests(testsFor(mutant.file));
  const place = path.join(copy, mutant.file);
  const text = readFileSync(place, 'utf8');
  let end = tests.length === 0 ? 'untested' : '';
  if (end === '') {
    writeFileSync(place, text.slice(0, mutant.start) + mutant.to + text.slice(mutant.end));
    const result = await judge(tests);
    writeFileSync(place, text);
    end = result === 'passed' ? 'survived' : result === 'failed' ? 'killed' : 'late';
  }
  results[end].push(mutant);
  if (end !== 'killed') console.log(`${end}: ${told(mutant)}`);
}
const counts = Object.entries(results).map(([name, list]) => `${name} ${list.length}`);
console.log(counts.join(', '));
