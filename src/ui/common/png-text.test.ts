import { deflateSync, crc32 as zlibCrc } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32 } from '../../state/crc32.ts';
import { textOf, withText } from './png-text.ts';

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(zlibCrc(body));
  return Buffer.concat([head, body, tail]);
}

/** One black pixel. */
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
  chunk('IEND', Buffer.alloc(0)),
]);

describe('a text inside a PNG', () => {
  test('comes out as it went in, and the rest of the picture stays byte for byte', () => {
    const made = withText(png, '#v1:Abc-_');
    expect(textOf(made)).toBe('#v1:Abc-_');
    expect(Buffer.from(made.subarray(0, png.length - 12)).equals(png.subarray(0, png.length - 12))).toBe(true);
    expect(Buffer.from(made.subarray(-12)).equals(png.subarray(-12))).toBe(true);
  });

  test('is not found where there is none, and nothing throws on what is no PNG', () => {
    expect(textOf(png)).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, signed) => {
        const any = signed ? Buffer.concat([png.subarray(0, 8), bytes]) : bytes;
        expect(textOf(any)).toBeNull();
        expect(withText(any, 'x').length).toBeGreaterThanOrEqual(any.length);
      }),
    );
  });

  test('has the checksum that zlib computes', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => crc32(bytes) === zlibCrc(bytes)));
  });
});
