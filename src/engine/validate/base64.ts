const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map([...letters].map((letter, value) => [letter.charCodeAt(0), value]));
const pad = '='.charCodeAt(0);

interface Reading {
  readonly text: string;
  at: number;
  /** Decoded bytes, a letter for each. */
  out: string;
}

/** Returns the byte at which Go stops reading `text` as base64, `null` when it reads all of it. */
export function base64Problem(text: string): number | null {
  // Bytes and code units are the same up to there: only ASCII letters are read.
  return readAll({ text, at: 0, out: '' });
}

/** Returns what base64 stands for, a letter for a byte; `''` where it cannot be read. */
export function decodedText(text: string): string {
  const reading: Reading = { text, at: 0, out: '' };
  return readAll(reading) === null ? reading.out : '';
}

function readAll(reading: Reading): number | null {
  while (reading.at < reading.text.length) {
    const stop = readQuantum(reading);
    if (stop !== null) return stop;
  }
  return null;
}

function skipBreaks(reading: Reading): void {
  while (/[\r\n]/.test(reading.text.charAt(reading.at))) reading.at++;
}

/**
 * Reads four letters, or the last ones and what fills them up; returns where it stops, `null` when all is well.
 * @source golang/go encoding/base64/base64.go decodeQuantum (1.25)
 */
function readQuantum(reading: Reading): number | null {
  const { text } = reading;
  const read: number[] = [];
  while (read.length < 4) {
    if (reading.at >= text.length) return read.length === 0 ? null : reading.at - read.length;
    const code = text.charCodeAt(reading.at++);
    const value = values.get(code);
    if (value !== undefined) read.push(value);
    else if (code === pad) return readPadding(reading, read);
    else if (code !== 10 && code !== 13) return reading.at - 1;
  }
  write(reading, read);
  return null;
}

function readPadding(reading: Reading, read: readonly number[]): number | null {
  const { text } = reading;
  if (read.length < 2) return reading.at - 1;
  if (read.length === 2) {
    skipBreaks(reading);
    if (reading.at >= text.length) return text.length;
    if (text.charCodeAt(reading.at) !== pad) return reading.at - 1;
    reading.at++;
  }
  skipBreaks(reading);
  write(reading, read);
  return reading.at < text.length ? reading.at : null;
}

function write(reading: Reading, read: readonly number[]): void {
  const bits = read.reduce((sum, value, index) => sum + value * 64 ** (3 - index), 0);
  const bytes = [Math.floor(bits / 65536), Math.floor(bits / 256) % 256, bits % 256];
  reading.out += String.fromCharCode(...bytes.slice(0, read.length - 1));
}
