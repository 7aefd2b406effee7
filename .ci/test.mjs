// Everything that must hold, in the order of cost. All steps run even when one fails, so that one run shows all.
// The last line counts: "N passed, N failed".
import { spawn } from 'node:child_process';

const bin = (name) => `node_modules/.bin/${name}`;
const steps = [
  { name: 'format and lint', command: [bin('biome'), 'ci', '.'] },
  { name: 'types', command: [bin('tsc'), '-p', 'tsconfig.json'] },
  { name: 'types of the engine, without DOM', command: [bin('tsc'), '-p', 'src/engine/tsconfig.json'] },
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

function vitestCounts(output) {
  const line = output.match(/^\s*Tests\s+.*$/gm)?.at(-1) ?? '';
  return counts(line);
}

function playwrightCounts(output) {
  const passed = Number(output.match(/^\s*(\d+) passed/m)?.[1] ?? 0);
  const failed = Number(output.match(/^\s*(\d+) failed/m)?.[1] ?? 0);
  // Nothing is tried twice; should somebody bring that back, what passes at the second try has failed at the first.
  const flaky = Number(output.match(/^\s*(\d+) flaky/m)?.[1] ?? 0);
  return { passed, failed: failed + flaky };
}

function counts(line) {
  return {
    passed: Number(line.match(/(\d+) passed/)?.[1] ?? 0),
    failed: Number(line.match(/(\d+) failed/)?.[1] ?? 0),
  };
}

function run([command, ...args]) {
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
        to.write(chunk);
      });
    }
    child.on('error', (error) => resolve({ status: 1, output: String(error) }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

let passed = 0;
let failed = 0;
const summary = [];
for (const step of steps) {
  console.log(`\n=== ${step.name}`);
  const start = Date.now();
  const { status, output } = await run(step.command);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const own = step.counts?.(output) ?? { passed: status === 0 ? 1 : 0, failed: 0 };
  // A step that exits badly counts as a failure even when its own closing line says otherwise; one that ran no test too.
  if (own.failed === 0 && (status !== 0 || own.passed === 0)) own.failed = 1;
  passed += own.passed;
  failed += own.failed;
  summary.push(
    `${own.failed === 0 ? 'ok  ' : 'FAIL'} ${step.name}: ${own.passed} passed, ${own.failed} failed (${seconds} s)`,
  );
}
console.log(`\n${summary.join('\n')}\n\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
