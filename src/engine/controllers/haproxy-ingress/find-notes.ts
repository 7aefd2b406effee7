import type { HttpRequest } from '../../match/request.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Answer } from './answer.ts';
import { defaultHost, type Entry } from './entries.ts';
import { concerns, type Noted } from './notes.ts';
import type { Broken } from './unreadable.ts';

/** An annotation that is told on a request. */
export type NotedName = Pick<Noted, 'name' | 'effect'>;

/** What annotations that are not simulated are found in. */
interface Noting {
  readonly entries: readonly Entry[];
  readonly broken: readonly Broken[];
}

/** The hosts that a request is served by, for what holds of all of their paths. */
function hostsOf(entries: readonly Entry[], { host, entry, open, by }: Answer): ReadonlySet<string> {
  if (by.kind === 'app-root' || by.kind === 'app-root-https') return new Set([by.root.host]);
  if (entry) return new Set([entry, ...open].map((one) => one.host));
  const dot = host.indexOf('.');
  return new Set(entries.some((one) => one.host === host) || dot < 0 ? [host] : [`*${host.slice(dot)}`]);
}

/** The Ingress whose word answers in place of a path. */
function speakerOf({ by }: Answer): Ingress | null {
  if (by.kind === 'redirect-from') return by.source.setting.by?.located.object ?? null;
  const isRoot = by.kind === 'app-root' || by.kind === 'app-root-https';
  return isRoot ? (by.root.setting.by?.located.object ?? null) : null;
}

/**
 * The annotations that could change the answer: those on the path, on its Service, on the host over https, where the Ingress that
 * answers in their place is listened for, and those that choose requests in a way that cannot be read.
 */
export function notesFor({ entries, broken }: Noting, answered: Answer, request: HttpRequest): readonly NotedName[] {
  const { entry, open, by, host } = answered;
  if (by.kind === 'refused' || by.kind === 'bad-request') return [];
  const winners = entry ? [entry, ...open] : open;
  const hosts = hostsOf(entries, answered);
  const speaks = speakerOf(answered);
  const reaches = (note: Noted, other: Entry): boolean => {
    if (!concerns(note, request) || (note.only === 'passthrough' && other.passthrough === null)) return false;
    if (note.scope === 'host' && hosts.has(other.host)) return true;
    if (note.effect === 'listener' && speaks === other.located.object) return true;
    return winners.some((one) => one === other || (note.scope === 'service' && one.backend === other.backend));
  };
  const found = new Map<string, NotedName>();
  for (const other of entries) {
    for (const note of other.treatment.notes) if (reaches(note, other)) found.set(note.name, note);
  }
  const isOwn = (ingress: Ingress) =>
    entries.some((one) => one.located.object === ingress && (hosts.has(one.host) || one.host === defaultHost));
  for (const { ingress, name, begins } of broken) {
    const isNear = begins === null ? isOwn(ingress) : host.startsWith(begins);
    if (isNear) found.set(name, { name, effect: 'matching' });
  }
  return [...found.values()];
}
