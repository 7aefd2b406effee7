import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { literalLines, stringText } from './edit-scalar.ts';

const tricky = fc.constantFrom(
  'on',
  'yes',
  'y',
  '012',
  '1.10',
  '0x1f',
  '1_000',
  '~',
  '',
  '*.host',
  ':',
  '#',
  '- a',
  'a: b',
  'a #b',
  '12:30',
  '2001-01-01',
  '.inf',
  '=',
  '<<',
  "it's",
  '\\',
  '"',
  '\u0085',
  '\u2028',
  '\ufeff',
  '...',
  '%a',
  '@',
  '`',
  ' a',
  'a ',
  'a:',
  '{a',
  '[',
  ']',
  ',',
  '?',
  '!x',
  '&a',
  '|',
  '>',
);
const text = fc.oneof(
  tricky,
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.stringMatching(/^[-+.:_0-9a-fnoyx]{0,8}$/),
);

test('a string in any style is the same string for readers of YAML 1.1 and 1.2, in block and flow', () => {
  const style = fc.constantFrom('plain', 'single', 'double', 'literal' as const);
  fc.assert(
    fc.property(text, style, fc.boolean(), (value, wish, inFlow) => {
      const written = stringText(value, wish as 'plain', inFlow);
      const document = inFlow ? `{a: ${written}, b: [${written}]}` : `a: ${written}\nb:\n- ${written} # c\n`;
      for (const version of ['1.1', '1.2'] as const)
        expect(parse(document, { version })).toEqual({ a: value, b: [value] });
    }),
    { numRuns: 1500 },
  );
});

test('a literal block holds exactly the text it was made from', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', ' b', '# c', '', 'd: e', '\t'), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      (lines, ends) => {
        const value = lines.join('\n') + (ends ? '\n' : '');
        const block = literalLines(value);
        if (!block) return;
        const [header, ...body] = block;
        const document = `a: ${header}\n${body.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}\nb: 1\n`;
        expect(parse(document)).toEqual({ a: value, b: 1 });
      },
    ),
  );
});
