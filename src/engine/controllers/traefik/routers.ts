import { RE2JS } from 're2js';
import { portOf } from '../../match/availability.ts';
import { toBytes } from '../../match/bytes.ts';
import type { ServiceRef } from '../../match/decision.ts';
import { type ListedPath, listPaths } from '../../match/listed-path.ts';
import type { DeadPath, Matcher } from '../../match/profile.ts';
import { unsimulatedOn } from '../../match/report.ts';
import type { Cluster } from '../../model/cluster.ts';
import { hasTls, isDecodable, prefix, priorityIn, read, unsimulated } from './annotations.ts';
import type { TraefikOptions } from './options.ts';
import { type ServiceLookup, serviceLookup } from './services.ts';

/** One router: a rule text, its priority, and what it leads to. */
export interface Router {
  readonly id: string;
  readonly listed: ListedPath;
  /** As Traefik writes it: `Host("a.example.com") && PathPrefix("/foo")`. */
  readonly rule: string;
  readonly priority: number;
  /** Only TLS connections reach it when true, only plain ones when false. */
  readonly tls: boolean;
  /** A plain router that an entry point with TLS offers over https too. */
  readonly servesBoth: boolean;
  /** `null` = any; a wildcard keeps its `*.`. */
  readonly host: string | null;
  readonly matcher: Matcher;
  /** Compares a routing path in bytes. */
  readonly matches: (path: string) => boolean;
  readonly service: ServiceRef;
  /** False with allowEmptyServices and no endpoint: it answers 503. */
  readonly ready: boolean;
  /** Annotations of the Ingress and the Service that are not simulated. */
  readonly notSimulated: ReturnType<typeof unsimulatedOn>;
}

type PathMatcherName = 'Path' | 'PathPrefix' | 'PathRegexp';

/** @source traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go loadRouter (v3.7.9) */
function pathMatcherOf(listed: ListedPath): PathMatcherName | null {
  const type = listed.path.pathType.value;
  if (type === 'Exact') return 'Path';
  if (type === 'Prefix') return 'PathPrefix';
  const chosen = read(listed.located.object.metadata, 'router.pathmatcher') || 'PathPrefix';
  return chosen === 'Path' || chosen === 'PathPrefix' || chosen === 'PathRegexp' ? chosen : null;
}

interface PathPart {
  readonly text: string;
  readonly matcher: Matcher;
  readonly matches: (path: string) => boolean;
}

/** Element-wise comparison of option strictPrefixMatching. @source traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go buildStrictPrefixMatchingRule (v3.7.9) */
function strictPrefix(path: string): PathPart {
  const bare = path.endsWith('/') ? path.slice(0, -1) : path;
  const bytes = toBytes(bare);
  return {
    text: `(Path("${bare}") || PathPrefix("${bare}/"))`,
    matcher: { kind: 'element-prefix', path: bare },
    matches: (request) => request === bytes || request.startsWith(`${bytes}/`),
  };
}

/** Returns the path half of a rule, or `null` when Traefik cannot build it. */
function pathPart(name: PathMatcherName, path: string, strict: boolean): PathPart | null {
  const bytes = toBytes(path);
  if (name === 'Path') {
    return { text: `Path("${path}")`, matcher: { kind: 'exact', path }, matches: (request) => request === bytes };
  }
  if (name === 'PathPrefix') {
    if (strict && path !== '/') return strictPrefix(path);
    return {
      text: `PathPrefix("${path}")`,
      matcher: { kind: 'string-prefix', path },
      matches: (request) => request.startsWith(bytes),
    };
  }
  try {
    const pattern = RE2JS.compile(path);
    const decoder = new TextDecoderLike();
    return {
      text: `PathRegexp("${path}")`,
      matcher: { kind: 'regex', source: path, ignoreCase: false, anchored: false },
      matches: (request) => pattern.matcher(decoder.decode(request)).find(),
    };
  } catch {
    return null;
  }
}

