import { rmSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium } from '../.ci/chromium.mjs';
import { median, type Row } from './row.ts';

const root = process.cwd();
const outDir = path.join(root, 'node_modules/.cache/ingraph-bench/large');
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const perFile = 100;

/** An Ingress of five paths; ten of them share a domain and a namespace. */
function ingress(n: number): string {
  const paths = ['/', '/api', '/api/v1', '/static', '/login'];
  const item = (text: string, i: number): string => `      - path: ${text}
        pathType: ${i > 2 ? 'Exact' : 'Prefix'}
        backend: { service: { name: service-${(n + i) % 500}, port: { number: 80 } } }
`;
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ingress-${n}
  namespace: team-${n % 40}
spec:
  ingressClassName: nginx
  rules:
  - host: host-${n}.team-${n % 40}.example.com
    http:
      paths:
${paths.map(item).join('')}`;
}

interface BenchFile {
  readonly name: string;
  readonly text: string;
}

function workspace(count: number): readonly BenchFile[] {
  return Array.from({ length: count / perFile }, (_, f) => ({
    name: `team-${f}.yaml`,
    text: Array.from({ length: perFile }, (_, n) => ingress(f * perFile + n)).join('---\n'),
  }));
}

/** What a page is asked for: it has the files. */
interface BenchWindow extends Window {
  files: readonly BenchFile[];
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Time on the processor, in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Runs something and returns the longest task of the page's main thread meanwhile, in milliseconds on the processor:
 * what else the machine does is not the page's.
 */
async function longestTask(page: Page, run: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  // The protocol types events as records; their fields are those of Chromium's trace format.
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', '__metadata'] },
  });
  await run();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const isMain = ({ name, args }: TraceEvent): boolean => name === 'thread_name' && args?.name === 'CrRendererMain';
  const main = new Set(events.filter(isMain).map(threadOf));
  const tasks = events.filter((event) => event.name.endsWith('RunTask') && main.has(threadOf(event)));
  if (tasks.length === 0) throw new Error('no task of the main thread in the trace');
  return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur / 1000), 0);
}

/** Types a letter into the editor, filters, and goes on to table and tree. */
async function useAll(page: Page): Promise<void> {
  await page.locator('.monaco-editor .view-line').nth(3).click();
  await page.keyboard.type('#a');
  await page.waitForTimeout(2500);
  await page.getByLabel(/^Find a host/).fill('path:login');
  await page.waitForTimeout(1500);
  await page.getByLabel(/^Find a host/).fill('');
  await page.keyboard.press('Alt+2');
  await page.getByRole('columnheader').nth(2).getByRole('button').first().click();
  await page.getByRole('textbox', { name: /^Filter/ }).pressSequentially('service-77', { delay: 60 });
  await page.waitForTimeout(1500);
  await page.keyboard.press('Alt+3');
  await page.getByRole('tree').waitFor();
  await page.waitForTimeout(1000);
}

/** Hands the files over before anything is timed. */
async function prepare(page: Page, url: string, count: number): Promise<void> {
  await page.goto(url);
  await page.waitForSelector('.monaco-editor .view-line');
  await page.evaluate((files) => Object.assign(window, { files }), workspace(count));
  await page.waitForTimeout(1000);
}

/** Drops the files and opens a node as soon as there is one: milliseconds from the drop to what it holds. */
function dropAndOpen(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { files } = window as unknown as BenchWindow;
    const dataTransfer = new DataTransfer();
    for (const { name, text } of files) dataTransfer.items.add(new File([text], name));
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const start = performance.now();
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    const find = () => document.querySelector<HTMLElement>('.gn[data-node-id^="bundle:"]');
    const shown = () =>
      Array.from(document.querySelectorAll('.gn'), (node) => node.getAttribute('data-node-id')).join();
    const until = async (isDone: () => boolean) => {
      while (!isDone()) {
        if (performance.now() - start > 120_000) throw new Error('nothing to open after two minutes');
        await frame();
      }
    };
    await until(() => find() !== null);
    const before = shown();
    find()?.click();
    // A host opens into its paths, a domain into its hosts.
    await until(() => shown() !== before);
    await frame();
    return performance.now() - start;
  });
}

/** Opens a host's paths, then drags one of them about: the 95th percentile of the time between two frames. */
function dragLatency(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const open = async (selector: string): Promise<HTMLElement> => {
      let found = document.querySelector<HTMLElement>(selector);
      for (let tries = 0; !found && tries < 600; tries++) {
        await frame();
        found = document.querySelector<HTMLElement>(selector);
      }
      if (!found) throw new Error(`nothing like ${selector}`);
      return found;
    };
    if (!document.querySelector('.gn-path')) {
      if (!document.querySelector('[data-node-id^="bundle:host:"]')) {
        (await open('[data-node-id^="bundle:"]')).click();
      }
      (await open('[data-node-id^="bundle:host:"]')).click();
    }
    const path = await open('.gn-path');
    const { left, top } = path.getBoundingClientRect();
    const at = { pointerId: 1, pointerType: 'mouse', button: 0, buttons: 1, bubbles: true };
    const move = (type: string, x: number, y: number) =>
      path.dispatchEvent(new PointerEvent(type, { ...at, clientX: x, clientY: y }));
    move('pointerdown', left + 60, top + 10);
    const times: number[] = [];
    for (let i = 0; i < 120; i++) {
      const start = performance.now();
      move('pointermove', left + 60 - i, top + 10 + Math.sin(i / 9) * 160);
      await frame();
      // A frame later everything that the move changed has been painted.
      times.push(performance.now() - start);
    }
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    times.sort((a, b) => a - b);
    return times[Math.floor(times.length * 0.95)] ?? Number.NaN;
  });
}

/** Megabytes of the page's heap after what nobody needs is gone; the worker has its own. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

async function measure(browser: Browser, url: string, count: number) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await prepare(page, url, count);
  let openMs = 0;
  const openTask = await longestTask(page, async () => {
    openMs = await dropAndOpen(page);
    // Editor and store take in the rest of a large drop.
    await page.waitForTimeout(3000);
  });
  const dragMs = await dragLatency(page);
  const heapMb = await heapOf(page);
  const useTask = await longestTask(page, () => useAll(page));
  await context.close();
  return { openMs, openTask, dragMs, heapMb, useTask };
}

type Figures = Awaited<ReturnType<typeof measure>>;

function rowsOf(small: readonly Figures[], large: readonly Figures[]): readonly Row[] {
  const row = (name: string, unit: string, pick: (figures: Figures) => number, most: number): Row => {
    const value = median(large.map(pick));
    const baseline = median(small.map(pick));
    const ratio = value / baseline;
    const [target, ok] = [`≤ ${most} ×`, ratio <= most];
    return { name, value, unit, baseline, baselineName: 'the same with 100 Ingresses', ratio, target, ok };
  };
  const task = (name: string, pick: (figures: Figures) => number): Row => {
    const longest = row(name, 'ms on the processor', pick, 1);
    return { ...longest, target: '≤ 50 ms', ok: longest.value <= 50 };
  };
  return [
    row('10,000 Ingresses (50,000 paths): drop → first interaction', 'ms', ({ openMs }) => openMs, 100),
    task('longest main-thread task of that', ({ openTask }) => openTask),
    task('longest main-thread task of typing, filtering, table and tree among them', ({ useTask }) => useTask),
    row('dragging a path among them, 95th percentile of a frame', 'ms', ({ dragMs }) => dragMs, 1.5),
    row('heap of the page with them', 'MB', ({ heapMb }) => heapMb, 20),
  ];
}

/** A workspace of 10,000 Ingresses in the shipped app, against one of 100 in the same browser, turn by turn. */
export async function run(): Promise<readonly Row[]> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium found: npm test installs one, or set CHROMIUM_PATH');
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({ root, logLevel: 'error', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  const url = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch({ executablePath, args: flags });
  try {
    const small: Figures[] = [];
    const large: Figures[] = [];
    for (let round = 0; round < 3; round++) {
      small.push(await measure(browser, url, 100));
      large.push(await measure(browser, url, 10_000));
    }
    return rowsOf(small, large);
  } finally {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}
