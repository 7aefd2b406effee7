import type {
  Cause,
  CauseKind,
  CauseOf,
  CausePath,
  ClassRule,
  LeftOut,
  MatchedBy,
  PathMiss,
  RouteRefusal,
} from '../../match/cause.ts';
import { causePath } from '../../match/causes/listed.ts';
import { hostId } from '../../match/ids.ts';
import { type ListedPath, listPaths } from '../../match/listed-path.ts';
import { qualifiedName } from '../../model/metadata.ts';
import type { ObjectRef } from '../../model/objects.ts';
import type { Case } from './case.ts';
import type { Loose } from './world.ts';

/** Returns a claim of the same kind about the same request that is false, or `null` where this one cannot be told of it. */
export type Falsehood<K extends CauseKind> = (cause: CauseOf<K>, at: Case) => Cause | null;

const unlike = { miss: 'other', distance: 0 } as const;
const nowhere = 'nowhere.example.com';
const nothing = 'example.com/nothing';

function written({ host, path }: ListedPath): string {
  return JSON.stringify([host?.toLowerCase() ?? null, path.path.value, path.pathType.value]);
}

function listedOf({ compiled }: Case, pathId: string): ListedPath | undefined {
  return listPaths(compiled.cluster).find(({ origin }) => origin.pathId === pathId);
}

function asCause({ compiled }: Case, listed: ListedPath): CausePath {
  const route = compiled.program.routes.find(({ id }) => id === listed.origin.pathId);
  return causePath(listed, route?.matcher ?? { kind: 'element-prefix', path: listed.path.path.value ?? '' });
}

/** A path that is written otherwise than those of `but`. */
function otherPath(at: Case, ...but: readonly (CausePath | null | undefined)[]): CausePath | null {
  const not = but.flatMap((path) => (path ? (listedOf(at, path.pathId) ?? []) : [])).map(written);
  const other = listPaths(at.compiled.cluster).find((listed) => !not.includes(written(listed)));
  return other ? asCause(at, other) : null;
}

/** A path that takes the request nowhere: nothing of it is in it. */
function isUnlike({ path, matcher }: CausePath, { request }: Case): boolean {
  const [, element = ''] = path.split('/');
  const isPlain = !/[% ]/.test(path + request.rawPath);
  return matcher.kind !== 'regex' && isPlain && element !== '' && !request.rawPath.includes(element);
}

