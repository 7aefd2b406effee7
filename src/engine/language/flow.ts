import { type Frame, type Place, unquoted } from './frames.ts';

/** What a scan of a document collects. */
export interface Scan {
  readonly text: string;
  /** The offset asked for. */
  readonly at: number;
  place: Place | null;
  /** How far dashes stand right of the key above them, as first seen; `null` when no list was seen. */
  dashes: number | null;
  /** Maps by the way that leads to them: `metadata` holds the name and namespace of the object. */
  readonly frames: Frame[];
}

/** A collection that is open while flow style is read. */
interface Open {
  readonly frame: Frame;
  readonly isMap: boolean;
}

function flowFrame(parent: Frame, key: string | null, isItem: boolean): Frame {
  return { key, isItem, column: parent.column, isFlow: true, parent, values: new Map() };
}

const scalarShape =
  /"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?|[^\s,[\]{}"'#:](?:[^,[\]{}#:\n]|:(?=[^\s,[\]{}]))*|:(?=[^\s,[\]{}])[^,[\]{}#\n]*/y;

/** Reads a flow collection from its opening bracket on; returns where it ends, the end of the text when it is never closed. */
export function scanFlow(scan: Scan, owner: Frame, from: number): number {
  return new FlowReader(scan, owner).read(from);
}

/** Reads flow style word by word and notes the place of the offset asked for. */
class FlowReader {
  readonly #scan: Scan;
  readonly #owner: Frame;
  readonly #open: Open[] = [];
  /** The key whose value comes next. */
  #key: Frame | null = null;

  constructor(scan: Scan, owner: Frame) {
    this.#scan = scan;
    this.#owner = owner;
  }

  read(from: number): number {
    const { text, at } = this.#scan;
    let i = from;
    while (i < text.length) {
      if (i === at) this.#setEmpty(i);
      const c = text.charAt(i);
      i = this.#step(c, i);
      if (this.#open.length === 0 && (c === '}' || c === ']')) return i;
    }
    if (i === at) this.#setEmpty(i);
    return i;
  }

  /** Reads what starts with `c` at `i`; returns where the next thing starts. */
  #step(c: string, i: number): number {
    const { text } = this.#scan;
    if (c === '{' || c === '[') this.#enter(c === '{');
    else if (c === '}' || c === ']') {
      this.#open.pop();
      this.#key = null;
    } else if (c === ',') this.#key = null;
    else if (c === '#') {
      const feed = text.indexOf('\n', i);
      return feed < 0 ? text.length : feed;
    } else if (!/\s/.test(c)) return this.#word(i);
    return i + 1;
  }

  #enter(isMap: boolean): void {
    const frame = this.#open.length === 0 ? { ...this.#owner, isFlow: true, values: new Map() } : this.#holder();
    this.#open.push({ frame, isMap });
    this.#scan.frames.push(frame);
    this.#key = null;
  }

  /** What the next value belongs to: the key before it, or an item of the list. */
  #holder(): Frame {
    const last = this.#open.at(-1);
    if (this.#key) return this.#key;
    if (!last) return this.#owner;
    return last.isMap ? last.frame : flowFrame(last.frame, null, true);
  }

  #word(start: number): number {
    const { text } = this.#scan;
    scalarShape.lastIndex = start;
    const word = scalarShape.exec(text)?.[0].trimEnd() ?? text.charAt(start);
    const end = start + Math.max(1, word.length);
    const last = this.#open.at(-1);
    if (!this.#key && last?.isMap) return this.#keyWord(last.frame, start, end);
    this.#note('value', this.#holder(), start, end, true);
    if (this.#key?.key) last?.frame.values.set(this.#key.key, unquoted(word));
    return end;
  }

  #keyWord(frame: Frame, start: number, end: number): number {
    const { text } = this.#scan;
    const colon = /^\s*:/.exec(text.slice(end, end + 20))?.[0];
    this.#note('key', frame, start, end, colon !== undefined);
    if (colon === undefined) return end;
    const name = unquoted(text.slice(start, end));
    frame.values.set(name, '');
    this.#key = flowFrame(frame, name, false);
    return end + colon.length;
  }

  /** The offset stands in a word, or right behind it. */
  #note(where: 'key' | 'value', frame: Frame, start: number, end: number, hasColon: boolean): void {
    const { text, at } = this.#scan;
    if (at < start || at > end) return;
    const token = { text: unquoted(text.slice(start, end)), range: { start, end } };
    this.#scan.place = { where, frame, token, column: frame.column, hasColon };
  }

  /** The offset stands where a word could begin. */
  #setEmpty(i: number): void {
    const last = this.#open.at(-1);
    const { place, text } = this.#scan;
    if (place || !last || /[}\]"']/.test(text.charAt(i - 1))) return;
    const isValue = this.#key !== null || !last.isMap;
    this.#note(isValue ? 'value' : 'key', this.#holder(), i, i, isValue);
  }
}
