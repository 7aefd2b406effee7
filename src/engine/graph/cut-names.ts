/** East Asian characters take the room of two. */
function widthOf(character: string): number {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character)
    ? 2
    : 1;
}

/** Returns the columns of a fixed-width font that a text takes. */
export function columnsOf(text: string): number {
  // All names of a large graph are measured: most are plain.
  if (/^[ -~]*$/.test(text)) return text.length;
  let total = 0;
  for (const character of text) total += widthOf(character);
  return total;
}

/** Which characters of a name stay: what was left out between them, or at an end, shows as one ellipsis. */
class Cut {
  readonly #characters: readonly string[];
  readonly #stays: boolean[];
  readonly #room: number;
  #width = 1;

  constructor(characters: readonly string[], room: number) {
    this.#characters = characters;
    this.#stays = characters.map(() => false);
    this.#room = room;
  }

  /** Keeps a character when there is room for it; returns whether it stays. */
  keep(at: number): boolean {
    const stays = this.#stays;
    if (at < 0 || at >= stays.length || stays[at]) return true;
    const isLeftOut = (i: number) => i >= 0 && i < stays.length && !stays[i];
    // A gap that ends here is gone, one that is split in two needs a second ellipsis.
    const gaps = Number(isLeftOut(at - 1)) + Number(isLeftOut(at + 1)) - 1;
    const width = this.#width + gaps + widthOf(this.#characters[at] ?? '');
    if (width > this.#room) return false;
    stays[at] = true;
    this.#width = width;
    return true;
  }

  toString(): string {
    return this.#characters
      .map((character, i) => (this.#stays[i] ? character : i === 0 || this.#stays[i - 1] ? '…' : ''))
      .join('');
  }
}

/** Keeps both ends; the head gets more: it tells hosts and paths apart. */
function keepEnds(cut: Cut, length: number): void {
  let head = 0;
  let tail = 0;
  while (head + tail < length) {
    const isHead = head <= tail * 1.5;
    if (!cut.keep(isHead ? head : length - 1 - tail)) return;
    if (isHead) head++;
    else tail++;
  }
}

function cutAround(characters: readonly string[], room: number, told: readonly number[]): string {
  const cut = new Cut(characters, room);
  for (const at of told) cut.keep(at);
  // A letter on its own says little: the beginning, then what stands after and before it.
  for (const at of [0, 1, ...told.flatMap((place) => [place + 1, place - 1, place + 2])]) cut.keep(at);
  keepEnds(cut, characters.length);
  return cut.toString();
}

/** Returns a name shortened in the middle to at most `room` columns of a fixed-width font. */
export function shorten(name: string, room: number): string {
  return columnsOf(name) <= room ? name : cutAround([...name], room, []);
}

/** The first character in which names that begin alike differ. */
function firstDifference(names: readonly (readonly string[])[]): number {
  const [first = []] = names;
  let at = 0;
  while (at < first.length && names.every((name) => name[at] === first[at])) at++;
  return at;
}

/** More characters than these tell nobody more. */
const mostTold = 8;

/**
 * Returns the names that need more than `room` columns, each shortened in the middle, so that two different ones do not
 * look the same where room allows it. Linear in the length of all names, but for those that begin and end alike.
 */
export function cutNames(names: Iterable<string>, room: number): ReadonlyMap<string, string> {
  const long = [...new Set(names)].filter((name) => columnsOf(name) > room);
  const cuts = new Map(long.map((name) => [name, shorten(name, room)]));
  const told = new Map<string, readonly number[]>();
  for (let round = 0; round < mostTold; round++) {
    const alike = new Map<string, string[]>();
    for (const [name, cut] of cuts) {
      const group = alike.get(cut);
      if (group) group.push(name);
      else alike.set(cut, [name]);
    }
    const groups = [...alike.values()].filter(({ length }) => length > 1);
    if (groups.length === 0) break;
    // Names that look the same show the first characters in which they differ, beside those that told them from others.
    for (const group of groups) {
      const characters = group.map((name) => [...name]);
      const at = firstDifference(characters);
      group.forEach((name, i) => {
        const places = [...(told.get(name) ?? []), at];
        told.set(name, places);
        cuts.set(name, cutAround(characters[i] ?? [], room, places));
      });
    }
  }
  return cuts;
}
