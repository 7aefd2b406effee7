import type { BarRequest } from '../../engine/export/index.ts';
import { type IntakePart, readIntake } from '../../engine/intake/index.ts';
import { credentialsIn } from '../../worker/credentials-in.ts';
import type { ReadPaste } from '../../worker/text-jobs.ts';
import { inPlaces, withoutCredentials } from './bar-request.ts';
import type { IntakeApp } from './place-of-error.ts';

/** What is done with a pasted text: files to open, a request for the bar, and whether there is more to say. */
export interface Intake {
  readonly parts: readonly IntakePart[];
  /** Texts of manifests, to open under this name in one step. */
  readonly manifests: readonly string[];
  /** The one request that was pasted, without its credentials; `null` when there are several, or it was answered already. */
  readonly request: BarRequest | null;
  readonly credentials: number;
  readonly hasCard: boolean;
}

const isTelling = ({ kind }: IntakePart): boolean => kind !== 'manifest' && kind !== 'command' && kind !== 'unknown';

function readAtOnce(text: string): ReadPaste {
  const parts = readIntake(text);
  return { parts, credentials: credentialsIn(parts) };
}

/** Returns what a pasted text is for, read like this. */
export function takePaste(text: string, { parts, credentials }: ReadPaste = readAtOnce(text)): Intake {
  const manifests = parts.flatMap((part) => (part.kind === 'manifest' ? [part.text] : []));
  const telling = parts.filter(isTelling);
  const [only] = telling;
  const isBare =
    telling.length === 1 && manifests.length === 0 && only?.kind === 'request' && only.seen.request.host !== '';
  const seen = isBare ? only.seen : null;
  const bar = seen && withoutCredentials({ text: seen.line, method: seen.request.method, headers: [] }).request;
  const isChanged = parts.some((part) => part.kind === 'manifest' && (part.escapes > 0 || part.stripped !== undefined));
  return {
    parts,
    manifests,
    request: bar && bar.text !== '' ? inPlaces(bar) : null,
    credentials,
    hasCard: isChanged || credentials > 0 || (telling.length > 0 && (!isBare || seen?.status !== null)),
  };
}

/** Texts with more letters are read in a thread of their own: the page goes on meanwhile. */
export const longestAtOnce = 100_000;

/** Resolves to what a long text is read as. */
export async function readAside(text: string): Promise<ReadPaste> {
  const { askText } = await import('../../worker/text-client.ts');
  // Without the thread it is read here: slowly, and nothing is lost.
  return (await askText<'intake'>({ type: 'intake', text })) ?? readAtOnce(text);
}

/** Leads to the first place that an error text of the paste speaks of, unless somebody has gone elsewhere by then. */
export async function leadToPlace(app: IntakeApp, parts: readonly IntakePart[], isStill: () => boolean): Promise<void> {
  const { findPlace, showPlace } = await import('./place-of-error.ts');
  for (const part of parts) {
    if (part.kind !== 'error') continue;
    for (const reading of part.readings) {
      const place = await findPlace(app, reading);
      if (!place) continue;
      if (isStill()) showPlace(app, place, false);
      return;
    }
  }
}
