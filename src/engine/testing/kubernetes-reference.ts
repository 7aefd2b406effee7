import type { Manifest } from './cluster.ts';

/**
 * The algorithm of the specification written down as slowly and plainly as it reads: the oracle of the property tests
 * and the linear scan of the benchmark. Works on manifests as JSON and shares nothing with the profile.
 */
interface ReferencePath {
  readonly path: string;
  readonly type: 'Exact' | 'Prefix' | 'ImplementationSpecific';
  readonly service: string;
}

export interface ReferenceRule {
  readonly host: string;
  readonly paths: readonly ReferencePath[];
}

// biome-ignore lint/suspicious/noExplicitAny: manifests of tests are written by us
type Loose = any;

function normaliseHost(header: string): string {
  const withoutPort = header.replace(/:\d*$/, '');
  return withoutPort.replace(/\.$/, '').toLowerCase();
}

function hostRank(ruleHost: string, host: string): number {
  if (ruleHost === '') return 1;
  if (host === '' || /^\d+\.\d+\.\d+\.\d+$/.test(host) || host.startsWith('[')) return 0;
  if (ruleHost.startsWith('*.')) {
    const [label, ...rest] = host.split('.');
    return label !== '' && rest.join('.') === ruleHost.slice(2) && rest.length > 0 ? 2 : 0;
  }
  return ruleHost === host ? 3 : 0;
}

function elements(path: string): readonly string[] {
  const parts = (path.startsWith('/') ? path.slice(1) : path).split('/');
  while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  return parts;
}

function pathMatches(path: string, type: ReferencePath['type'], requestPath: string): boolean {
  if (type === 'Exact') return path === requestPath;
  const own = elements(path);
  const asked = elements(requestPath);
  return own.length <= asked.length && own.every((element, index) => element === asked[index]);
}

const typeOrder = { Exact: 0, Prefix: 1, ImplementationSpecific: 2 };

function isPreferred(candidate: ReferencePath, winner: ReferencePath): boolean {
  if (candidate.path.length !== winner.path.length) return candidate.path.length > winner.path.length;
  return typeOrder[candidate.type] < typeOrder[winner.type];
}

/** The longest path that matches, then Exact, then the first: one look at each, as a person would. */
function pickPath(rules: readonly ReferenceRule[], requestPath: string): ReferencePath | null {
  let winner: ReferencePath | null = null;
  for (const rule of rules) {
    for (const candidate of rule.paths) {
      if (!pathMatches(candidate.path, candidate.type, requestPath)) continue;
      if (!winner || isPreferred(candidate, winner)) winner = candidate;
    }
  }
  return winner;
}

/** The service that answers, `default` for a default backend, or `null`. Rules come oldest Ingress first. */
export function referenceAnswer(
  rules: readonly ReferenceRule[],
  defaults: readonly { readonly service: string; readonly hosts: readonly string[] }[],
  hostHeader: string,
  rawPath: string,
): string | null {
  const host = normaliseHost(hostHeader);
  const requestPath = rawPath === '' ? '/' : rawPath;
  const best = Math.max(0, ...rules.map((rule) => hostRank(rule.host, host)));
  const chosen = best === 0 ? [] : rules.filter((rule) => hostRank(rule.host, host) === best);
  const winner = pickPath(chosen, requestPath);
  if (winner) return winner.service;
  const owned = defaults.find((backend) => chosen.some((rule) => backend.hosts.includes(rule.host)));
  return (owned ?? defaults[0])?.service ?? null;
}

function serviceOf(manifest: Loose, backend: Loose): string {
  return `${manifest.metadata.namespace ?? 'default'}/${backend.service.name}`;
}

/** Returns rules and default backends of manifests for `referenceAnswer`, the oldest Ingress first, then by name, then as listed. */
export function referenceTable(manifests: readonly Manifest[]) {
  const key = ({ metadata }: Loose) =>
    `${metadata.creationTimestamp ?? '~'} ${metadata.namespace ?? 'default'}/${metadata.name}`;
  const sorted: readonly Loose[] = [...manifests].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  const rules = sorted.flatMap((manifest) =>
    (manifest.spec.rules ?? []).map(
      (rule: Loose): ReferenceRule => ({
        host: (rule.host ?? '').toLowerCase(),
        paths: (rule.http?.paths ?? []).map((path: Loose) => ({
          path: path.pathType === 'ImplementationSpecific' && !path.path ? '/' : (path.path ?? ''),
          type: path.pathType,
          service: serviceOf(manifest, path.backend),
        })),
      }),
    ),
  );
  const defaults = sorted
    .filter((manifest) => manifest.spec.defaultBackend)
    .map((manifest) => ({
      service: serviceOf(manifest, manifest.spec.defaultBackend),
      hosts: (manifest.spec.rules ?? []).map((rule: Loose): string => (rule.host ?? '').toLowerCase()),
    }));
  return { rules, defaults };
}
