import type { AlikeRedirect, CauseOf, CausePath } from '../../match/cause.ts';
import { after, asked, type Case, changes, dropKey, type Proof, takes, write } from './case.ts';
import { decoded, pathFacts } from './facts.ts';
import { whenAlone } from './proof-winners.ts';
import {
  answerText,
  type Compiled,
  compileWorld,
  edited,
  hide,
  type Loose,
  objectOf,
  type TruthWorld,
} from './world.ts';

/** The world with a key of the ConfigMap set: what is on by default is switched off so. */
function withSetting({ compiled: { world } }: Case, key: string, value: string): TruthWorld {
  const map: Loose = { ...(world.options['configMap'] as object | undefined), [key]: value };
  return { ...world, options: { ...world.options, configMap: map } };
}

function withoutRedirect(cause: CauseOf<'redirect'>, at: Case): Compiled | null {
  const { key, object } = cause;
  switch (cause.by) {
    case 'tls':
      return (
        object &&
        after(at, (manifests) => {
          delete objectOf(manifests, object).spec.tls;
        })
      );
    case 'slash':
      return null;
    case 'config': {
      const map: Loose = { ...(at.compiled.world.options['configMap'] as object | undefined) };
      if (key !== null) delete map[key];
      return compileWorld(at.profile, {
        ...at.compiled.world,
        options: { ...at.compiled.world.options, configMap: map },
      });
    }
    case 'default':
      return key === null ? null : compileWorld(at.profile, withSetting(at, key, 'false'));
    default:
      return object && key !== null ? after(at, (manifests) => dropKey(objectOf(manifests, object), key)) : null;
  }
}

/** What a redirect blames. */
function blameOf({ by, key, object }: CauseOf<'redirect'>): string {
  return JSON.stringify([by, key, object]);
}

/**
 * Without what is blamed the redirect is gone. Where something else does the same, each must do it alone: the other one is
 * taken away, the redirect must still be there, and it must go with what is blamed.
 */
function redirectGoes(cause: CauseOf<'redirect'>, at: Case, tries: number): string | null {
  const without = withoutRedirect(cause, at);
  if (!without) return `nothing to take away for ${cause.by}`;
  if (answerText(without, at.request) !== at.before) return null;
  const still = `without ${cause.key ?? cause.by} the redirect is still there`;
  // Of certificates it is told whose they are, all of them.
  if (cause.by === 'tls' && at.profile.id === 'ingress-nginx') return still;
  const other = without.program.explain(at.request).cause;
  if (tries === 0 || other.kind !== 'redirect' || blameOf(other) === blameOf(cause)) return still;
  const alone = withoutRedirect(other, at);
  if (!alone || answerText(alone, at.request) !== at.before) return still;
  return redirectGoes(cause, { ...at, compiled: alone }, tries - 1);
}

/** Each of them alone is enough: without all but one the redirect is as it was, and without all it is another answer. */
function goWithAll(cause: CauseOf<'redirect'>, alike: readonly AlikeRedirect[], at: Case): string | null {
  const all = [cause, ...alike.map((one) => ({ ...cause, ...one }))];
  const withoutAllBut = (kept: CauseOf<'redirect'> | null) =>
    all.reduce(
      (compiled, one) => (one === kept ? compiled : (withoutRedirect(one, { ...at, compiled }) ?? compiled)),
      at.compiled,
    );
  const idle = all.find((one) => answerText(withoutAllBut(one), at.request) !== at.before);
  if (idle) return `${idle.key ?? idle.by} of ${idle.ingress} alone does not redirect`;
  return answerText(withoutAllBut(null), at.request) === at.before ? 'without all of them it redirects' : null;
}

