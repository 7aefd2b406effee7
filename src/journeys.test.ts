import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../e2e/', import.meta.url));
/** The one place that looks at pages: it waits first until they are at rest. */
const helper = 'still.ts';

/** What a journey must not write, each with what to write instead. */
const forbidden: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/AxeBuilder|axe-core/, 'expectAccessible'],
  [/\.screenshot\(|toHaveScreenshot|toMatchSnapshot/, 'expectLook'],
  [/\.pdf\(/, 'printed'],
  [/\.boundingBox\(/, 'boxOf'],
  [/ariaSnapshot|toMatchAriaSnapshot/i, 'expectHeard'],
  [/force: true/, 'pressCovered'],
  [/waitForTimeout|setTimeout\(\s*resolve|networkidle/, 'a state to wait for'],
  [/localStorage\.getItem\('ingraph\/journal'\)(?! \?\? 'null')/, 'allKept'],
  [/\bretries\b|test\.fixme|test\.only/, 'a journey that passes at its first try'],
  [/\.setTimeout\(|\btimeout: \d/, 'the patience of the configuration'],
  [
    /expect\(\s*await (?!measure(?:Of)?\()/,
    'expect.poll, expectText, or an assertion of the locator: a state may come a moment later',
  ],
  [/\.(?:all|allInnerTexts|allTextContents)\(\)/, 'an assertion of the locator'],
  [/\.is(?:Visible|Hidden|Enabled|Disabled|Checked|Editable)\(\)/, 'an assertion of the locator'],
];

/** What is measured in the page, and moves with it. */
const measured =
  /getBoundingClientRect|getClientRects|getComputedStyle|getAnimations|elementFromPoint|\b(?:scroll|client|offset)(?:Width|Height|Left|Top)\b|innerText/;

/** Returns the calls of `.evaluate(…)` with all that stands between their parentheses. */
function evaluations(code: string): readonly string[] {
  return [...code.matchAll(/\.evaluate(?:All|Handle)?\s*(?:<[^>]*>)?\(/g)].map(({ index, 0: head }) => {
    let depth = 1;
    let end = index + head.length;
    for (; depth > 0 && end < code.length; end++) depth += { '(': 1, ')': -1 }[code[end] ?? ''] ?? 0;
    return code.slice(index, end);
  });
}

/** Returns what a journey does at a moment of its own choosing. */
function hasty(code: string): readonly string[] {
  const bare = code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = forbidden.flatMap(([pattern, instead]) =>
    pattern.test(bare) ? [`${pattern.exec(bare)?.[0]}: use ${instead}`] : [],
  );
  const raw = evaluations(bare).filter((call) => measured.test(call));
  return [...found, ...raw.map((call) => `${measured.exec(call)?.[0]} in evaluate: use measure or measureOf`)];
}

const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== helper);
const journeys = files.filter((name) => name.endsWith('.spec.ts'));
const read = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');

describe('journeys depend on states, not on moments', () => {
  test('the test has read them all', () => {
    expect(journeys.length).toBeGreaterThan(20);
    const acts = journeys.map((name) => read(name).match(/\bawait\b/g)?.length ?? 0).reduce((sum, one) => sum + one, 0);
    expect(acts).toBeGreaterThan(1000);
  });

  test('whatever looks at the page or measures it waits until nothing moves, and nothing is tried twice', () => {
    const found = files.flatMap((name) =>
      hasty(
        name === 'playwright.config.ts'
          ? read(name).replace(/^ {2}(?:retries: 0|timeout: \d.*|expect: .*),$/gm, '')
          : read(name),
      ).map((words) => `${name}: ${words}`),
    );
    expect(found).toEqual([]);
  });

  test('the helper waits before each of its looks', () => {
    const code = read(helper);
    const looks = code
      .split(/^export /m)
      .filter((part) => /\.analyze\(|\.boundingBox\(|toHaveScreenshot|ariaSnapshot|\.pdf\(|force: true/.test(part));
    expect(looks.length).toBe(6);
    for (const look of looks) expect(look).toMatch(/await still\(/);
  });

  test('the second try stays away', () => {
    expect(read('playwright.config.ts')).toMatch(/^ {2}retries: 0,$/m);
    expect(readFileSync(`${folder}../.ci/test.mjs`, 'utf8')).not.toMatch(/--retries/);
  });

  test('each kind of haste is found', () => {
    for (const planted of [
      'await new AxeBuilder({ page }).analyze();',
      'const box = await node.boundingBox();',
      'await page.screenshot({ path });',
      'await expect(page).toHaveScreenshot(name);',
      'await expect(tree).toMatchAriaSnapshot(words);',
      'await page.waitForTimeout(600);',
      'test.describe.configure({ retries: 2 });',
      'expect(await rows.count()).toBe(3);',
      'expect(\n  await node.textContent(),\n).toBe(word);',
      'for (const tab of await tabs.all()) await tab.click();',
      'if (await node.isVisible()) return;',
      'await radio.click({ force: true });',
      'const y = await page.evaluate(() => document.body.getBoundingClientRect().y);',
      'const top = await node.evaluate((one) => one.scrollTop);',
      'await expect(node).toBeVisible({ timeout: 500 });',
    ]) {
      expect(hasty(planted), planted).not.toEqual([]);
    }
    for (const calm of [
      'await expectAccessible(page);',
      'expect(await measure(page, () => document.body.scrollWidth)).toBe(1);',
      'await expect(rows).toHaveCount(3);',
      'await node.evaluate((one) => one.blur());',
      'expect(window.x, String(await measure(page, read))).toBe(1);',
    ]) {
      expect(hasty(calm), calm).toEqual([]);
    }
  });
});
