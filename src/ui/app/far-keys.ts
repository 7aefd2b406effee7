import { wayOf } from '../actions/chords.ts';
import type { AppContextValue } from '../common/store-context.ts';

type Shell = Pick<AppContextValue, 'store' | 'actions'>;

// What stands behind keys and is not needed before they are pressed: each part comes by itself.

export async function goToProblem(shell: Shell, keys: string): Promise<void> {
  const { stepToProblem } = await import('./step-to-problem.ts');
  stepToProblem(shell, wayOf(keys));
}

export async function goToDisagreement(shell: Shell, keys: string): Promise<void> {
  const part = await import('../parts/go-to-disagreement.ts');
  part.goToDisagreement(shell, wayOf(keys));
}

export async function save(shell: Shell): Promise<void> {
  const part = await import('../files/save.ts');
  await part.save(shell);
}

export async function addTest(shell: Shell): Promise<void> {
  const part = await import('../parts/add-test.ts');
  await part.addTest(shell);
}

export async function toNode(shell: Shell): Promise<void> {
  const part = await import('./to-places.ts');
  part.toNode(shell);
}

export async function toExport(): Promise<void> {
  const part = await import('./to-places.ts');
  part.toExport();
}

export async function toClipboard(shell: Shell): Promise<void> {
  const part = await import('./to-places.ts');
  await part.toClipboard(shell);
}