/** Follows a redirect as a browser does, address by address. */
function comesBack({ request, compiled: { program } }: Case): boolean {
  const seen: string[] = [];
  let asked = request;
  for (let step = 0; step < 30; step++) {
    const url = new URL(
      `${asked.scheme}://${asked.host}${asked.rawPath}${asked.query === null ? '' : `?${asked.query}`}`,
    );
    if (seen.includes(url.href)) return true;
    seen.push(url.href);
    const outcome = program.match(asked);
    if (outcome.kind !== 'redirect' || !URL.canParse(outcome.location, url.href)) return false;
    const next = new URL(outcome.location, url.href);
    const { search, host, pathname } = next;
    const scheme = next.protocol === 'https:' ? 'https' : 'http';
    asked = { ...asked, scheme, host, rawPath: pathname, query: search === '' ? null : search.slice(1) };
  }
  return false;
}

/**
 * The path that is told: out of reach, the answer is another; or it takes the request once nobody redirects. Where the annotation makes
 * expressions of paths too, it takes the request in an Ingress of its own that does not have it.
 */
function isTaker(cause: CauseOf<'redirect'>, path: CausePath, at: Case): boolean {
  const place = at.compiled.placeOf(path.pathId);
  if (changes(at, (manifests) => hide(manifests, place))) return true;
  const without = withoutRedirect(cause, at);
  if (without !== null && takes(without, at.request, place)) return true;
  const { key } = cause;
  if (cause.by !== 'annotation' || key === null) return false;
  const alone = edited(whenAlone(at, path, {}).world, (manifests) => dropKey(manifests.at(-1), key));
  return takes(compileWorld(at.profile, alone), at.request, `${alone.manifests.length - 1}/0/0`);
}

/** The place that a slash leads to: the path that is compared, with a slash behind it. */
function leadsToSlash(location: string, { request, decision }: Case): boolean {
  const base = `${request.scheme}://${request.host}/`;
  if (!URL.canParse(location, base)) return false;
  const { pathname } = new URL(location, base);
  return [request.rawPath, decision.comparedPath].some((path) => decoded(pathname) === `${decoded(path)}/`);
}

/** What is told beside who redirects. */
function besides(cause: CauseOf<'redirect'>, at: Case): string | null {
  const { path, place, object, isWider, noHeader, with: other, off } = cause;
  const wrong = path && pathFacts(at, path);
  if (wrong) return wrong;
  if (path && !isTaker(cause, path, at)) return `${path.path} has nothing to do with it`;
  if (isWider && path) return `it is ${path.path} that redirects`;
  if (place && object && place.object.file !== object.file && !path) return 'the place is in another object';
  const isOn =
    off &&
    !changes(at, (manifests) => {
      for (const key of [off.key, off.also]) if (key) write(objectOf(manifests, off.object), key, off.value);
    });
  if (isOn) return `${off.key}: ${off.value} changes nothing`;
  return beside(noHeader, other, at);
}

/** A header that is not there, and what decides beside the key. */
function beside(noHeader: string | undefined, other: string | undefined, at: Case): string | null {
  if (noHeader !== undefined) {
    const headers = { ...at.request.headers, [noHeader.toLowerCase()]: ['8443'], [noHeader]: ['8443'] };
    if (asked(at, { headers }) === at.before) return `with ${noHeader} nothing changes`;
  }
  if (other === undefined) return null;
  const without = after(at, (manifests) => {
    for (const one of manifests) dropKey(one, other);
  });
  const isSame = answerText(without, at.request) === at.before;
  const isOff = answerText(compileWorld(at.profile, withSetting(at, other, 'false')), at.request) === at.before;
  return isSame && isOff ? `without ${other} nothing changes` : null;
}

export const redirect: Proof<'redirect'> = (cause, at) => {
  if (URL.canParse(`http://${at.request.host}`) && cause.loops !== comesBack(at))
    return cause.loops ? 'who follows it comes to an end' : 'who follows it comes back';
  const wrong = besides(cause, at);
  if (wrong !== null) return wrong;
  if (cause.by === 'slash') {
    const { outcome } = at.decision;
    const location = outcome.kind === 'redirect' ? outcome.location : '';
    if (!leadsToSlash(location, at)) return `${location} is not the path with a slash`;
    return asked(at, { rawPath: `${at.request.rawPath}/` }) === at.before ? 'with a slash nothing changes' : null;
  }
  return cause.alike ? goWithAll(cause, cause.alike, at) : redirectGoes(cause, at, 4);
};
