import { bytesOf, device, longestPart, longestPath, oddLetters } from './name-problem.ts';

/** Cuts the stem, so that the extension still says what the file is. */
function cut(part: string, room: number): string {
  if (bytesOf(part) <= room) return part;
  const dot = part.lastIndexOf('.');
  const extension = dot > 0 && part.length - dot <= 16 ? part.slice(dot) : '';
  let stem = '';
  let left = room - bytesOf(extension);
  for (const letter of part.slice(0, part.length - extension.length)) {
    left -= bytesOf(letter);
    if (left < 0) break;
    stem += letter;
  }
  return stem + extension;
}

/** Room for the number that makes a name free. */
const numberRoom = 8;

function safePart(part: string): string {
  const plain = part.replace(new RegExp(oddLetters, 'gu'), '_').replace(/[. ]+$/, '');
  return cut(device.test(plain) ? `_${plain}` : plain, longestPart - numberRoom);
}

/** Returns a name that stays inside the folder it is unpacked in, whatever the person called the file. */
function safeName(name: string): string {
  const parts = name
    .split(/[/\\]/)
    .filter((part) => !/^[. ]*$/.test(part))
    .map(safePart);
  while (parts.length > 1 && bytesOf(parts.join('/')) > longestPath - numberRoom) parts.shift();
  return parts.join('/') || 'file';
}

/** Many disks do not tell these apart. */
function sameOnDisk(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function numbered(name: string, n: number): string {
  const start = name.lastIndexOf('/') + 1;
  const dot = name.lastIndexOf('.');
  const at = dot > start ? dot : name.length;
  return `${name.slice(0, at)}-${n}${name.slice(at)}`;
}

/** Returns for each name the one it has in an archive: all can be unpacked beside each other, and none is lost. */
export function archiveNames(names: readonly string[]): readonly string[] {
  const safe = names.map(safeName);
  const folders = new Set<string>();
  for (const name of safe) {
    for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1))
      folders.add(sameOnDisk(name.slice(0, at)));
  }
  const files = new Set<string>();
  const isTaken = (name: string) => files.has(sameOnDisk(name)) || folders.has(sameOnDisk(name));
  return safe.map((name) => {
    let free = name;
    for (let n = 2; isTaken(free); n++) free = numbered(name, n);
    files.add(sameOnDisk(free));
    return free;
  });
}
