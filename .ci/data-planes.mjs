// Finds nginx and HAProxy for the measured tests: installed ones, else Debian's packages (as root).
// Without them the tests say so and are skipped: nothing fails here.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folders = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];
const policyFile = '/usr/sbin/policy-rc.d';

function isInstalled(name) {
  const given = process.env[`${name.toUpperCase()}_PATH`];
  return [given, ...folders.map((folder) => path.join(folder, name))].some((file) => file && existsSync(file));
}

function run(command, args) {
  console.log(`${command} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'inherit', env, timeout: 180_000 }).status;
}

/** Installs without starting anything: the tests start their own processes, and only for themselves. */
function install(packages) {
  const isOurs = !existsSync(policyFile);
  if (isOurs) writeFileSync(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  } finally {
    if (isOurs) rmSync(policyFile, { force: true });
  }
}

/** Makes sure that both are there where that is possible. */
export function installDataPlanes() {
  const missing = ['nginx', 'haproxy'].filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install(missing);
  const left = missing.filter((name) => !isInstalled(name));
  if (left.length > 0) console.warn(`Not installed: ${left.join(', ')}. The tests that measure with them are skipped.`);
}
