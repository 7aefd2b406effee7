import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBytes } from '../bytes.ts';
import { parsePcre } from './parse.ts';
import { compilePattern } from './pattern.ts';
import { writeProgram } from './program.ts';
import { printRe2 } from './re2.ts';
import { runProgram } from './run.ts';

function exec(source: string, text: string, ignoreCase = false) {
  const result = compilePattern(toBytes(source), ignoreCase);
  if (result.kind !== 'pattern') return result.kind === 'unknown' ? result.construct : result.kind;
  const found = result.pattern.exec(toBytes(text));
  expect(result.pattern.test(toBytes(text))).toBe(found === 'too-many-steps' ? null : found !== null);
  return found;
}

/** What PCRE 8 answers by its manual: pattern, text, groups or `null`. */
const cases: readonly (readonly [string, string, readonly (string | null)[] | null])[] = [
  ['^/a|/b', '/x/b', ['/b']],
  ['^/a|/b', '/x/a', null],
  ['^/foo(?=/)', '/foo/x', ['/foo']],
  ['^/foo(?=/)', '/foox', null],
  ['^/(?!api)(.*)', '/api/x', null],
  ['^/(?!api)(.*)', '/web', ['/web', 'web']],
  ['(?<=/a)/b', '/a/b', ['/b']],
  ['(?<=/a|/bcd)/e', '/bcd/e', ['/e']],
  ['(?<!/a)/b', '/a/b', null],
  ['(?<!/a)/b', '/c/b', ['/b']],
  ['^(a+)\\1$', 'aaaa', ['aaaa', 'aa']],
  ['^(a+)\\1$', 'aaa', null],
  ['(?<x>[ab])\\k<x>', 'abb', ['bb', 'b']],
  ['(?P<x>a)(?P=x)', 'aa', ['aa', 'a']],
  ['(a)\\g{-1}\\g1', 'aaa', ['aaa', 'a']],
  ['(?i)(a)\\1', 'aA', ['aA', 'a']],
  ['(a)?\\1b', 'b', null],
  ['^(?>a+)ab', 'aaab', null],
  ['^a++b', 'aab', ['aab']],
  ['^a++ab', 'aaab', null],
  ['^(?:ab?)*+b', 'abab', null],
  ['^/foo\\Kbar', '/foobar', ['bar']],
  ['a(?i)b', 'aB', ['aB']],
  ['a(?i)b', 'AB', null],
  ['a(?i)b|c', 'C', ['C']],
  ['a(?i:b)c', 'aBc', ['aBc']],
  ['a(?i:b)c', 'aBC', null],
  ['(?i)a(?-i)b', 'Ab', ['Ab']],
  ['(?i)a(?-i)b', 'AB', null],
  ['(?s)a.b', 'a\nb', ['a\nb']],
  ['a.b', 'a\nb', null],
  ['(?m)^b$', 'a\nb\nc', ['b']],
  ['(?x) a b # words\n c', 'abc', ['abc']],
  ['[[:alpha:]]+', '1ab2', ['ab']],
  ['[[:^alpha:]]+', 'a12b', ['12']],
  ['[]a]+', 'x]a', [']a']],
  ['[^]a]+', ']xa', ['x']],
  ['[a\\]b]+', 'a]b', ['a]b']],
  ['[\\Qa-c\\E]+', 'b-', ['-']],
  ['[\\x41-\\x43]+', 'xABC', ['ABC']],
  ['\\Qa.b\\E+', 'a.bb', ['a.bb']],
  ['\\Qa.b', 'axb', null],
  ['\\x{41}\\x42\\103', 'ABC', ['ABC']],
  ['\\/\\.\\-', '/.-', ['/.-']],
  ['a$', 'a\n', ['a']],
  ['a$', 'a\n\n', null],
  ['a\\z', 'a\n', null],
  ['a\\Z', 'a\n', ['a']],
  ['(/|$)(.*)', '', ['', '', '']],
  ['a{2,3}', 'aaaa', ['aaa']],
  ['a{,3}', 'a{,3}', ['a{,3}']],
  ['a{2}?', 'aaa', ['aa']],
  ['(a|ab)(c|bcd)(d*)', 'abcd', ['abcd', 'a', 'bcd', '']],
  ['(a*)*', 'b', ['', '']],
  ['(a*)+', 'aa', ['aa', '']],
  ['(?:(a)|b)*', 'ab', ['ab', 'a']],
  ['^.$', 'ü', null],
  ['^..$', 'ü', [toBytes('ü')]],
  ['\\bfoo\\b', 'a foo b', ['foo']],
  ['a\\Rb', 'a\r\nb', ['a\r\nb']],
  ['\\d+\\D\\w\\W\\s\\S', '12x_- y', ['12x_- y']],
  ['\\h\\H', '\ta', ['\ta']],
  ['(?#note)a', 'a', ['a']],
];

