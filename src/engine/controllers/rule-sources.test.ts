import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourceAddress, sourceText } from '../about/rule-source.ts';
import { loadRuleSources } from './abouts.ts';
import { profiles } from './registry.ts';

const folderOf = (id: string) => (id === 'kubernetes' ? 'kubernetes-spec' : id);

function codeOf(id: string): string {
  const folder = new URL(`./${folderOf(id)}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'sources.ts')
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
}

/** Rules that are choices of ours, or say that something is not simulated: nothing to look up. */
const ownRules = /not-simulated|^kubernetes\//;

test.each(profiles.map(({ id }) => id))(
  'every rule that %s names has a source, and no source is without its rule',
  async (id) => {
    const sources = await loadRuleSources(id);
    const code = codeOf(id);
    // Codes of diagnostics have their source in the list of diagnostics.
    const named = [...code.matchAll(/(identity, )?'([a-z-]+\/[a-z-]+)'/g)].flatMap(([, isCode, rule = '']) =>
      isCode ? [] : [rule],
    );
    const rules = new Set(named.filter((rule) => rule.startsWith(`${id}/`)));
    // Some profiles put the name of a map behind their own.
    const isOpen = code.includes(`${id}/\${`);
    if (!isOpen) for (const key of sources.keys()) expect(rules, key).toContain(`${id}/${key}`);
    const without = [...rules].filter((rule) => !ownRules.test(rule) && !sources.has(rule.slice(id.length + 1)));
    expect(without).toEqual([]);
  },
);

test('a source is an address and a line; unknown profiles have none', async () => {
  const source = { repo: 'a/b', ref: 'v1', path: 'c/d.go', at: 'F' };
  expect(sourceAddress(source)).toBe('https://github.com/a/b/blob/v1/c/d.go');
  expect(sourceText(source)).toBe('a/b c/d.go F (v1)');
  expect(await loadRuleSources('nobody')).toEqual(new Map());
  expect(await loadRuleSources('constructor')).toEqual(new Map());
});
