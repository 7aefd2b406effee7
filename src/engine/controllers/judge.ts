import type { Diagnostic, DiagnosticCode, DiagnosticParams } from '../diagnostics/diagnostic.ts';
import { edgeRouterId } from '../match/ids.ts';
import type { JudgeProblems, Judging, RouteOrigin } from '../match/profile.ts';
import { requestFromParts } from '../match/request.ts';
import type { Ingress, IngressServiceBackend } from '../model/ingress.ts';
import { qualifiedName } from '../model/metadata.ts';
import { percentEncode, witnessOf } from '../model/witness.ts';
import { containsRange, type SourceRange } from '../text/range.ts';

function servicesOf({ defaultBackend, rules }: Ingress): readonly IngressServiceBackend[] {
  const backends = [
    defaultBackend?.value,
    ...rules.flatMap(({ paths }) => (paths ?? []).map(({ backend }) => backend.value)),
  ];
  return backends.flatMap((backend) => backend?.service ?? []);
}

/** A problem that is found by the specification's rule, its Ingress and the router that speaks for it. */
interface Suit {
  readonly router: Judging;
  readonly ingress: Ingress;
  readonly range: SourceRange;
  /** The request that would show it. */
  readonly witness: string | undefined;
}

/** Returns what is left of a problem: all of it (`true`), nothing (`false`), or less. */
type Judge<P> = (suit: Suit, params: P) => boolean | { readonly params: P; readonly witness: string };

/** Some find a port by its targetPort, some reach a Service without endpoints by its address. */
function isMissing({ router, ingress, range }: Suit, { service }: { readonly service: string }): boolean {
  const about = servicesOf(ingress).filter(
    ({ name, port }) =>
      name.value === service &&
      [name.range, port.range].some((place) => place?.start === range.start && place.end === range.end),
  );
  // Where it is written is not always known: then the specification's word stands.
  return about.length === 0 || about.some((one) => router.program.missing(ingress, one) !== null);
}

/** Returns the paths that answer a request on either scheme, or may. */
function answering({ program }: Judging, line: string): readonly RouteOrigin[] {
  const [, host = '', target = ''] = /:\/\/([^/]*)(.*)$/s.exec(line) ?? [];
  const ids = ['http', 'https'].flatMap((scheme) => {
    const request = requestFromParts({ scheme, host, target });
    const outcome = program.match(request);
    if ('route' in outcome && outcome.route !== null) return outcome.route;
    if (outcome.kind === 'backend' || ('why' in outcome && /^no-(?:host|path)$/.test(outcome.why))) return [];
    // Who shares, redirects or refuses does not say by which path it came to that.
    return program
      .explain(request)
      .trace.flatMap((step) =>
        step.kind === 'path' && (step.verdict === 'wins' || step.verdict === 'open') ? step.routeId : [],
      );
  });
  return ids.length === 0 ? [] : program.routes.flatMap(({ id, origin }) => (ids.includes(id) ? origin : []));
}

const isNobody = ({ router, witness = '' }: Suit): boolean => answering(router, witness).length === 0;

/** A route of the path, or of a path of the Ingress, that the problem is about. */
const isOwn = ({ ingress, range }: Suit, origin: RouteOrigin): boolean =>
  origin.ingress === qualifiedName(ingress.metadata) && containsRange(origin.range, range);

const isTaken = ({ router, ingress }: Suit): boolean =>
  router.program.routes.some(({ origin }) => origin.ingress === qualifiedName(ingress.metadata));

const isPassedBy = (suit: Suit, line: string): boolean =>
  !answering(suit.router, line).some((origin) => isOwn(suit, origin));

/** A path that is compared as it stands: one that is read as an expression is not. */
function isLiteral(suit: Suit, { path }: { readonly path: string }): boolean {
  return !suit.router.program.routes.some(
    ({ matcher, origin }) => matcher.kind === 'regex' && matcher.source.includes(path) && isOwn(suit, origin),
  );
}

const judges: { readonly [C in DiagnosticCode]?: Judge<DiagnosticParams[C]> } = {
  'ref/port-missing': isMissing,
  'ref/port-is-target-port': isMissing,
  'ref/no-ready-endpoints': isMissing,
  'advice/exact-slash': (suit) => isPassedBy(suit, suit.witness ?? ''),
  'advice/path-encoding': (suit) => isPassedBy(suit, suit.witness ?? ''),
  'advice/path-pattern': isLiteral,
  'advice/path-star': isLiteral,
  'advice/path-query': isLiteral,
  'advice/wildcard-apex': isNobody,
  'advice/tls-host-without-rule': isNobody,
  'advice/class-none': (suit, { knowsClasses }) => !knowsClasses || !isTaken(suit),
  // Who is asked for one class is asked what it would do: blanks or not.
  'advice/class-blank': (suit) => suit.router.id !== edgeRouterId('*') || !isTaken(suit),
  'advice/default-backend': ({ router, ingress }) => {
    const { cause } = router.program.explain(requestFromParts({ host: 'unlisted.example.invalid', target: '/' }));
    return cause.kind === 'default-backend' && cause.ingress === qualifiedName(ingress.metadata);
  },
  'advice/hostless-hidden': (suit, { path, host, others }) => {
    const hosts = [host, ...(others === '' ? [] : others.split(', '))];
    const requestTo = (one: string) => witnessOf(one, percentEncode(path));
    const hidden = hosts.filter((one) => isPassedBy(suit, requestTo(one)));
    const [first, ...more] = hidden;
    if (first === undefined || hidden.length === hosts.length) return first !== undefined;
    const params = { path, host: first, count: hidden.length, others: more.join(', ') };
    return { params, witness: requestTo(first) };
  },
};

/** Returns the problems of an Ingress without those that its controller does not have, and less of those that it has in part. */
export const judge: JudgeProblems = (router, ingress, found) =>
  found.flatMap((diagnostic) => {
    const { code, params, range, witness } = diagnostic;
    // Code and parameters belong together in a diagnostic; the union does not keep them together.
    const ask = judges[code] as Judge<unknown> | undefined;
    const left = ask?.({ router, ingress, range, witness }, params) ?? true;
    if (typeof left === 'boolean') return left ? diagnostic : [];
    return { ...diagnostic, ...left } as Diagnostic;
  });
