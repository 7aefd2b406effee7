// Makes a fresh machine ready: checks Node, installs the packages when they are missing or out of date,
// with --browser finds or installs a Chromium for the tests, with --data-planes nginx and HAProxy.
// Does nothing when all is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { installChromium } from './chromium.mjs';
import { installDataPlanes } from './data-planes.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Ingraph needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

const stamp = 'node_modules/.installed-lock';
const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
const shell = process.platform === 'win32';

function install(...flags) {
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', ...flags], { stdio: 'inherit', shell });
  if (status !== 0) {
    console.error('npm install failed: see above.');
    process.exit(1);
  }
}

/** Vite and Biome are native: their part for this system must be there. */
function hasNativeTools() {
  return ['vite', 'biome'].every(
    (name) => spawnSync(`node_modules/.bin/${name}`, ['--version'], { stdio: 'ignore', shell }).status === 0,
  );
}

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing packages …');
  // Not `npm ci`: the lock file names the native parts of Linux only, and npm ci refuses it for that.
  install('--no-save');
  if (!hasNativeTools()) install('--no-package-lock');
  writeFileSync(stamp, lock);
}

if (process.argv.includes('--browser')) installChromium();
if (process.argv.includes('--data-planes')) installDataPlanes();