describe('PCRE over bytes', () => {
  test.each(cases)('%j in %j gives %j', (source, text, expected) => {
    expect(exec(source, text)).toEqual(expected);
  });

  test('folding case is for ASCII letters only, in groups and classes too', () => {
    expect(exec('^/fÖ', '/FÖ', true)).toEqual([toBytes('/FÖ')]);
    expect(exec('^/fÖ', '/Fö', true)).toBeNull();
    expect(exec('[^a]', 'A', true)).toBeNull();
    expect(exec('[k-m]+', 'KlM', true)).toEqual(['KlM']);
    expect(exec('k', '\u212a', true)).toBeNull();
  });

  test.each([
    '(',
    ')',
    'a)',
    '[a',
    '*a',
    'a**',
    '^*',
    '(?<=a+)b',
    '\\2(a)',
    'a\\',
    '[z-a]',
    '[[:nope:]]',
    '(?<a>x)(?<a>y)',
    'a{3,2}',
    '\\x{100}',
    '(?z)',
    '(?#',
  ])('nginx refuses %s', (source) => {
    expect(exec(source, 'a')).toBe('invalid');
  });

  test.each([
    ['(?R)', 'pcre/recursion'],
    ['(a)(?1)', 'pcre/recursion'],
    ['(?(1)a|b)', 'pcre/condition'],
    ['(?|(a)|(b))', 'pcre/branch-reset'],
    ['(*UTF8)a', 'pcre/verb'],
    ['\\p{L}', 'pcre/unicode-property'],
    ['\\y', 'pcre/escape'],
    ['[\\d-z]', 'pcre/class-range'],
  ])('%s is told as not simulated: %s', (source, construct) => {
    expect(exec(source, 'a')).toBe(construct);
  });

  test('groups have their names at their numbers', () => {
    const result = compilePattern("(a)(?<b>b)(?:c)(?'d'd)(?P<e>e)", false);
    expect(result.kind === 'pattern' && result.pattern.names).toEqual(['', 'b', 'd', 'e']);
  });
});

describe('patterns that could take for ever', () => {
  const long = 'a'.repeat(100_000);

  test.each([
    ['^(a+)+$', `${long}!`],
    ['^(a+)+$', long],
    ['^(a|a)*\\1$', `${long}!`],
    ['(?=(a+))*b', long],
    ['(a*)*b', long],
    ['(?:a+)+(?!a)b', long],
    ['.*.*.*=.*(?=x)', long],
    ['(?<=a)a*a*a*a*b', long],
    ['a*+b', long],
  ])(
    '%s ends soon',
    (source, text) => {
      const result = compilePattern(source, true);
      if (result.kind !== 'pattern') throw new Error(source);
      result.pattern.test('aab');
      expect([true, false, null]).toContain(result.pattern.test(text));
    },
    10_000,
  );

  test('the one that never ends in PCRE is answered', () => {
    const result = compilePattern('^(a+)+$', true);
    expect(result.kind === 'pattern' && result.pattern.test(long)).toBe(true);
    expect(result.kind === 'pattern' && result.pattern.test(`${long}!`)).toBe(false);
  });

  test('what was given up says so', () => {
    expect(exec('^(a|a)*\\1$', `${'a'.repeat(5000)}!`)).toBe('too-many-steps');
  });
});

describe('both engines', () => {
  const atom = fc.constantFrom('a', 'b', '/', '.', '[ab]', '[^a]', '\\w', '^', '$', '\\b');
  const pattern = fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      atom,
      fc.tuple(tie('any'), tie('any')).map(([x, y]) => x + y),
      fc.tuple(tie('any'), tie('any')).map(([x, y]) => `(${x}|${y})`),
      fc.tuple(tie('any'), fc.constantFrom('*', '+', '?', '*?', '{1,2}')).map(([x, q]) => `(${x})${q}`),
    ),
  })).any;
  const text = fc.array(fc.constantFrom('a', 'b', '/', 'B'), { maxLength: 8 }).map((letters) => letters.join(''));

  test('find the same groups wherever both can, and what JavaScript finds', () => {
    let compared = 0;
    fc.assert(
      fc.property(pattern, text, fc.boolean(), (source, bytes, ignoreCase) => {
        const parsed = parsePcre(source, ignoreCase);
        if (parsed.kind !== 'tree') throw new Error(`${source} was not read`);
        const program = writeProgram(parsed.tree, parsed.names.length);
        if (!program) throw new Error(`${source} is too long`);
        const machine = runProgram(program, bytes);
        expect(exec(source, bytes, ignoreCase)).toEqual(machine);
        const script = new RegExp(source, ignoreCase ? 'i' : '').exec(bytes);
        expect(machine === null, source).toBe(script === null);
        if (printRe2(parsed.tree) !== null) compared++;
        // JavaScript forgets the groups of earlier rounds and refuses empty ones; the whole match is the same without them.
        if (script && machine && machine !== 'too-many-steps' && !/[*+?}]/.test(source))
          expect(machine[0]).toBe(script[0]);
      }),
      { numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(1000);
  });
});