/** A host that rules name, of which no path can be asked for: it answers as one that nobody names. */
function silentHost({ compiled: { program, world }, request }: Case): string | null {
  const rules: readonly Loose[] = world.manifests.flatMap(({ spec }) => spec?.rules ?? []);
  const paths: readonly string[] = rules.flatMap((rule) =>
    (rule.http?.paths ?? []).map((one: Loose) => one.path || '/'),
  );
  const all = [request.rawPath, ...paths.filter((path) => !/[?#\s]/.test(path))];
  const isSilent = (host: string) =>
    all.every((rawPath) => {
      const outcome = program.match({ ...request, host, rawPath });
      return outcome.kind === 'status' && outcome.status === 404 && outcome.route === null;
    });
  if (!isSilent(request.host)) return null;
  const named = rules.flatMap(({ host }) => (host && /^[a-z\d.-]+[a-z\d]$/.test(host) ? [String(host)] : []));
  return named.find((host) => host !== request.host && isSilent(host)) ?? null;
}

/** Hosts are compared as they are written: no alias, no port, no dot at the end. */
function isPlain({ request, compiled }: Case): boolean {
  const isWritten = /^[\w.-]*[\w-]$/.test(request.host) && !request.rawPath.includes('://');
  return isWritten && !JSON.stringify(compiled.world.manifests).includes('/server-alias');
}

/** The same claim with one part of it not told. */
function without<C extends Cause>(
  cause: C,
  part: 'instead' | 'over' | 'via' | 'by' | 'alike' | 'bare' | 'defaults',
): C | null {
  if (!(part in cause)) return null;
  const { [part]: _, ...rest } = cause as C & Record<typeof part, unknown>;
  // What is left out may be: it stands on some causes only.
  return rest as unknown as C;
}

/** An Ingress that is not the one of `object`. */
function otherIngress({ compiled }: Case, object: ObjectRef | null) {
  const other = compiled.cluster.ingresses.find(({ ref }) => ref.file !== object?.file);
  return other ? { ingress: qualifiedName(other.object.metadata), object: other.ref } : null;
}

/** Another path than the one that is named; it must be there. */
function withPath<C extends Cause & { readonly path: CausePath | null }>(cause: C, at: Case): C | null {
  const path = otherPath(at, cause.path);
  return path ? { ...cause, path } : null;
}

function withIngress<C extends Cause & { readonly object: ObjectRef | null }>(cause: C, at: Case): C | null {
  const other = cause.object ? otherIngress(at, cause.object) : null;
  return other ? { ...cause, ...other } : null;
}

/** The path that answers has no Pod: of something that answers it is false. */
function silentWinner({ winner }: CauseOf<'matched'>, at: Case): LeftOut | null {
  const listed = listedOf(at, winner.pathId);
  const backend = listed?.path.backend.value?.service;
  if (!listed || !backend || at.decision.outcome.kind !== 'backend') return null;
  const { number, name } = backend.port.value;
  const service = { namespace: listed.namespace, name: backend.name.value, port: number ?? name };
  return { kind: 'no-endpoints', unready: 0, service, path: winner, place: winner.place };
}

/** Whether winner and beaten allow for a way to win at all, by what is written of them. */
function mayWinBy(by: MatchedBy, winner: ListedPath, over: ListedPath): boolean {
  const isOneIngress = winner.located === over.located;
  const created = (one: ListedPath) => one.located.object.metadata.creationTimestamp;
  switch (by) {
    case 'host':
      return winner.host?.toLowerCase() !== over.host?.toLowerCase();
    case 'older':
      return !isOneIngress && created(winner) !== created(over);
    case 'name':
      return !isOneIngress && created(winner) === created(over);
    case 'exact':
      return winner.path.pathType.value === 'Exact' && over.path.pathType.value !== 'Exact';
    case 'longest':
      return (winner.path.path.value ?? '').length > (over.path.path.value ?? '').length;
    case 'type':
      return winner.path.pathType.value !== over.path.pathType.value;
    default:
      return false;
  }
}

/** Won in another way, where what is written shows that this way it cannot be. */
function wonBy(by: MatchedBy): Falsehood<'matched'> {
  return (cause, at) => {
    const { over } = cause;
    const [winner, beaten] = [cause.winner, over].map((path) => (path ? listedOf(at, path.pathId) : undefined));
    if (!over?.fits || !winner || !beaten || cause.by === by) return null;
    return mayWinBy(by, winner, beaten) ? null : { ...cause, by };
  };
}

/** Won in a way in which no path of this controller does, or not where the way to win is told to be this one. */
function wonOnlyBy(by: MatchedBy, isFalse: (cause: CauseOf<'matched'>, at: Case) => boolean): Falsehood<'matched'> {
  return (cause, at) => (cause.by !== by && cause.over?.fits && isFalse(cause, at) ? { ...cause, by } : null);
}

/** Their number is told where nothing else can be. */
function isCounted({ by, over }: CauseOf<'matched'>): boolean {
  return by === 'only' || by === 'longest' || over === null;
}

function isPlainLength({ winner, over, by }: CauseOf<'matched'>): boolean {
  return by === 'longest' && over !== null && over.path.length < winner.path.length;
}

const misses: readonly PathMiss[] = ['letter-case', 'encoding', 'slash', 'element', 'exact', 'length'];

/** The nearest path misses by something that the two texts rule out. */
function otherMiss(miss: PathMiss, text: string, path: string): PathMiss | null {
  const isPossible: Partial<Record<PathMiss, boolean>> = {
    'letter-case': text.toLowerCase() !== text || path.toLowerCase() !== path,
    encoding: text.includes('%') || path.includes('%') || /[^ -~]/.test(text + path),
    slash: `${text}/` === path || text === `${path}/`,
    element: path.startsWith(text.replace(/\/+$/, '')),
    exact: path.startsWith(text),
    length: text.startsWith(path),
  };
  return misses.find((one) => one !== miss && !isPossible[one]) ?? null;
}

const classRules: readonly ClassRule[] = ['class-unknown', 'class-elsewhere', 'class-annotation', 'no-class'];

/** Reasons that need something which the path, its annotations or its Service would have to show. */
const otherRefusals: readonly RouteRefusal[] = [
  'path-type',
  'no-backend',
  'resource-backend',
  'duplicate',
  'middleware-missing',
  'priority-too-high',
  'canary-alone',
  'canary-type',
  'canary-second',
  'canary-service',
  'external-name',
  'headless',
  'service-annotation',
  'spared',
];

function refusedFor(why: RouteRefusal): Falsehood<'route-refused'> {
  return (cause) => (cause.why === why ? null : { ...cause, why });
}

/** False claims of each kind of cause, by name: what a kind claims is false in at least one of them. */
export const falsehoods: { readonly [K in CauseKind]: Readonly<Record<string, Falsehood<K>>> } = {
  matched: {
    'another path wins': (cause, at) => {
      const winner = otherPath(at, cause.winner);
      return winner && { ...cause, pathId: winner.pathId, winner };
    },
    'another path is beaten': (cause, at) => {
      // Beside one that nearly fits, another one may be beaten as well.
      const over = cause.over?.fits === false ? null : otherPath(at, cause.winner, cause.over);
      return over && { ...cause, over: { ...over, fits: true } };
    },
    'another path would nearly fit': (cause, at) => {
      const over = otherPath(at, cause.winner, cause.over);
      return (
        over && { ...cause, over: { ...over, fits: false, miss: 'letter-case', at: 0, corrected: over.path || '/' } }
      );
    },
    'no path is beaten': (cause) => (cause.over?.fits ? { ...cause, over: null } : null),
    'no other path fits': (cause) => (cause.over?.fits && cause.by !== 'host' ? { ...cause, by: 'only' } : null),
    'by its length over nothing': (cause) => (cause.by === 'only' ? { ...cause, by: 'longest' } : null),
    'by its host': wonBy('host'),
    'by the age of its Ingress': wonBy('older'),
    'by the name of its Ingress': wonBy('name'),
    'by Exact': wonBy('exact'),
    'by its length': wonBy('longest'),
    'by its type': wonBy('type'),
    'by its place in the list': wonOnlyBy('first', isPlainLength),
    'as the last of two': wonOnlyBy('listed', isPlainLength),
    'by the name of its backend': wonOnlyBy('backend-name', isPlainLength),
    'by a priority': wonOnlyBy('priority', (cause, { profile }) => isPlainLength(cause) && profile.id !== 'traefik'),
    'by the sequence of the controller': wonOnlyBy('sequence', isPlainLength),
    'by a priority that nobody wrote': (cause) =>
      cause.over?.fits && (cause.by === 'rule-length' || cause.by === 'longest') ? { ...cause, by: 'priority' } : null,
    'by the length of its rule': (cause) =>
      cause.over?.fits && cause.by !== 'rule-length' ? { ...cause, by: 'rule-length' } : null,
    'a rule of another length': ({ rules, ...cause }) =>
      rules ? { ...cause, rules: [{ ...rules[0], length: rules[0].length + 3 }, rules[1]] } : null,
    'rules of other lengths': ({ rules, ...cause }) => {
      const [own, other] = (rules ?? []).map((one) => ({ ...one, length: one.length + 3 }));
      return own && other ? { ...cause, rules: [own, other] } : null;
    },
    'the rules the other way round': ({ rules, ...cause }) =>
      rules ? { ...cause, rules: [rules[1], rules[0]] } : null,
    'one that says something else is replaced': (cause) =>
      cause.over?.fits && cause.over.path !== cause.winner.path ? { ...cause, by: 'listed' } : null,
    'the last of two as the first, or the other way round': (cause) =>
      cause.over?.fits && (cause.by === 'first' || cause.by === 'listed')
        ? { ...cause, by: cause.by === 'first' ? 'listed' : 'first' }
        : null,
    'one that nearly fits, in place of the longer one that is beaten': (cause, at) => {
      const { over, winner } = cause;
      const near = over?.fits && over.path.length > winner.path.length ? otherPath(at, winner, over) : null;
      return near && { ...cause, over: { ...near, fits: false, miss: 'slash', at: 0, corrected: near.path || '/' } };
    },
    'more paths fit': (cause) => (isCounted(cause) ? { ...cause, fits: cause.fits + 40 } : null),
    'fewer paths fit': (cause) => (cause.fits > 1 && isCounted(cause) ? { ...cause, fits: 0 } : null),
    'compared with another path': (cause) => ({ ...cause, path: `${cause.path}x` }),
    'by its text': wonOnlyBy('text', isPlainLength),
    'in place of a Service that nobody writes': (cause) =>
      cause.instead
        ? null
        : { ...cause, instead: { by: 'name', own: { namespace: 'b', name: 'c', port: 80 }, key: 'b-c-80' } },
    'nobody stands in': (cause) => without(cause, 'instead'),
    'it stands in for another reason': ({ instead, ...cause }) => {
      if (!instead) return null;
      const { own } = instead;
      const silent = { kind: 'no-endpoints', unready: 0, service: own, path: cause.winner, place: null } as const;
      return instead.by === 'annotation'
        ? { ...cause, instead: { by: 'name', own, key: instead.key } }
        : { ...cause, instead: { by: 'annotation', own, key: nothing, place: null, silent } };
    },
    'an alias that nobody writes': (cause) => {
      const { ingress, place } = cause.winner;
      return cause.alias ? null : { ...cause, alias: { ingress, key: nothing, place, alias: nowhere, over: null } };
    },
    'under another alias': (cause) => (cause.alias ? { ...cause, alias: { ...cause.alias, alias: nowhere } } : null),
    'without its alias another path would answer': (cause) =>
      cause.alias ? { ...cause, alias: { ...cause.alias, over: cause.winner } } : null,
    'an odd upstream path': (cause, { decision: { outcome } }) =>
      cause.odd || outcome.kind !== 'backend' || outcome.upstreamTarget.includes('//')
        ? null
        : { ...cause, odd: { what: 'double-slash', target: outcome.upstreamTarget.split('?')[0] ?? '' } },
    'no odd upstream path': (cause) => (cause.odd && cause.odd.what !== 'joined' ? { ...cause, odd: null } : null),
    'rewritten to something else': (cause) =>
      cause.odd?.what === 'not-rewritten' ? { ...cause, odd: { ...cause.odd, otherTarget: '/nothing' } } : null,
    'not rewritten, where nothing is': (cause, { decision: { outcome }, request }) =>
      cause.odd || outcome.kind !== 'backend' || outcome.upstreamTarget !== request.rawPath
        ? null
        : {
            ...cause,
            odd: { what: 'not-rewritten', target: request.rawPath, of: cause.winner.path, otherTarget: '/' },
          },
    'a silent path is left out': (cause, at) => {
      const leftOut = silentWinner(cause, at);
      return leftOut && { ...cause, leftOut };
    },
  },
  'host-unknown': {
    'another host was asked': (cause) => ({ ...cause, host: nowhere }),
    'a host that no rule names is near': (cause) => {
      const near = {
        host: nowhere,
        hostId: hostId(null, nowhere),
        miss: 'letters',
        distance: 1,
        ask: nowhere,
      } as const;
      return { ...cause, nearest: [near] };
    },
    'a host that says as little is near': (cause, at) => {
      const near = silentHost(at);
      return near === null
        ? null
        : { ...cause, nearest: [{ host: near, hostId: hostId(null, near), ...unlike, ask: near }] };
    },
    'the nearest host misses otherwise': (cause) => {
      const [near] = cause.nearest;
      return near && near.miss !== 'trailing-dot' ? { ...cause, nearest: [{ ...near, miss: 'trailing-dot' }] } : null;
    },
    'more letters differ': (cause) => {
      const near = cause.nearest.find(({ miss }) => miss === 'letters');
      return near ? { ...cause, nearest: [{ ...near, distance: near.distance + 1 }] } : null;
    },
    'another host takes it': (cause, at) => {
      const path = otherPath(at, ...cause.notAsked);
      return path && isUnlike(path, at) ? { ...cause, notAsked: [path] } : null;
    },
    'an alias that nobody writes': (cause, at) => {
      const [one] = at.compiled.cluster.ingresses;
      const ingress = one ? qualifiedName(one.object.metadata) : '';
      const place = one && { object: one.ref, range: one.object.range };
      return place ? { ...cause, alias: { ingress, key: nothing, older: ingress, place } } : null;
    },
    'a rule without paths that nobody writes': (cause, at) => {
      const one = at.compiled.cluster.ingresses.find(({ object }) => object.rules.every(({ paths }) => paths?.length));
      const place = one && { object: one.ref, range: one.object.range };
      return place ? { ...cause, bare: { ingress: qualifiedName(one.object.metadata), place } } : null;
    },
    'no rule without paths': (cause) => (cause.bare ? without(cause, 'bare') : null),
    'a Service that is there is missing': (cause, at) => idleOver(cause, at),
  },
  'path-unmatched': {
    'another path was asked': (cause) => ({ ...cause, path: `${cause.path}x` }),
    'another host was asked': (cause, at) => {
      const other = otherPath(at, ...cause.nearest)?.host;
      const isOther = other && cause.host !== null && other.toLowerCase() !== cause.host.toLowerCase();
      return isOther ? { ...cause, host: nowhere } : null;
    },
    'any host was asked': (cause, at) => {
      const isNamed = at.compiled.cluster.ingresses.some(({ object }) => object.rules.some(({ host }) => !host.value));
      return cause.host === null || isNamed ? null : { ...cause, host: null };
    },
    'the nearest path misses otherwise': (cause) => {
      const [near] = cause.nearest;
      if (!near || near.matcher.kind === 'regex') return null;
      const miss = otherMiss(near.miss, near.path, cause.path);
      return miss && { ...cause, nearest: [{ ...near, miss }] };
    },
    'another path is near': (cause, at) => {
      const [near] = cause.nearest;
      const path = near && otherPath(at, near);
      return path ? { ...cause, nearest: [{ ...near, ...path }] } : null;
    },
    'an alias that nobody writes': (cause) => {
      const [near] = cause.nearest;
      const older = near?.ingress ?? '';
      return near && !cause.alias
        ? { ...cause, alias: { ingress: older, key: nothing, older, place: near.place } }
        : null;
    },
    'an Ingress without rules for it': (cause) =>
      cause.alias ? { ...cause, alias: { ...cause.alias, older: cause.alias.ingress } } : null,
    'a path is compared as text': (cause, at) => {
      const path = otherPath(at);
      return path && isUnlike(path, at) && !cause.asText
        ? { ...cause, asText: { path, key: null, place: path.place } }
        : null;
    },
    'an annotation that nobody writes cannot be read': (cause) =>
      cause.asText ? { ...cause, asText: { ...cause.asText, key: nothing } } : null,
    'an older Ingress that is none': (cause) =>
      cause.unused?.older ? { ...cause, unused: { ...cause.unused, older: cause.unused.ingress } } : null,
    'no path is near': (cause) => (cause.nearest.length > 0 ? { ...cause, nearest: [] } : null),
    'a path stops later': (cause) => {
      const [near] = cause.nearest;
      return near && near.matcher.kind !== 'regex' && near.at < near.path.length
        ? { ...cause, nearest: [{ ...near, at: near.at + 1 }] }
        : null;
    },
    'another host takes it': (cause, at) => {
      const path = otherPath(at, ...cause.notAsked, ...cause.nearest);
      return path && path.host !== cause.host && isUnlike(path, at) ? { ...cause, notAsked: [path] } : null;
    },
    'a Service that is there is missing': (cause, at) => idleOver(cause, at),
  },
  'scheme-not-served': {
    'the other way round': (cause) => ({ ...cause, asked: cause.served, served: cause.asked }),
    'another path answers there': (cause, at) => {
      const false_ = cause.path ? withPath(cause, at) : null;
      const { kind } = at.compiled.program.match({ ...at.request, scheme: cause.served });
      // For a redirect any path of the Ingress speaks.
      return kind === 'redirect' && false_?.path?.ingress === cause.path?.ingress ? null : false_;
    },
    'nobody answers there': (cause) => (cause.path ? { ...cause, path: null } : null),
    'another Ingress opens it': (cause, at) => {
      const { opens } = cause;
      const other = opens.by === 'option' ? null : otherIngress(at, opens.object);
      return other && opens.by !== 'option'
        ? { ...cause, opens: { by: 'annotation', key: nothing, value: 'true', object: other.object } }
        : null;
    },
    'an option opens it': (cause) => ({ ...cause, opens: { by: 'option', name: 'nothing', value: true } }),
    'a certificate for another host opens it': (cause) => {
      const { opens } = cause;
      return opens.by === 'tls' ? { ...cause, opens: { ...opens, host: nowhere } } : null;
    },
  },
  'ingress-not-taken': {
    'another Ingress': withIngress,
    'another path': (cause, at) => (cause.path ? withPath(cause, at) : null),
    'its default backend': (cause) => (cause.path ? { ...cause, path: null } : null),
    'another class': (cause) => ({ ...cause, className: 'nothing' }),
    'another rule': (cause) => {
      const others = classRules.filter(
        (why) => why !== cause.why && (cause.why !== 'watch-option' || why !== 'no-class'),
      );
      const why = others.find((one) => cause.className !== null || one !== 'no-class');
      return why ? { ...cause, why } : null;
    },
    'an option that does nothing': (cause) => ({ ...cause, why: 'watch-option', option: 'nothing' }),
    'another value is wanted': (cause) => (cause.wanted === undefined ? null : { ...cause, wanted: 'nothing' }),
    'it stands elsewhere': (cause, at) => {
      const other = otherIngress(at, cause.object);
      return other && cause.place ? { ...cause, place: { ...cause.place, object: other.object } } : null;
    },
  },
  'ingress-refused': {
    'another Ingress': withIngress,
    'another annotation': (cause) => ({ ...cause, key: nothing }),
    'one that it has and that is harmless': (cause, at) => {
      const own = at.compiled.world.manifests[Number(cause.object.file)]?.metadata.annotations ?? {};
      const key = Object.keys(own).find((one) => one !== cause.key && one !== 'kubernetes.io/ingress.class');
      return key === undefined ? null : { ...cause, key };
    },
    'it stands elsewhere': (cause, at) => {
      const other = otherIngress(at, cause.object);
      return other && { ...cause, place: { ...cause.place, object: other.object } };
    },
    'the value that it has': (cause, at) => {
      const value = at.compiled.world.manifests[Number(cause.object.file)]?.metadata.annotations?.[cause.key];
      return typeof value === 'string' ? { ...cause, value } : null;
    },
  },
  'route-refused': {
    'another path': (cause, at) => {
      const path = otherPath(at, cause.path);
      return path && { ...cause, pathId: path.pathId, path };
    },
    ...Object.fromEntries(otherRefusals.map((why) => [`for ${why}`, refusedFor(why)])),
    'for something else that is spared': (cause) =>
      cause.spared === undefined ? null : { ...cause, spared: '/nothing' },
    'for its annotation alone': ({ spared, ...cause }) =>
      spared === undefined ? null : { ...cause, why: 'annotation' },
    'for another annotation': (cause) => (cause.key === null ? null : { ...cause, key: nothing }),
    'something else is missing': (cause) => (cause.missing === null ? null : { ...cause, missing: 'nothing@nowhere' }),
    'something that is there is missing': (cause) => (cause.missing === null ? { ...cause, missing: 'web' } : null),
    'another canary has its Service': (cause) =>
      cause.rival ? { ...cause, rival: { ...cause.rival, ingress: cause.path.ingress } } : null,
    'only on the other scheme': (cause, { request }) =>
      cause.onlyOn ? null : { ...cause, onlyOn: request.scheme === 'http' ? 'https' : 'http' },
    'on this scheme too': (cause) => {
      const { onlyOn, ...rest } = cause;
      return onlyOn ? rest : null;
    },
    'it stands elsewhere': (cause, at) => {
      const other = otherIngress(at, cause.place.object);
      return other && { ...cause, place: { ...cause.place, object: other.object } };
    },
  },
  'service-missing': {
    'another Service': (cause) => ({ ...cause, service: { ...cause.service, name: 'nothing' } }),
    'in another namespace': (cause) => ({ ...cause, service: { ...cause.service, namespace: 'nowhere' } }),
    'another path': (cause, at) => (cause.path ? withPath(cause, at) : null),
    'a default backend': (cause) => (cause.path ? { ...cause, path: null } : null),
    'one of its name is elsewhere': (cause) => ({ ...cause, elsewhere: [{ namespace: 'nowhere', ports: [] }] }),
    'one of nearly its name is there': (cause) => ({ ...cause, near: ['nothing'] }),
    'none of its name is elsewhere': (cause) => (cause.elsewhere.length > 0 ? { ...cause, elsewhere: [] } : null),
    'its port is missing': (cause) => {
      const { service, path, place } = cause;
      return { kind: 'port-missing', ports: [], meant: null, service, path, place };
    },
    'its Pods are not ready': ({ service, path, place }) => ({
      kind: 'no-endpoints',
      unready: 0,
      service,
      path,
      place,
    }),
  },
  'port-missing': {
    'an option is wanted too': (cause) => (cause.needs ? null : { ...cause, needs: 'allowExternalNameServices' }),
    'the port is all that is wanted': ({ needs, ...cause }) => (needs === undefined ? null : cause),
    'another port': (cause) => ({ ...cause, service: { ...cause.service, port: 9 } }),
    'another path': (cause, at) => (cause.path ? withPath(cause, at) : null),
    'it has other ports': (cause) =>
      cause.ports.length > 0 ? { ...cause, ports: cause.ports.map((port) => ({ ...port, port: 9 })) } : null,
    'another port is meant': (cause) => {
      const meant = cause.meant ? null : (cause.ports[0] ?? { name: null, port: 9, targetPort: 9 });
      return { ...cause, meant };
    },
    'the Service is missing': ({ service, path, place }) => {
      return { kind: 'service-missing', elsewhere: [], near: [], service, path, place };
    },
    'its Pods are not ready': ({ service, path, place }) => ({
      kind: 'no-endpoints',
      unready: 0,
      service,
      path,
      place,
    }),
  },
  'no-endpoints': {
    'another path': (cause, at) => (cause.path ? withPath(cause, at) : null),
    'more Pods are not ready': (cause) => ({ ...cause, unready: cause.unready + 1 }),
    'the Service is missing': ({ service, path, place }) => {
      return { kind: 'service-missing', elsewhere: [], near: [], service, path, place };
    },
    'its port is missing': ({ service, path, place }) => {
      return { kind: 'port-missing', ports: [], meant: null, service, path, place };
    },
  },
  redirect: {
    'another annotation': (cause) => ({ ...cause, by: 'annotation', key: nothing }),
    'the ConfigMap': (cause) => ({ ...cause, by: 'config', key: 'nothing', ingress: null, object: null }),
    'a certificate': (cause) => (cause.by !== 'tls' && cause.object ? { ...cause, by: 'tls', key: null } : null),
    'a slash': (cause) => (cause.by === 'slash' ? null : { ...cause, by: 'slash', key: null }),
    'another Ingress': withIngress,
    'another path': (cause, at) => (cause.path ? withPath(cause, at) : null),
    'its loop': (cause) => ({ ...cause, loops: !cause.loops }),
    'it takes the whole host': (cause) => (cause.path ? { ...cause, isWider: true } : null),
    'a header that is there': (cause) => (cause.noHeader ? null : { ...cause, noHeader: 'X-Nothing' }),
    'another annotation switches it off': (cause) =>
      cause.off ? { ...cause, off: { ...cause.off, key: nothing } } : null,
    'nothing else does the same': (cause) => without(cause, 'alike'),
    'something beside it': (cause) => (cause.with ? null : { ...cause, with: nothing }),
  },
  'default-backend': {
    'another Ingress': withIngress,
    'another Service': (cause) => (cause.service ? { ...cause, service: { ...cause.service, name: 'nothing' } } : null),
    'that of the controller': (cause) =>
      cause.by === 'flag' ? null : { ...cause, by: 'flag', key: 'defaultBackendService', ingress: null, object: null },
    'another flag': (cause) => (cause.by === 'flag' ? { ...cause, key: 'nothing' } : null),
    'the other half did not fit': (cause, at) =>
      isPlain(at) ? { ...cause, rest: cause.rest === 'host' ? 'path' : 'host' } : null,
    'a path is beaten': (cause, at) => {
      const over = otherPath(at);
      return over && !cause.over && !cause.leftOut && cause.by === 'ingress' && isUnlike(over, at)
        ? { ...cause, over }
        : null;
    },
    'no path is beaten': ({ over, asPath: _, ...cause }) => (over ? cause : null),
    'nobody stands in': (cause) => without(cause, 'instead'),
    'a path is left out': (cause, at) => {
      const path = otherPath(at);
      const service = { namespace: 'default', name: 'web', port: 80 };
      return path && cause.leftOut === undefined
        ? { ...cause, leftOut: { kind: 'no-endpoints', unready: 7, service, path, place: path.place } }
        : null;
    },
  },
  share: {
    'a part is left out': (cause) => ({ ...cause, parts: cause.parts.slice(1) }),
    'a part is a Service that is not asked': (cause) => {
      const [first, ...rest] = cause.parts;
      return first
        ? { ...cause, parts: [{ ...first, service: { ...first.service, name: 'nothing' } }, ...rest] }
        : null;
    },
    'other weights': (cause) =>
      cause.by === 'tie' ? null : { ...cause, parts: cause.parts.map((part) => ({ ...part, weight: 1_000_003 })) },
    'a tie, or none': (cause) => ({ ...cause, by: cause.by === 'tie' ? 'canary' : 'tie' }),
    'another annotation': (cause) => ({ ...cause, key: nothing }),
    'default backends of nobody': (cause) =>
      cause.defaults ? { ...cause, defaults: { ...cause.defaults, ingresses: ['nowhere/nothing'] } } : null,
    'no default backends': (cause) => (cause.defaults ? without(cause, 'defaults') : null),
    'default backends': (cause) =>
      cause.paths.length > 0 ? { ...cause, defaults: { ingresses: ['nowhere/nothing'], rest: 'path' } } : null,
    'by way of the path itself': (cause) => {
      const [path] = cause.paths;
      return path && !cause.via ? { ...cause, via: path } : null;
    },
    'by way of itself': (cause) => without(cause, 'via'),
    'another path': (cause, at) => {
      const path = otherPath(at, ...cause.paths);
      return path && cause.paths.length > 0 ? { ...cause, paths: [path] } : null;
    },
  },
  denied: {
    'another annotation': (cause) => ({ ...cause, key: nothing }),
    'another Ingress': withIngress,
    'another path': (cause, at) => (cause.path ? withPath(cause, at) : null),
  },
  'bad-request': {
    'for a letter': (cause) => ({ ...cause, char: 'x' }),
    'its host': (cause) => (cause.what === 'host' ? null : { ...cause, what: 'host' }),
    'its target': (cause) => (cause.what === 'target' ? null : { ...cause, what: 'target' }),
    'dots that lead above the root': (cause) => (cause.what === 'above-root' ? null : { ...cause, what: 'above-root' }),
    'its method': (cause) => (cause.what === 'method' ? null : { ...cause, what: 'method' }),
  },
  'nothing-configured': {
    'no Ingress at all': (cause) => (cause.what === 'no-ingress' ? null : { ...cause, what: 'no-ingress' }),
    'no Ingress is taken': (cause) => (cause.what === 'none-taken' ? null : { ...cause, what: 'none-taken' }),
    'no rules': (cause, { compiled: { cluster } }) =>
      cause.what === 'no-rules' || cluster.ingressClasses.length === 0 ? null : { ...cause, what: 'no-rules' },
    'a Service that is there is missing': (cause, at) => idleOver(cause, at),
  },
  'not-simulated': {
    'another annotation': (cause) => ({ ...cause, key: nothing }),
    'another path': (cause, at) => (cause.path ? withPath(cause, at) : null),
  },
  'answered-by-gateway': {
    'an annotation that nobody writes': (cause) => ({ ...cause, key: nothing }),
    'another rule': (cause) => ({ ...cause, rule: 'kubernetes/no-backend' }),
    'another status': (cause) =>
      cause.bare ? { ...cause, bare: { ...cause.bare, status: cause.bare.status + 1 } } : null,
    'of another annotation': (cause) => (cause.bare?.of ? { ...cause, bare: { ...cause.bare, of: nothing } } : null),
  },
  'table-refused': {
    'another twin': (cause) => (cause.twin && cause.path ? { ...cause, twin: cause.path } : null),
    'an annotation that nobody writes holds it': (cause) =>
      cause.by ? { ...cause, by: { ...cause.by, key: nothing } } : null,
    'another Ingress has the annotation': (cause) =>
      cause.by ? { ...cause, by: { ...cause.by, ingress: 'nowhere/nothing' } } : null,
    'something else is refused': (cause) =>
      cause.by?.key.endsWith('/server-alias') ? { ...cause, detail: nowhere } : null,
    'nobody holds it': (cause) => (cause.rule.endsWith('/refused-name') ? without(cause, 'by') : null),
    'another path': (cause, at) => {
      const path = cause.path && otherPath(at, cause.path);
      return path && path.host !== cause.path?.host ? { ...cause, path } : null;
    },
    'another rule': (cause) => ({ ...cause, rule: 'kubernetes/no-backend' }),
  },
};

/** Left out for want of a Service that is there. */
function idleOver<C extends CauseOf<'host-unknown' | 'path-unmatched' | 'nothing-configured'>>(
  cause: C,
  at: Case,
): C | null {
  const known = at.compiled.world.manifests.find(({ kind }) => kind === 'Service');
  const path = otherPath(at);
  if (!known || !path || cause.idle) return null;
  const service = { namespace: known.metadata.namespace ?? 'default', name: known.metadata.name, port: 80 };
  return { ...cause, idle: { kind: 'service-missing', elsewhere: [], near: [], service, path, place: path.place } };
}
