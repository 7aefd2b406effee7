// Finds a Chromium or Chrome: one that is installed, else Debian's package (as root), else Playwright's own.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Draws the same pages without a window: a start of the app costs half of what it costs in the whole browser. */
const headlessShell = '/usr/bin/chromium-headless-shell';

const candidates = [
  process.env.CHROMIUM_PATH,
  headlessShell,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Browsers that Playwright downloaded earlier, newest first. */
function playwrightBrowsers() {
  const home = os.homedir();
  const folders = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    path.join(home, '.cache/ms-playwright'),
    path.join(home, 'Library/Caches/ms-playwright'),
    path.join(home, 'AppData/Local/ms-playwright'),
  ].filter((folder) => folder && existsSync(folder));
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
  ];
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.startsWith('chromium-'))
      .sort()
      .reverse()
      .flatMap((name) => inside.map((file) => path.join(folder, name, file))),
  );
}

/** Returns the path of a browser, or undefined when there is none. */
export function findChromium() {
  return [...candidates, ...playwrightBrowsers()].find((file) => file && existsSync(file));
}

function run(command, args) {
  console.log(`${command} ${args.join(' ')}`);
  return spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status;
}

/** Installs packages of Debian and returns the browser that is there afterwards. */
function installed(...packages) {
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  return findChromium();
}

/** Makes sure that findChromium finds one; ends the process with a message when it cannot. */
export function installChromium() {
  const found = findChromium();
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  // A machine that is all ours, as in CI, gets the quick one beside the other; where that fails the other stays.
  if (found && (!isDebianRoot || found !== '/usr/bin/chromium')) return;
  if (isDebianRoot) {
    const fonts = ['fonts-dejavu-core', 'fonts-noto-cjk'];
    run('apt-get', ['update', '-qq', '-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::Retries=1']);
    if (installed('chromium-headless-shell', ...fonts) || installed('chromium', ...fonts)) return;
  }
  run('npx', ['playwright', 'install', 'chromium']);
  if (findChromium()) return;
  console.error('No Chromium found and none could be installed. Install Chrome or Chromium, or set CHROMIUM_PATH.');
  process.exit(1);
}