/** Bytes back to text; the engine has no TextDecoder. Malformed sequences become U+FFFD, as in Go's regexp. */
class TextDecoderLike {
  decode(bytes: string): string {
    const escaped = bytes.replace(/[\u0080-\u00ff%]/g, (b) => `%${b.charCodeAt(0).toString(16).padStart(2, '0')}`);
    try {
      return decodeURIComponent(escaped);
    } catch {
      return bytes.replace(/[\u0080-\u00ff]/g, '\ufffd');
    }
  }
}

function ruleText(host: string | null, part: PathPart | null, options: TraefikOptions): string {
  const halves: string[] = [];
  if (host) {
    // Up to v3.6 a wildcard host was a regular expression: longer text, so a higher priority.
    const isOldWildcard = host.startsWith('*.') && !options.wildcardInHost;
    const pattern = `^[a-zA-Z0-9-]+\\.${host.slice(2).replaceAll('.', '\\.')}$`;
    halves.push(isOldWildcard ? `HostRegexp("${pattern}")` : `Host("${host}")`);
  }
  if (part) halves.push(part.text);
  return halves.join(' && ');
}

interface Built {
  readonly routers: readonly Router[];
  readonly dropped: readonly DeadPath[];
}

function buildRouter(listed: ListedPath, lookup: ServiceLookup, options: TraefikOptions): Router | DeadPath {
  const dropped: DeadPath = { pathId: listed.origin.pathId, why: 'dropped', by: null };
  const { metadata } = listed.located.object;
  if (!isDecodable(metadata)) return dropped;
  const priority = priorityIn(metadata);
  const path = listed.path.path.value ?? '';
  // Without a path the matcher annotation is never looked at.
  const name = path === '' ? null : pathMatcherOf(listed);
  const part = name ? pathPart(name, path, options.strictPrefixMatching) : null;
  if (path !== '' && part === null) return dropped;
  const rule = ruleText(listed.host, part, options);
  // Neither host nor path: Traefik's rule parser rejects the empty text.
  if (rule === '') return dropped;
  const backend = listed.path.backend.value?.service;
  if (!backend) return dropped;
  const found = lookup.find(listed.namespace, backend.name.value, backend.port.value);
  if (found === 'missing' || (found === 'empty' && !options.allowEmptyServices)) return dropped;
  return {
    id: listed.origin.pathId,
    listed,
    rule,
    priority: priority !== 0 ? priority : toBytes(rule).length,
    tls: hasTls(metadata),
    servesBoth: options.entryPointTls && !hasTls(metadata),
    host: listed.host,
    matcher: part?.matcher ?? { kind: 'string-prefix', path: '' },
    matches: part?.matches ?? (() => true),
    service: { namespace: listed.namespace, name: backend.name.value, port: portOf(backend.port.value) },
    ready: found === 'ready',
    notSimulated: [metadata.annotations, lookup.annotations(listed.namespace, backend.name.value)].flatMap((map) =>
      unsimulatedOn(map, [prefix], unsimulated),
    ),
  };
}

/** Returns all routers, highest priority first, and the paths that got none. Within one Ingress an equal rule text is overwritten by the later path. */
export function buildRouters(cluster: Cluster, options: TraefikOptions): Built {
  const lookup = serviceLookup(cluster, options);
  const dropped: DeadPath[] = [];
  const byKey = new Map<string, Router>();
  for (const listed of listPaths(cluster)) {
    const built = buildRouter(listed, lookup, options);
    if ('why' in built) {
      dropped.push(built);
      continue;
    }
    const key = `${listed.ingress}\n${built.rule}`;
    const before = byKey.get(key);
    if (before) dropped.push({ pathId: before.listed.origin.pathId, why: 'duplicate', by: listed.origin.pathId });
    byKey.delete(key);
    byKey.set(key, built);
  }
  const routers = [...byKey.values()].sort((a, b) => b.priority - a.priority);
  return { routers, dropped };
}
