import type { CauseOf, CausePath, MatchedBy } from '../../match/cause.ts';
import { compareHost, normaliseHost } from '../../match/host-match.ts';
import { after, type Case, changes, nearness, type Proof, pathFacts, takes } from './case.ts';
import { answerText, type Compiled, hide, type Loose, objectOf, pathAt } from './world.ts';

/** Hides the winner: the path that it beat must answer then. */
function nextIs(at: Case, winner: CausePath, over: CausePath): boolean {
  const without = after(at, (manifests) => hide(manifests, at.compiled.placeOf(winner.pathId)));
  return takes(without, at.request, at.compiled.placeOf(over.pathId));
}

/** Makes the Ingress of a path the oldest. */
function whenOldest(at: Case, path: CausePath): Compiled {
  return after(at, (manifests) => {
    const found = pathAt(manifests, at.compiled.placeOf(path.pathId));
    if (found) found.object.metadata.creationTimestamp = '1970-01-01T00:00:00Z';
  });
}

/** Lists `path` before `winner`: within one Ingress they exchange their places. */
function whenFirst(at: Case, winner: CausePath, path: CausePath): string | null {
  const places = [winner, path].map(({ pathId }) => at.compiled.placeOf(pathId));
  const swapped = after(at, (manifests) => {
    const [a, b] = places.map((place) => pathAt(manifests, place));
    if (a && b) [a.path.backend, b.path.backend] = [b.path.backend, a.path.backend];
  });
  // What they lead to is exchanged: with equal backends there is nothing to see.
  return answerText(swapped, at.request) === at.before ? 'their order changes nothing' : null;
}

function sameBackend(at: Case, a: CausePath, b: CausePath): boolean {
  const [one, other] = [a, b].map(({ pathId }) => pathAt(at.compiled.world.manifests, at.compiled.placeOf(pathId)));
  return JSON.stringify(one?.path.backend) === JSON.stringify(other?.path.backend);
}

function writtenType(at: Case, { pathId }: CausePath): unknown {
  return pathAt(at.compiled.world.manifests, at.compiled.placeOf(pathId))?.path.pathType;
}

/** Nothing else on the host may fit once the winner is out of reach. */
function isOnly(at: Case, winner: CausePath): string | null {
  const without = after(at, (manifests) => hide(manifests, at.compiled.placeOf(winner.pathId)));
  const { outcome, cause } = without.program.explain(at.request);
  // What redirects is a path too.
  const redirecting = cause.kind === 'redirect' ? (cause.path?.pathId ?? null) : null;
  const route = 'route' in outcome ? outcome.route : redirecting;
  const next = route === null ? null : pathAt(without.world.manifests, without.placeOf(route));
  return next && (next.rule.host || null) === winner.host ? `${next.path.path} fits too` : null;
}

/** Once every other host that takes the request is out of the way, the path of the host that was not asked answers. */
function hostDecides(at: Case, winner: CausePath, over: CausePath): string | null {
  const host = normaliseHost(at.request.host).host;
  const without = after(at, (manifests) => {
    for (const rule of manifests.flatMap(({ spec }: Loose) => spec?.rules ?? [])) {
      const own = (rule.host || '').toLowerCase() || null;
      if (own !== (over.host?.toLowerCase() ?? null) && compareHost(own, host) !== 'no') rule.host = 'gone.invalid';
    }
  });
  const isNext = takes(without, at.request, at.compiled.placeOf(over.pathId));
  return isNext ? null : `without ${winner.host}, ${over.path} does not answer`;
}

function ageDecides(at: Case, winner: CausePath, over: CausePath): string | null {
  if (winner.ingress === over.ingress) return 'both stand in one Ingress';
  const isNext = takes(whenOldest(at, over), at.request, at.compiled.placeOf(over.pathId));
  return isNext ? null : `${over.ingress} does not win when it is the oldest`;
}

/** Puts a path into an Ingress of its own, written last, with annotations besides those it has. */
function whenAlone(at: Case, path: CausePath, annotations: Readonly<Record<string, string>>): Compiled {
  return after(at, (manifests) => {
    const found = pathAt(manifests, at.compiled.placeOf(path.pathId));
    if (!found) return;
    const { object, rule } = found;
    const own = structuredClone({
      ...object,
      spec: { ...object.spec, rules: [{ ...rule, http: { paths: [found.path] } }] },
    });
    delete own.spec.defaultBackend;
    own.metadata.name = `${own.metadata.name}-truth`;
    own.metadata.annotations = { ...own.metadata.annotations, ...annotations };
    hide(manifests, at.compiled.placeOf(path.pathId));
    manifests.push(own);
  });
}

