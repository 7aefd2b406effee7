import { tableOf } from '../text/lookup.ts';
import type { Stripped } from './part.ts';

/** A text without what only a terminal, a page or a chat reads, and where its letters stood before. */
export interface CleanText {
  readonly text: string;
  /** Escape sequences that were left out. */
  readonly removed: number;
  /** What else was made of it before it was copied. */
  readonly stripped: readonly Stripped[];
  /** Returns where a letter of `text` stands in the text as it came. O(log removed). */
  readonly toSource: (offset: number) => number;
}

/** Colours and cursor moves (CSI), titles and links (OSC), and the short forms. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters it looks for
const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_])/g;

interface Rewritten {
  readonly text: string;
  readonly count: number;
  readonly toSource: (offset: number) => number;
}

/** Puts something else in the place of each match, and remembers where the rest stood. */
function rewrite(source: string, pattern: RegExp, insert: (match: string) => string): Rewritten {
  let text = '';
  let last = 0;
  /** Offsets of the new text from which on so many letters are gone. */
  const from: number[] = [];
  const gone: number[] = [];
  for (const { 0: match, index } of source.matchAll(pattern)) {
    text += source.slice(last, index) + insert(match);
    last = index + match.length;
    from.push(text.length);
    gone.push(last - text.length);
  }
  text += source.slice(last);
  const toSource = (offset: number): number => {
    let low = 0;
    let high = from.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((from[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.min(source.length, offset + (gone[low - 1] ?? 0));
  };
  return { text, count: from.length, toSource };
}

/** Lines that are no text of a block scalar: there any letter may be meant. Marks of a quote and numbers of lines count as nothing. */
function structuralLines(text: string): readonly string[] {
  let block = -1;
  return text.split(/\r\n|\r|\n/).flatMap((line) => {
    const bare = line.replace(/^(?:\s{0,3}[>|│┃])+ ?/, '').replace(/^\s*\d{1,6}(?:\s*[│┃|:])?(?=\s)/, '');
    const indent = bare.length - bare.trimStart().length;
    if (bare.trim() === '' || (block >= 0 && indent > block)) return [];
    block = /[:-]\s+[|>][-+\d]*\s*(?:#.*)?$/.test(bare) ? indent : -1;
    return [bare.slice(0, 1000)];
  });
}

/** Fields of manifests whose values nobody writes in curly quotes, or behind anything but a blank. */
const field =
  '(?:apiVersion|kind|metadata|name|namespace|spec|rules|host|hosts|http|paths|path|pathType|backend|service|port|number|ingressClassName|secretName|tls|annotations|[\\w.-]+\\.(?:io|org|com|k8s)/[\\w.-]+)';

interface Spoiling {
  readonly what: 'entities' | 'no-break' | 'curly-quotes';
  readonly letters: RegExp;
  /** Proof that a page or a chat was at work, on a line that is none of a text. */
  readonly proof: RegExp;
  readonly insert: (match: string) => string;
}

const entities = tableOf<string>({ lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', amp: '&' });

function letterOf(entity: string): string {
  const name = entity.slice(1, -1);
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return entities.get(name) ?? (code > 31 && code < 0xd800 ? String.fromCharCode(code).replace('\u00a0', ' ') : entity);
}

/** In this order: what is decoded may hold the next. */
const spoilings: readonly Spoiling[] = [
  {
    what: 'entities',
    letters: /&(?:lt|gt|quot|apos|nbsp|amp|#\d{2,5}|#x[\da-f]{2,4});/gi,
    proof:
      /^(?:\s*&gt;)|^\s*&nbsp;|^\s*(?:-\s+)*(?:&quot;|&#34;)[\w./-]+(?:&quot;|&#34;)\s*:|^\s*(?:-\s+)*(?:[\w./-]+\s*:\s+)?(&quot;|&#3[49];|&#x2[27];|&apos;).*\1\s*(?:#.*)?$/i,
    insert: letterOf,
  },
  {
    what: 'no-break',
    letters: /[\u00a0\u2007\u202f]/g,
    proof: new RegExp(
      `^[ \\t]*[\\u00a0\\u2007\\u202f]\\s*(?:-\\s+)*["'\\w./-]+\\s*:|^\\s*(?:-\\s+)*${field}:[\\u00a0\\u2007\\u202f]`,
    ),
    insert: () => ' ',
  },
  {
    what: 'curly-quotes',
    letters: /[\u2018-\u201f]/g,
    proof: new RegExp(
      `^\\s*(?:-\\s+)*(?:${field}|[\\u201c-\\u201f]${field}[\\u201c-\\u201f])\\s*:\\s+[\\u2018-\\u201f].*[\\u2018-\\u201f]\\s*(?:#.*)?$`,
    ),
    insert: (letter) => (letter < '\u201c' ? "'" : '"'),
  },
];

/** Returns the text as a terminal shows it and as it was written; the same text where there is nothing to leave out. */
export function cleanText(source: string): CleanText {
  let { text, count, toSource } = source.includes('\u001b')
    ? rewrite(source, escapes, () => '')
    : { text: source, count: 0, toSource: (offset: number) => offset };
  const removed = count;
  const stripped: Stripped[] = [];
  for (const { what, letters, proof, insert } of spoilings) {
    if (text.search(letters) < 0 || !structuralLines(text).some((line) => proof.test(line))) continue;
    const next = rewrite(text, letters, insert);
    const before = toSource;
    text = next.text;
    toSource = (offset) => before(next.toSource(offset));
    stripped.push({ what, count: next.count });
  }
  return { text, removed, stripped, toSource };
}
