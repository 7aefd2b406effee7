import type { CauseOf, CausePath, HostMiss, LeftOut, NearHost, NearPath, PathMiss } from '../../match/cause.ts';
import { isIpLiteral, normaliseHost } from '../../match/host-match.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
// biome-ignore lint/suspicious/noImportCycles: a type, and the two are read together
import type { Case } from './case.ts';
import { type Loose, pathAt } from './world.ts';

// What can be seen of a claim by reading the manifests, without asking anybody.

export function namespaceOf(object: Loose): string {
  return object.metadata.namespace || 'default';
}

/** What a cause says of a path: its text, its host, its Ingress and its place. */
export function pathFacts({ compiled }: Case, path: CausePath): string | null {
  const place = compiled.placeOf(path.pathId);
  const found = pathAt(compiled.world.manifests, place);
  if (!found) return `no path ${path.pathId}`;
  if ((found.path.path ?? '') !== path.path) return `${path.path} is not what is written`;
  if ((found.rule.host || null) !== path.host) return `${path.host} is not its host`;
  if (`${namespaceOf(found.object)}/${found.object.metadata.name}` !== path.ingress)
    return `${path.ingress} is not its Ingress`;
  return path.place.object.file === place.split('/')[0] ? null : 'it stands in another object';
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Bytes as the characters that they stand for, where controllers compare bytes. */
function readable(text: string): string {
  return [...text].every((letter) => letter.charCodeAt(0) < 256) && /[^ -~]/.test(text)
    ? Buffer.from(text, 'latin1').toString('utf8')
    : text;
}

const isEnd = (next: string) => next === '' || next === '/';

/** True where a path would take the request if both were read as the text that they stand for. */
function isEncoded({ matcher }: CausePath, text: string, asked: string): boolean {
  if (!/%|[^ -~]/.test(text + asked)) return false;
  const end = text.replace(/\/+$/, '').length;
  if (asked.startsWith(text) && isEnd(asked.charAt(end))) return false;
  const [own, other] = [decoded(readable(text)), decoded(readable(asked))];
  const next = other.charAt(own.replace(/\/+$/, '').length);
  const isWhole = matcher.kind !== 'element-prefix' || isEnd(next);
  return other === own || (other.startsWith(own) && matcher.kind !== 'exact' && isWhole);
}

/** Whether a path is compared character by character, and takes whatever begins so. */
function isByCharacters({ matcher: { kind } }: CausePath): boolean {
  return kind === 'string-prefix' || kind === 'regex';
}

/** By what else than its letters a path, as a text, misses a request path; `null` where nothing alike is there. */
function missOf(path: CausePath, text: string, asked: string): PathMiss | null {
  const bare = text.replace(/\/+$/, '');
  if (asked === `${text}/` || (asked === bare && text !== bare)) return 'slash';
  if (asked.startsWith(bare)) {
    if (path.matcher.kind === 'exact') return 'exact';
    if (path.matcher.kind === 'element-prefix') return 'element';
  } else if (asked.toLowerCase().startsWith(bare.toLowerCase())) {
    return isEnd(asked.charAt(bare.length)) || isByCharacters(path) ? 'letter-case' : null;
  }
  return text.toLowerCase().startsWith(asked.toLowerCase()) ? 'length' : null;
}

/** What a path says as a text, and the request beside it; an expression that takes both cases is read without them. */
function texts({ matcher, path }: CausePath, asked: string): readonly [text: string, asked: string] {
  if (matcher.kind !== 'regex') return [matcher.path, asked];
  return matcher.ignoreCase ? [path.toLowerCase(), asked.toLowerCase()] : [path, asked];
}

/** In what ways a path, as two texts, misses a request path: several can be true of it. */
function missesOf(path: CausePath, asked: string): ReadonlySet<PathMiss> {
  const own = texts(path, asked);
  const found = missOf(path, ...own);
  return new Set([...(isEncoded(path, ...own) ? (['encoding'] as const) : []), ...(found ? [found] : [])]);
}

/** What an expression takes is the request but for letter case, encoding, what is cut off its end, and one letter there. */
function expressionFacts({ miss, corrected }: NearPath, asked: string): string | null {
  if (miss === 'other') return null;
  const [own, other] = [corrected ?? '', asked].map((text) => decoded(readable(text)).toLowerCase()) as [
    string,
    string,
  ];
  const isAlike = miss === 'expression' && (other.startsWith(own) || other.startsWith(own.slice(0, -1)));
  return isAlike ? null : `an expression and ${miss}, ${corrected}`;
}

/** A path that is named as near misses by what is said of it, and fits as far as is said. */
export function missFacts(near: NearPath, asked: string): string | null {
  const { miss, at, matcher, path } = near;
  const isExpression = matcher.kind === 'regex';
  if (isExpression && /[\\^$*+?()[\]{}|]/.test(path)) return expressionFacts(near, asked);
  const possible = missesOf(near, asked);
  // No request can hold such a path as it is: it is found by what else takes it.
  if (miss === 'other' && at === 0 && /[?#\s]/.test(path)) return null;
  const isSo = possible.size > 0 ? possible.has(miss) : miss === 'letters' || miss === 'other';
  if (!isSo) return `${path} misses ${asked} by ${[...possible].join(', ') || 'its letters'}, not by ${miss}`;
  // Nobody counts how far an expression fits.
  if (isExpression) return at === 0 ? null : `an expression fits up to ${at}`;
  const text = matcher.path;
  if (text.slice(0, at) !== asked.slice(0, at)) return `${path} does not fit up to ${at}`;
  const bare = text.replace(/\/+$/, '');
  const isMost = at >= bare.length || at === asked.length || text[at] !== asked[at];
  return isMost ? null : `${path} fits further than ${at}`;
}

/** How many letters to change, put in, leave out or exchange with their neighbour. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j));
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const isTurned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      (rows[i] as number[])[j] = isTurned ? Math.min(least, at(i - 2, j - 2) + 1) : least;
    }
  }
  return at(a.length, b.length);
}

/** How a host, as a text, misses that of a request. */
function hostMissOf(rule: string, header: string): HostMiss {
  const { host, withoutPort, withoutDot } = normaliseHost(header);
  if (host === '') return 'absent';
  if (isIpLiteral(host)) return 'address';
  if (rule === `${host}.` || (rule === host && withoutPort !== withoutDot)) return 'trailing-dot';
  if (rule === `www.${host}` || host === `www.${rule}`) return 'www';
  if (rule === `*.${host}`) return 'wildcard-bare';
  if (rule.startsWith('*.') && host.endsWith(rule.slice(1))) return 'wildcard-depth';
  return 'letters';
}

/** A host that is named as near misses by what is said of it. */
export function hostMissFacts({ host, miss, distance: told, ask }: NearHost, header: string): string | null {
  const rule = host.toLowerCase();
  const found = hostMissOf(rule, header);
  if (found !== 'letters') return miss === found && told === 0 ? null : `${host} misses by ${found}, not by ${miss}`;
  if (miss === 'other') return told === 0 ? null : 'nothing alike has no distance';
  if (miss !== 'letters') return `${host} misses by its letters, not by ${miss}`;
  const own = normaliseHost(header).host;
  const letters = distance(ask.toLowerCase(), own);
  return letters === told ? null : `${letters} letters differ, not ${told}`;
}

function servicesOf(manifests: readonly Loose[], { namespace, name }: ServiceRef): readonly Loose[] {
  return manifests.filter(
    (object) => object.kind === 'Service' && object.metadata.name === name && namespaceOf(object) === namespace,
  );
}

/** Addresses that are listed for a Service. */
function addressesOf(manifests: readonly Loose[], { namespace, name }: ServiceRef) {
  const slices = manifests.filter(
    (object) =>
      object.kind === 'EndpointSlice' &&
      object.metadata.labels?.['kubernetes.io/service-name'] === name &&
      namespaceOf(object) === namespace,
  );
  const all = slices.flatMap(({ endpoints }) => endpoints ?? []);
  const isReady = ({ conditions }: Loose) => conditions?.ready !== false;
  const count = (some: readonly Loose[]) => some.flatMap(({ addresses }) => addresses ?? []).length;
  return { ready: count(all.filter(isReady)), all: count(all) };
}

function ports(service: Loose): readonly string[] {
  return (service.spec?.ports ?? []).map(({ name, port, targetPort }: Loose) =>
    JSON.stringify([name ?? null, port, targetPort ?? port]),
  );
}

function missingFacts({ service, elsewhere, near }: CauseOf<'service-missing'>, manifests: readonly Loose[]) {
  if (servicesOf(manifests, service).length > 0) return `${service.name} is there`;
  const others = manifests.filter(({ kind, metadata }) => kind === 'Service' && metadata.name === service.name);
  const told = elsewhere.map(({ namespace }) => namespace);
  if (others.map(namespaceOf).join() !== told.join()) return `${service.name} is elsewhere than in ${told.join()}`;
  const isThere = (name: string) => servicesOf(manifests, { ...service, name }).length > 0;
  const far = near.find((name) => !isThere(name) || distance(name, service.name) > 2);
  return far === undefined ? null : `${far} is not near`;
}

function portFacts({ service, ports: told, meant }: CauseOf<'port-missing'>, manifests: readonly Loose[]) {
  const [known] = servicesOf(manifests, service);
  if (!known) return `${service.name} is not there`;
  if (told.some(({ name, port }) => service.port === port || service.port === name)) return 'the port is there';
  const own = told.map(({ name, port, targetPort }) => JSON.stringify([name, port, targetPort]));
  if (own.join() !== ports(known).join()) return 'its ports are others';
  const target = told.find(({ targetPort }) => String(targetPort) === String(service.port)) ?? null;
  return JSON.stringify(target) === JSON.stringify(meant) ? null : 'another port is meant';
}

function endpointFacts({ service, unready }: CauseOf<'no-endpoints'>, manifests: readonly Loose[]) {
  const [known] = servicesOf(manifests, service);
  if (!known) return `${service.name} is not there`;
  const { ready, all } = addressesOf(manifests, service);
  if (ready > 0 && isNamedPort(known, service)) return `${ready} of its Pods are ready`;
  return all === unready ? null : `${all} of its Pods are not ready`;
}

/** What a cause says of a Service that cannot answer, and of what is there in its place. */
export function backendFacts(cause: LeftOut, { compiled: { world } }: Case): string | null {
  switch (cause.kind) {
    case 'service-missing':
      return missingFacts(cause, world.manifests);
    case 'port-missing':
      return portFacts(cause, world.manifests);
    case 'no-endpoints':
      return endpointFacts(cause, world.manifests);
    default:
      return null;
  }
}

function isNamedPort(service: Loose, { port }: ServiceRef): boolean {
  return (service.spec?.ports ?? []).some((one: Loose) => one.port === port || one.name === port);
}
