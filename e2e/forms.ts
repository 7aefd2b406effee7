import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator } from '@playwright/test';

const cli = fileURLToPath(new URL('../dist-cli/ingraph.mjs', import.meta.url));

/** Returns what `ingraph validate` says of errors in a text; throws with its words when there are some. */
export function validate(text: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'ingraph-')), 'made.yaml');
  writeFileSync(file, text);
  return execFileSync(process.execPath, [cli, 'validate', file], { encoding: 'utf8' });
}

/** Returns the text field of a form with this label, with or without a list of choices. */
export function field(scope: Locator, name: string): Locator {
  return scope.getByRole('textbox', { name, exact: true }).or(scope.getByRole('combobox', { name, exact: true }));
}
