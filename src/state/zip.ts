import { archiveNames } from './archive-names.ts';
import { crc32 } from './crc32.ts';

/** A file of an archive; folders of the name are folders of the archive. */
export interface ZipEntry {
  readonly name: string;
  readonly text: string;
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A little-endian record: pairs of value and size in bytes. */
function record(...fields: readonly (readonly [value: number, size: 2 | 4])[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fields.reduce((sum, [, size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, size] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

/** Names are UTF-8. */
const utf8Flag = 0x0800;
const version = 20;
/** 1 January 1980, the first day of ZIP: the same files always make the same archive. */
const day = 0x0021;

/** Returns a ZIP archive of the files: the same bytes for the same files in the same browser. */
export async function zipOf(entries: readonly ZipEntry[]): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  let directorySize = 0;
  const encoder = new TextEncoder();
  const names = archiveNames(entries.map(({ name }) => name));
  for (const [index, { text }] of entries.entries()) {
    const label = encoder.encode(names[index]);
    const bytes = encoder.encode(text);
    const packed = await deflated(bytes);
    const isSmaller = packed.length < bytes.length;
    const data = isSmaller ? packed : bytes;
    const common = [
      [version, 2],
      [utf8Flag, 2],
      [isSmaller ? 8 : 0, 2],
      [0, 2],
      [day, 2],
      [crc32(bytes), 4],
      [data.length, 4],
      [bytes.length, 4],
      [label.length, 2],
      [0, 2],
    ] as const;
    const local = record([0x04034b50, 4], ...common);
    parts.push(local, label, data);
    const central = record([0x02014b50, 4], [version, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]);
    directory.push(central, label);
    offset += local.length + label.length + data.length;
    directorySize += central.length + label.length;
  }
  const count = entries.length;
  const end = record([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [directorySize, 4], [offset, 4], [0, 2]);
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
}
