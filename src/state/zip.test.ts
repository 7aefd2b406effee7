import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32 } from './crc32.ts';
import { type ZipEntry, zipOf } from './zip.ts';

/** Reads an archive by its central directory, as the format says (APPNOTE 4.3). */
function unzip(bytes: Buffer): ZipEntry[] {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    const [method, crc, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 20)];
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26);
    const data = bytes.subarray(start, start + size);
    const plain = method === 8 ? inflateRawSync(data) : data;
    expect(crc32(plain)).toBe(crc);
    at += 46 + nameLength;
    return { name, text: plain.toString('utf8') };
  });
}

const bytesOf = async (entries: readonly ZipEntry[]) => Buffer.from(await (await zipOf(entries)).arrayBuffer());

function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', 'import zipfile']);
    return true;
  } catch {
    return false;
  }
}

describe('a ZIP archive', () => {
  test('has the checksum of the standard', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });

  test('gives back every text under its name', async () => {
    const name = fc.stringMatching(/^[a-z가-힣][a-z가-힣 .-]{0,8}[a-z]$/);
    const entry = fc.record({ name, text: fc.string({ unit: 'grapheme', maxLength: 400 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 5 }), async (entries) => {
        expect(unzip(await bytesOf(entries))).toEqual(entries);
      }),
      { numRuns: 50 },
    );
  });

  test('is the same for the same files', async () => {
    const entries = [{ name: 'a/b.yaml', text: 'a: 1\n'.repeat(99) }];
    expect(await bytesOf(entries)).toEqual(await bytesOf(entries));
  });

  test('keeps names inside the folder it is unpacked in', async () => {
    const names = unzip(
      await bytesOf([
        { name: '../../etc/x.yaml', text: '' },
        { name: '/..', text: '' },
      ]),
    );
    expect(names.map(({ name }) => name)).toEqual(['etc/x.yaml', 'file']);
  });

  test.skipIf(!hasPython())('is read by another program, names in Korean included', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ingraph-zip-'));
    try {
      const file = path.join(folder, 'all.zip');
      writeFileSync(
        file,
        await bytesOf([
          { name: '팀/상점.yaml', text: 'host: 상점\r\n'.repeat(50) },
          { name: 'e', text: '' },
        ]),
      );
      const code =
        'import sys,zipfile,json;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;print(json.dumps([[n,z.read(n).decode()] for n in z.namelist()]))';
      expect(JSON.parse(execFileSync('python3', ['-c', code, file], { encoding: 'utf8' }))).toEqual([
        ['팀/상점.yaml', 'host: 상점\r\n'.repeat(50)],
        ['e', ''],
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
