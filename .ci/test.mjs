// Everything that must hold, in the order of cost. All steps run even when one fails, so that one run shows all.
// The last line counts: "N passed, N failed, N skipped".
import { spawn } from 'node:child_process';
import { playwrightCounts, vitestCounts } from './counts.mjs';

const bin = (name) => `node_modules/.bin/${name}`;
const strict = ['--treat-config-hints-as-errors', '--treat-tag-hints-as-errors'];
// `beside`: runs beside the step before it, which leaves a core free; what it says comes in its turn.
const steps = [
  { name: 'format and lint', command: [bin('biome'), 'ci', '--error-on-warnings', '.'] },
  { name: 'types', command: [bin('tsc'), '-p', 'tsconfig.json'] },
  { name: 'types of the engine, without DOM', command: [bin('tsc'), '-p', 'src/engine/tsconfig.json'] },
  { name: 'names that nobody uses', command: [bin('knip'), ...strict], beside: true },
  {
    name: 'names that only tests use, without a reason',
    command: [bin('knip'), ...strict, '--production', '--exclude', 'types,dependencies,binaries'],
    beside: true,
  },
  { name: 'unit, property, contract and layer tests', command: [bin('vitest'), 'run'], counts: vitestCounts },
  { name: 'build', command: [bin('vite'), 'build', '--logLevel', 'warn'] },
  { name: 'build of the command line', command: [bin('vite'), 'build', '--mode', 'cli', '--logLevel', 'warn'] },
  { name: 'size of the first load', command: ['node', '.ci/size.mjs'] },
  {
    name: 'journeys in Chromium',
    command: [bin('playwright'), 'test', '-c', 'e2e/playwright.config.ts'],
    counts: playwrightCounts,
  },
];

function run([command, ...args], isQuiet) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      shell: process.platform === 'win32',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    let output = '';
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.on('data', (chunk) => {
        output += chunk;
        if (!isQuiet) to.write(chunk);
      });
    }
    child.on('error', (error) => resolve({ status: 1, output: String(error) }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

function start({ command, beside = false }) {
  const begin = Date.now();
  return run(command, beside).then((result) => ({ ...result, seconds: ((Date.now() - begin) / 1000).toFixed(1) }));
}

const total = { passed: 0, failed: 0, skipped: 0 };
const summary = [];
const started = new Map();
for (const [index, step] of steps.entries()) {
  console.log(`\n=== ${step.name}`);
  for (let at = index; at === index || steps[at]?.beside; at++) {
    if (!started.has(at)) started.set(at, start(steps[at]));
  }
  const { status, output, seconds } = await started.get(index);
  if (step.beside) process.stdout.write(output);
  const own = step.counts?.(output) ?? { passed: status === 0 ? 1 : 0, failed: 0, skipped: 0 };
  // A step that exits badly counts as a failure even when its own closing line says otherwise; one that ran no test too.
  if (own.failed === 0 && (status !== 0 || own.passed === 0)) own.failed = 1;
  for (const key of Object.keys(total)) total[key] += own[key];
  const words = `${own.passed} passed, ${own.failed} failed${own.skipped > 0 ? `, ${own.skipped} skipped` : ''}`;
  summary.push(`${own.failed === 0 ? 'ok  ' : 'FAIL'} ${step.name}: ${words} (${seconds} s)`);
}
console.log(`\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