/** With a priority above all others the beaten path answers. */
function priorityDecides(at: Case, _: CausePath, over: CausePath): string | null {
  const key = `${at.profile.annotationPrefixes[0] ?? ''}router.priority`;
  const raised = whenAlone(at, over, { [key]: '1000000' });
  const outcome = raised.program.match(at.request);
  const route = 'route' in outcome ? outcome.route : null;
  const isLast = route !== null && raised.placeOf(route).startsWith(`${raised.world.manifests.length - 1}/`);
  return isLast ? null : `with a high priority ${over.path} does not answer`;
}

/** A slash at its end is what the shorter path lacks: with one, and behind everything of its age, it is asked for later. */
function slashDecides(at: Case, winner: CausePath, over: CausePath): boolean {
  if (!over.path.endsWith('/') || winner.path.endsWith('/')) return false;
  const slashed = after(at, (manifests) => {
    const [own, other] = [winner, over].map(({ pathId }) => pathAt(manifests, at.compiled.placeOf(pathId)));
    if (!own || !other) return;
    const { object, rule, path } = own;
    const paths = [{ ...path, path: `${path.path}/` }];
    const late = structuredClone({ ...object, spec: { ...object.spec, rules: [{ ...rule, http: { paths } }] } });
    delete late.spec.defaultBackend;
    late.metadata.name = `${late.metadata.name}-truth`;
    late.metadata.creationTimestamp = '2999-01-01T00:00:00Z';
    other.object.metadata.creationTimestamp = '1970-01-01T00:00:00Z';
    hide(manifests, at.compiled.placeOf(winner.pathId));
    manifests.push(late);
  });
  return takes(slashed, at.request, at.compiled.placeOf(over.pathId));
}

/**
 * What is asked for earlier is so by its type, by the slash that the other ends with, or by another name of its host: not by its
 * length, and not by its place.
 */
function sequenceDecides(at: Case, winner: CausePath, over: CausePath): string | null {
  const { host } = normaliseHost(at.request.host);
  if (compareHost(winner.host?.toLowerCase() ?? null, host) === 'no') return null;
  if (winner.host?.toLowerCase() !== over.host?.toLowerCase()) return 'their hosts decide';
  if (winner.path.length > over.path.length) return 'its length decides';
  const isLast = takes(whenAlone(at, winner, {}), at.request, at.compiled.placeOf(over.pathId));
  if (isLast) return 'its place decides';
  if ([winner, over].some(({ matcher }) => matcher.kind === 'regex'))
    return winner.matcher.kind === over.matcher.kind ? 'their types do not decide' : null;
  const types = [writtenType(at, winner), writtenType(at, over)] as const;
  const isOther = ([own, other]: readonly [unknown, unknown]) =>
    changes(at, (manifests) => {
      const [a, b] = [winner, over].map(({ pathId }) => pathAt(manifests, at.compiled.placeOf(pathId)));
      if (a && b) [a.path.pathType, b.path.pathType] = [own, other];
    });
  if (isOther([types[1], types[0]]) || isOther([types[0], types[0]])) return null;
  return slashDecides(at, winner, over) ? null : 'their types do not decide';
}

/** What has to hold of winner and beaten for each way to win. */
const ways: Readonly<
  Record<Exclude<MatchedBy, 'only'>, (at: Case, winner: CausePath, over: CausePath) => string | null>
> = {
  longest: (_, winner, over) => (over.path.length < winner.path.length ? null : `${over.path} is not shorter`),
  exact: (at, winner, over) =>
    writtenType(at, winner) === 'Exact' && writtenType(at, over) !== 'Exact' ? null : 'it is no matter of Exact',
  type: (at, winner, over) => (writtenType(at, winner) === writtenType(at, over) ? 'it is no matter of types' : null),
  first: (at, winner, over) => (sameBackend(at, winner, over) ? null : whenFirst(at, winner, over)),
  host: hostDecides,
  older: ageDecides,
  name: ageDecides,
  'backend-name': (at, winner, over) => (sameBackend(at, winner, over) ? null : whenFirst(at, winner, over)),
  sequence: sequenceDecides,
  priority: priorityDecides,
  listed: (at, winner, over) => (sameBackend(at, winner, over) ? null : whenFirst(at, winner, over)),
};

function preference({ winner, over, by }: CauseOf<'matched'>, at: Case): string | null {
  if (by === 'only') return isOnly(at, winner);
  if (!over?.fits) return null;
  if (by !== 'host' && !nextIs(at, winner, over)) return `${over.path} is not next`;
  return ways[by](at, winner, over);
}

