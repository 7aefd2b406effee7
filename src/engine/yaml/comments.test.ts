import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Document, Parser, parseAllDocuments } from 'yaml';
import { ownManifests } from '../testing/own-manifests.ts';
import { scanComments } from './comments.ts';
import { splitDocuments } from './split.ts';

function found(text: string): readonly string[] {
  return scanComments(text).comments.map(({ start, end }) => text.slice(start, end));
}

/** Where the YAML library sees comments. */
function comments(text: string): readonly number[] {
  const at = new Set<number>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) look(item);
    } else if (typeof value === 'object' && value !== null) {
      if ('type' in value && value.type === 'comment' && 'offset' in value) at.add(Number(value.offset));
      for (const item of Object.values(value)) look(item);
    }
  };
  for (const token of new Parser().parse(text)) look(token);
  return [...at].sort((a, b) => a - b);
}

const isWhole = (documents: readonly Document.Parsed[]) => documents.every(({ errors }) => errors.length === 0);

describe('scanComments', () => {
  test('finds comments on lines of their own, after values, in flow style and after block headers', () => {
    expect(found('# a\nkey: value # b\n- {x: 1, # c\n  y: [2]} # d\nz: | # e\n  text\n# f')).toEqual([
      '# a',
      '# b',
      '# c',
      '# d',
      '# e',
      '# f',
    ]);
  });

  test('takes no # of a block scalar, a quote or a word for a comment', () => {
    expect(found("a: |\n  # no\n\n  # no\nb: >-\n # no\nc: \"x # no\n  # no\"\nd: 'it''s # no'\ne: a#no\n")).toEqual(
      [],
    );
    expect(found('- - |\n    # no\n  # yes\n')).toEqual(['# yes']);
    expect(found('- key: |2\n    # no\n   # yes\n')).toEqual(['# yes']);
    expect(found('--- |\n# no\n')).toEqual([]);
  });

  test('knows that a | which does not begin a value begins no block', () => {
    expect(found('a: b |\n  # yes\nc: x > y\n  # yes')).toHaveLength(2);
    expect(found('a: {b: c |\n  # yes\n}')).toHaveLength(1);
  });

  test('an apostrophe in a word and a quote that nothing closes hide nothing', () => {
    expect(found("a: don't\n# yes\nb: it's\n# yes")).toHaveLength(2);
    expect(found('a: "open\nb: 1\n# yes')).toEqual(['# yes']);
    expect(found('a: "open\nb: 1\n# yes\nc: "closed"\n# yes')).toHaveLength(2);
    expect(found('a: text\n  "going on\n# yes')).toEqual(['# yes']);
  });

  test('leaves line ends out and says whether a line is all comment', () => {
    const text = 'a: 1 # x\r\n  # y\r\n';
    expect(found(text)).toEqual(['# x', '# y']);
    expect(scanComments(text).comments.map(({ ownLine }) => ownLine)).toEqual([false, true]);
  });

  test('says whether the text ends in a block scalar', () => {
    expect(scanComments('a: |\n  x\n\n').endsInBlock).toBe(true);
    expect(scanComments('a: |\n  x\nb: 1\n').endsInBlock).toBe(false);
  });

  test('agrees with the YAML library on every text of these pieces that it can read', () => {
    const piece = fc.constantFrom(
      ...[
        'a: ',
        'b: ',
        '\n- ',
        'b',
        '"',
        "'",
        '\n# c',
        '\n  # c',
        ' # c',
        '|\n',
        '>-\n',
        '\n',
        '\n  ',
        '\n    ',
        '\nc: ',
      ],
      ...['{', '}', '[', ']', ', ', 'x: |\n  # t\n', 'k: "q # q"\n', '\\', '\n\n', '\r\n', '\nd:', 'e#f', "it's"],
    );
    let whole = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        // The library takes an escaped quote at the very end for the closing one: `'a''` has none, and YAML refuses it.
        if (/(?:^|[^'])(?:'')+$/.test(text)) return;
        const documents = parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false });
        if (!Array.isArray(documents) || !isWhole(documents as Document.Parsed[])) return;
        whole++;
        expect(scanComments(text).comments.map(({ start }) => start)).toEqual(comments(text));
      }),
      { numRuns: 20_000 },
    );
    expect(whole).toBeGreaterThan(500);
  });

  /** Returns how many documents were compared. */
  function compare(texts: ReadonlyMap<string, string>): number {
    let compared = 0;
    for (const [name, text] of texts) {
      for (const { start, end } of splitDocuments(text, 0)) {
        const part = text.slice(start, end);
        if (!part.includes('#')) continue;
        const documents = parseAllDocuments(part, { logLevel: 'silent', uniqueKeys: false });
        if (!Array.isArray(documents) || !isWhole(documents as Document.Parsed[])) continue;
        compared++;
        expect(
          scanComments(part).comments.map((comment) => comment.start),
          name,
        ).toEqual(comments(part));
      }
    }
    return compared;
  }

  test('agrees with the YAML library on manifests of our own', () => {
    expect(compare(ownManifests)).toBeGreaterThan(10);
  });

  test('agrees with the YAML library on the corpus', ({ skip }) => {
    const folder = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
    if (!existsSync(folder)) skip('no ../shared/corpus here');
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name));
    const texts = names.map((name) => [name, readFileSync(`${folder}${name}`, 'utf8')] as const);
    expect(compare(new Map(texts.filter(([, text]) => text.length <= 500_000)))).toBeGreaterThan(100);
  });
});
