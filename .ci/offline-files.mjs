// What the service worker keeps: every file of the build with the hash of what is in it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Without these the app does not work; icons, fonts and the like may be missing. */
const isNeeded = (name) => name === './' || /\.(?:js|css)$/.test(name);

/**
 * Returns, for a finished build, the words to write into the service worker: the list of files as JSON, the page first,
 * and a version that changes with any of them.
 */
export function offlineFiles(outDir) {
  const files = readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'sw.js' && !entry.name.endsWith('.map'))
    .map((entry) => {
      const file = path.join(entry.parentPath ?? entry.path, entry.name);
      const name = path.relative(outDir, file).split(path.sep).join('/');
      const sha256 = createHash('sha256').update(readFileSync(file)).digest('base64');
      return { name: name === 'index.html' ? './' : name, sha256 };
    })
    .map((file) => ({ ...file, isNeeded: isNeeded(file.name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const list = JSON.stringify(files);
  return { list, version: createHash('sha256').update(list).digest('hex').slice(0, 16) };
}