/** What the upstream path holds that the request does not. */
function oddity({ odd }: CauseOf<'matched'>, { decision: { outcome }, request }: Case): string | null {
  const target = outcome.kind === 'backend' ? (outcome.upstreamTarget.split('?')[0] ?? '') : '';
  const isNew = (pattern: RegExp) => pattern.test(target) && !pattern.test(request.rawPath);
  const what = isNew(/\$[0-9]/) ? 'literal' : isNew(/\/\//) ? 'double-slash' : null;
  if (odd === null) return what === null ? null : `${target} is odd`;
  if (odd.target !== target) return `${odd.target} is not what the Service is asked for`;
  if (odd.what !== 'joined') return odd.what === what ? null : `it is not ${odd.what}`;
  const last = request.rawPath.split('/').at(-1) ?? '';
  return target.endsWith(last) && !target.endsWith(`/${last}`) ? null : 'nothing is joined';
}

export const matched: Proof<'matched'> = (cause, at) => {
  const { winner, over, pathId } = cause;
  const { outcome } = at.decision;
  if ('route' in outcome && outcome.route !== pathId) return `${outcome.route} answers, not ${pathId}`;
  const facts = pathFacts(at, winner) ?? (over && pathFacts(at, over));
  if (facts) return facts;
  if (!changes(at, (manifests) => hide(manifests, at.compiled.placeOf(pathId))))
    return 'without the winner nothing changes';
  return oddity(cause, at) ?? preference(cause, at) ?? (over && !over.fits ? nearness(at, over) : null);
};

export const defaultBackend: Proof<'default-backend'> = ({ by, object, ingress }, at) => {
  if (by !== 'ingress') return null;
  if (!object) return 'no Ingress is named';
  const without = after(at, (manifests) => {
    delete objectOf(manifests, object).spec.defaultBackend;
  });
  if (answerText(without, at.request) !== at.before) return null;
  const { cause } = without.program.explain(at.request);
  // Another Ingress has the same default.
  return cause.kind === 'default-backend' && cause.ingress !== ingress ? null : 'without it nothing changes';
};

export const share: Proof<'share'> = ({ by, parts, paths }, { decision: { outcome, trace } }) => {
  if (by === 'tie' && outcome.kind !== 'any-of') return 'nothing is left open';
  const verdicts = trace.flatMap((step) => (step.kind === 'path' ? [[step.pathId, step.verdict] as const] : []));
  if (by === 'tie' && verdicts.some(([, verdict]) => verdict === 'wins')) return 'the trace says that one wins';
  const open = new Set(verdicts.flatMap(([id, verdict]) => (verdict === 'open' ? [id] : [])));
  if (by === 'tie' && paths.some(({ pathId }) => !open.has(pathId)))
    return 'the trace does not say that it is left open';
  const own =
    outcome.kind === 'split'
      ? outcome.parts.map(({ service }) => service)
      : outcome.kind === 'any-of'
        ? outcome.candidates
        : outcome.kind === 'backend'
          ? [outcome.service]
          : [];
  const told = new Set(parts.map(({ service }) => JSON.stringify(service)));
  if (own.some((service) => !told.has(JSON.stringify(service)))) return 'a Service of the answer is no part';
  return outcome.kind === 'backend' || own.length === parts.length ? null : `${parts.length} parts of ${own.length}`;
};

/** Whether an annotation stands on the Ingress of a path or on the Service that it leads to. */
function isAnnotated({ compiled: { world, placeOf } }: Case, { pathId }: CausePath, key: string): boolean {
  const found = pathAt(world.manifests, placeOf(pathId));
  const name = found?.path.backend?.service?.name;
  const services = world.manifests.filter(({ kind, metadata }) => kind === 'Service' && metadata.name === name);
  return [found?.object, ...services].some((object) => Object.hasOwn(object?.metadata?.annotations ?? {}, key));
}

export const notSimulated: Proof<'not-simulated'> = ({ key, path }, at) => {
  const { evidence, outcome } = at.decision;
  if (evidence === 'measured') return 'the evidence is "measured"';
  const wrong = path && pathFacts(at, path);
  if (wrong) return wrong;
  if (!('route' in outcome) || outcome.route === null) return null;
  if (!path || path.pathId !== outcome.route) return 'another path answers';
  if (outcome.kind !== 'backend') return null;
  return isAnnotated(at, path, key) ? null : `${key} stands neither on its Ingress nor on its Service`;
};
