import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { adviceDiagnostics } from './en/diagnostics-advice.ts';
import { apiDiagnostics } from './en/diagnostics-api.ts';
import { apiRules } from './en/diagnostics-api-rules.ts';
import { controllerDiagnostics } from './en/diagnostics-controller.ts';
import { fixes } from './en/fixes.ts';
import { adviceDiagnostics as koAdvice } from './ko/diagnostics-advice.ts';
import { apiRules as koRules } from './ko/diagnostics-api-rules.ts';

const list = readFileSync(new URL('../../docs/diagnostics.md', import.meta.url), 'utf8');

describe('docs/diagnostics.md', () => {
  test.each([
    ...Object.keys(apiDiagnostics),
    ...Object.keys(adviceDiagnostics),
    ...Object.keys(controllerDiagnostics),
    ...Object.keys(fixes),
  ])('lists %s', (key) => {
    expect(list).toContain(`\`${key}\``);
  });

  test.each(Object.entries(apiRules))('explains rule %s in the words of the catalogue', (rule, words) => {
    expect(list).toContain(`| ${rule} | ${words} |`);
  });
});

describe('Korean words', () => {
  test('exist for every rule and piece of advice and are not the English ones', () => {
    expect(Object.keys(koRules)).toEqual(Object.keys(apiRules));
    for (const words of Object.values(koRules)) expect(words).toMatch(/[가-힣]/);
    expect(Object.keys(koAdvice).sort()).toEqual(Object.keys(adviceDiagnostics).sort());
  });
});
