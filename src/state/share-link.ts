import { type BarRequest, redactRequest } from '../engine/export/index.ts';
import { fail, ok, type Result } from '../engine/text/index.ts';
import type { OptionSetting } from './link-options.ts';

/** A link may not unfold to more than this. @internal Tests go to the limit. */
export const maxSharedBytes = 20 * 1024 * 1024;

const version = 1;

/** What a link holds. */
export interface SharedState {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly request: { readonly text: string; readonly method: string; readonly headers: readonly string[] };
  /** Profile by edge-router id. */
  readonly controllers: readonly (readonly [string, string])[];
  readonly options?: readonly OptionSetting[];
  /** The second controller. */
  readonly compareWith?: string | null;
  readonly selection: string | null;
  readonly locale: 'en' | 'ko' | null;
  readonly activeFile: string | null;
}

export type LinkError = 'broken' | 'too-large' | 'newer-version';

/** The largest piece handed to `String.fromCharCode` at once: argument lists are limited. */
const chunk = 0x8000;

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += chunk) binary += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  } catch {
    return null;
  }
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Unfolds piece by piece and stops at the limit: a small link can stand for gigabytes. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Result<Uint8Array<ArrayBuffer>, LinkError>> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > maxSharedBytes) {
        void reader.cancel().catch(() => undefined);
        return fail('too-large');
      }
      parts.push(value);
    }
  } catch {
    return fail('broken');
  }
  return ok(new Uint8Array(await new Blob(parts).arrayBuffer()));
}

/** Returns the request as a link may hold it, and how many credentials were left out. */
export function requestForLink(
  { text, method, headers }: BarRequest,
  keepsCredentials: boolean,
): { readonly request: BarRequest; readonly count: number } {
  const request = { text, method, headers };
  return keepsCredentials ? { request, count: 0 } : redactRequest(request);
}

/** Returns the hash of a link, `#v1:…`. */
export async function encodeLink(state: SharedState): Promise<string> {
  const json = JSON.stringify({ v: version, ...state });
  return `#v1:${toBase64Url(await deflate(new TextEncoder().encode(json)))}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function readFiles(value: unknown): SharedState['files'] | null {
  const names = new Set<string>();
  const files: { name: string; text: string }[] = [];
  for (const item of list(value)) {
    if (!isRecord(item)) return null;
    const { name, text } = item as { name?: unknown; text?: unknown }; // each field is checked on the next line
    if (!isText(name) || !isText(text) || name === '' || names.has(name)) return null;
    names.add(name);
    files.push({ name, text });
  }
  return files.length > 0 ? files : null;
}

function readPairs(value: unknown): SharedState['controllers'] {
  return list(value).flatMap((pair) =>
    Array.isArray(pair) && pair.length === 2 && isText(pair[0]) && isText(pair[1]) ? [[pair[0], pair[1]] as const] : [],
  );
}

/** A value of an option as it may stand in a link: text, number, yes or no, or names with texts. */
function readSetting(value: unknown): unknown {
  if (typeof value === 'boolean' || typeof value === 'number' || isText(value)) return value;
  return isRecord(value) ? Object.fromEntries(Object.entries(value).filter(([, text]) => isText(text))) : undefined;
}

function readOptions(value: unknown): readonly OptionSetting[] {
  return list(value).flatMap((item): readonly OptionSetting[] => {
    const [routerId, profileId, given] = list(item);
    if (!isText(routerId) || !isText(profileId) || !isRecord(given)) return [];
    const entries = Object.entries(given).map(([name, setting]) => [name, readSetting(setting)] as const);
    return [[routerId, profileId, Object.fromEntries(entries.filter(([, setting]) => setting !== undefined))]];
  });
}

/** The fields of a link before anything is known of them. */
interface Untrusted {
  readonly v?: unknown;
  readonly files?: unknown;
  readonly request?: unknown;
  readonly controllers?: unknown;
  readonly options?: unknown;
  readonly compareWith?: unknown;
  readonly selection?: unknown;
  readonly locale?: unknown;
  readonly activeFile?: unknown;
}

function readRequest(value: unknown): SharedState['request'] {
  const { text, method, headers }: { text?: unknown; method?: unknown; headers?: unknown } = isRecord(value)
    ? value
    : {};
  return {
    text: isText(text) ? text : '',
    method: isText(method) && method !== '' ? method : 'GET',
    headers: list(headers).filter(isText),
  };
}

function readState(json: string): Result<SharedState, LinkError> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return fail('broken');
  }
  if (!isRecord(value)) return fail('broken');
  const { v, files, request, controllers, options, compareWith, selection, locale, activeFile }: Untrusted = value;
  if (typeof v !== 'number') return fail('broken');
  if (v > version) return fail('newer-version');
  const read = readFiles(files);
  if (!read) return fail('broken');
  return ok({
    files: read,
    request: readRequest(request),
    controllers: readPairs(controllers),
    ...(options === undefined ? {} : { options: readOptions(options) }),
    ...(isText(compareWith) ? { compareWith } : {}),
    selection: isText(selection) ? selection : null,
    locale: locale === 'en' || locale === 'ko' ? locale : null,
    activeFile: isText(activeFile) && read.some(({ name }) => name === activeFile) ? activeFile : null,
  });
}

function decodeUtf8(bytes: Uint8Array<ArrayBuffer>): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Returns what a hash `#v1:…` (deflated) or `#v0:…` (plain) holds. The hash is hostile input: nothing in it is trusted,
 * it unfolds to 20 MiB at most, and it never makes this throw.
 */
export async function decodeLink(hash: string): Promise<Result<SharedState, LinkError>> {
  const match = /^#v(\d{1,9}):/.exec(hash);
  if (!match) return fail('broken');
  const form = Number(match[1]);
  if (form > version) return fail('newer-version');
  const packed = fromBase64Url(hash.slice(match[0].length).trim());
  if (!packed) return fail('broken');
  if (packed.length > maxSharedBytes) return fail('too-large');
  const bytes = form === 0 ? ok(packed) : await inflate(packed);
  if (!bytes.ok) return bytes;
  const json = decodeUtf8(bytes.value);
  return json === null ? fail('broken') : readState(json);
}
