// biome-ignore-all lint/style/noExcessiveLinesPerFile: A table of sentences.
import type { Change, ChangeWhat } from '../../engine/changes/index.ts';
import type {
  Assumption,
  Cause,
  CauseKind,
  CauseOf,
  CausePath,
  Instead,
  LeftOut,
  NearHost,
  NearPath,
} from '../../engine/match/index.ts';
import { tableOf } from '../../engine/text/index.ts';
import { seen } from '../seen.ts';

/** For each kind of cause a text about it. */
type ByKind = { readonly [K in CauseKind]: (cause: CauseOf<K>) => string };

const code = (text: string) => `\`${seen(text)}\``;
const onHost = (host: string | null) => (host === null ? 'any host' : code(host));
/** Whether a host that is not asked is the less precise one of two that take the request. */
const isBehind = (host: string | null, other: string | null): boolean =>
  other === null || (other.startsWith('*.') && host?.toLowerCase().endsWith(other.slice(1).toLowerCase()) === true);
const list = (names: readonly string[]) => names.map(code).join(', ');

function missOfPath({ path, miss, corrected }: NearPath, asked: string): string {
  switch (miss) {
    case 'letter-case':
      return `${code(path)} differs from ${code(asked)} in upper and lower case.`;
    case 'encoding':
      // Some decode what is asked for, nobody what stands in the rule.
      return path.includes('%') && !asked.includes('%')
        ? `The request is decoded to ${code(asked)}, and ${code(path)} is compared as it stands in the rule.`
        : `${code(path)} and ${code(asked)} stand for the same text, but are compared as they are written.`;
    case 'slash':
      return `${code(path)} and ${code(asked)} differ in the last slash.`;
    case 'element':
      return `${code(asked)} is not under ${code(path)}: Prefix compares whole elements.`;
    case 'exact':
      return `${code(path)} is Exact and takes nothing after it.`;
    case 'length':
      return `${code(path)} asks for more than ${code(asked)} has.`;
    case 'letters':
      return `Nearest is ${code(path)}, which is spelled differently.`;
    case 'expression':
      return `${code(path)} matches ${code(corrected ?? '')}, not ${code(asked)}.`;
    case 'other':
      return `No path is like ${code(asked)}. There is ${code(path)}.`;
  }
}

function missOfHost({ host, miss }: NearHost, asked: string): string {
  switch (miss) {
    case 'letter-case':
      return `${code(host)} has capital letters, and the controller looks for ${code(asked)} in lower case.`;
    case 'trailing-dot':
      return `Nearest is ${code(host)}: the dot at the end counts.`;
    case 'www':
      return `Nearest is ${code(host)}, ${asked.startsWith('www.') ? 'without' : 'with'} ${code('www')}.`;
    case 'wildcard-bare':
      return `${code(host)} does not cover ${code(asked)} itself: the star stands for one label.`;
    case 'wildcard-depth':
      return `${code(host)} takes one label only, and ${code(asked)} has more.`;
    case 'letters':
      return `Nearest is ${code(host)}, which is spelled differently.`;
    case 'address':
      return `${code(asked)} is an address, and rules name hosts: ${code(host)}.`;
    case 'absent':
      return `The request names no host, and rules do: ${code(host)}.`;
    case 'other':
      return `There is ${code(host)}.`;
  }
}

function oddPath(odd: NonNullable<CauseOf<'matched'>['odd']>): string {
  const { target } = odd;
  switch (odd.what) {
    case 'not-rewritten':
      return `The Service is asked for ${code(target)} as it came, though ${code(odd.of)} becomes ${code(odd.otherTarget)}.`;
    case 'double-slash':
      return `The Service is asked for ${code(target)}, with two slashes in a row.`;
    case 'literal':
      return `The Service is asked for ${code(target)}: no group of an expression stands for the ${code('$')}.`;
    case 'joined':
      return `The Service is asked for ${code(target)}: two parts are joined without a slash.`;
    case 'relative':
      return `The Service is asked for ${code(target)}: no slash begins it, and most servers answer 400.`;
  }
}

function matched(cause: CauseOf<'matched'>): string {
  const { odd, winner, leftOut, instead, alias } = cause;
  const told = leftOut ? inPlaceOf(winner, leftOut) : whyMatched(cause);
  return `${told}${alias ? aliasOf(alias) : ''}${instead ? standIn(instead) : ''}${odd ? ` ${oddPath(odd)}` : ''}`;
}

function aliasOf({ key, ingress, alias, over }: NonNullable<CauseOf<'matched'>['alias']>): string {
  const other = over && over.host !== null ? `, and that comes before ${code(over.host)}` : '';
  return ` ${code(key)} of ${code(ingress)} names ${code(alias)}${other}.`;
}

/** Which Service answers in the place of the one that is written. */
function standIn(instead: Instead): string {
  const { namespace, name } = instead.own;
  if (instead.by === 'name')
    return ` ${code(`${namespace}/${name}`)} is written there, but the controller calls both Services ${code(instead.key)}, and the first counts.`;
  const silent = (why[instead.silent.kind] as (of: Cause) => string)(instead.silent);
  return ` ${silent} So the one that ${code(instead.key)} names answers.`;
}

/** What answers, and what would if it were not left out. */
function inPlaceOf(winner: CausePath | string, left: LeftOut): string {
  const path = 'path' in left ? left.path : null;
  const other = path ? code(path.path || '/') : code('ingress' in left ? left.ingress : '/');
  const [own, next] =
    typeof winner === 'string' ? [winner, other] : path ? apart(winner, path) : [code(winner.path || '/'), other];
  const is = left.kind === 'scheme-not-served' ? '' : ', which is left out';
  return `${own} answers in place of ${next}${is}. ${(why[left.kind] as (of: Cause) => string)(left)}`;
}

/** Two paths of one text by what else tells them apart. */
function apart(path: CausePath, other: CausePath): readonly [string, string] {
  const [own, next] = [path, other].map((one) => code(one.path || '/')) as [string, string];
  if (own !== next) return [own, next];
  if (path.host !== other.host) return [`${own} on ${onHost(path.host)}`, `${next} on ${onHost(other.host)}`];
  if (path.ingress === other.ingress) return [own, `the other ${next}`];
  return [`${own} of ${code(path.ingress)}`, `${next} of ${code(other.ingress)}`];
}

/** Two rules, the longer one first. */
const longer = (rules: CauseOf<'matched'>['rules'], than: string) =>
  (rules ?? []).map(({ text }) => code(text)).join(than);

const firstBy = (by: string) => (by === 'priority' ? 'has the highest priority' : 'comes first');

/** Some controllers go by the alphabet, some against it: the two names show which. */
function byName({ ingress }: CausePath, over: CausePath | null): string {
  return `no age tells them apart, and of the names the ${ingress < (over?.ingress ?? '') ? 'first' : 'last'} in the alphabet counts`;
}

function whyMatched({ winner, path: asked, by, fits, over, rules }: CauseOf<'matched'>): string {
  const [path, other] = over ? apart(winner, over) : [code(winner.path || '/'), ''];
  if (over && !over.fits) return `${path} answers. ${missOfPath(over, asked)}`;
  if (!over && by !== 'only') return `${path} ${firstBy(by)} of ${fits} paths that match.`;
  switch (by) {
    case 'only':
      return `Of the paths on ${onHost(winner.host)} only ${path} matches.`;
    case 'longest':
      return fits > 2
        ? `${path} is the longest of ${fits} paths that match. Next comes ${other}.`
        : `${path} is longer than ${other}, which matches too.`;
    case 'exact':
      return `${path} is Exact, and Exact comes before ${other}.`;
    case 'text':
      return `${path} and ${other} are of one length and both match: the one that comes later by its bytes is tried first.`;
    case 'type':
      return `${path} goes before ${other}, of the same length, because of its type.`;
    case 'first':
      return `${path} is listed before ${other}, which matches too.`;
    case 'listed':
      return `${path} says the same as ${other} before it: the controller keeps the later one.`;
    case 'rule-length':
      return `${path} goes before ${other}: its rule ${longer(rules, ' is longer than ')}.`;
    case 'priority':
      return `${path} has a higher priority than ${other}, which matches too.`;
    case 'older':
      return `${code(winner.ingress)} is older than ${code(over?.ingress ?? '')}, whose ${code(over?.path || '/')} matches too.`;
    case 'name':
      return `${code(winner.ingress)} comes before ${code(over?.ingress ?? '')}, whose ${code(over?.path || '/')} matches too: ${byName(winner, over)}.`;
    case 'backend-name':
      return `${path} and ${other} share one row, and the name of the Service behind the first comes first in the alphabet.`;
    case 'sequence':
      return `The controller tries ${path} before ${other}, which matches too.`;
    case 'host':
      return `${onHost(winner.host)} is the more specific host: ${code(over?.path || '/')} on ${onHost(over?.host ?? null)} is not tried.`;
  }
}

/** Something that speaks of the host, is left out and would not take the request either; `''` for nothing. */
function beside(idle: LeftOut | undefined): string {
  if (!idle) return '';
  const name = 'path' in idle ? (idle.path?.path ?? '') || '/' : idle.ingress;
  return ` ${code(name)} is left out, and would not take this either. ${(why[idle.kind] as (of: Cause) => string)(idle)}`;
}

function pathUnmatched(cause: CauseOf<'path-unmatched'>): string {
  const { host, path, nearest, notAsked, idle, asText, alias } = cause;
  const [near] = nearest;
  const [other] = notAsked;
  if (idle) return beside(idle).trim();
  if (asText) {
    const text = `${code(asText.path.path)} is compared as text, not as an expression`;
    return asText.key === null
      ? `${text}: no annotation on this host makes one of it.`
      : `${text}: the value of ${code(asText.key)} cannot be read.`;
  }
  if (alias)
    return `${code(alias.key)} of ${code(alias.ingress)} names this host too and counts for nothing: ${code(alias.older)} has rules for it.`;
  const told = near ? missOfPath(near, path) : `No path on ${onHost(host)} comes near ${code(path)}.`;
  if (!other) return told;
  if (!isBehind(host, other.host)) return `${told} ${elsewhere(other)}`;
  return `${told} ${code(other.path || '/')} on ${onHost(other.host)} is not tried: ${onHost(host)} is the more specific host.`;
}

function elsewhere({ path, host }: { readonly path: string; readonly host: string | null }): string {
  return `${code(path || '/')} on ${onHost(host)} would take it.`;
}

function opens({ opens: opener, asked }: CauseOf<'scheme-not-served'>): string {
  switch (opener.by) {
    case 'tls':
      return `A ${code('tls')} entry${opener.host === undefined ? '' : ` for ${code(opener.host)}`} in ${code(opener.ingress)} opens ${asked}.`;
    case 'annotation': {
      const settings = [opener, ...(opener.also ?? [])];
      const written = settings.flatMap(({ key, value }) => (value === null ? [] : [code(`${key}: "${value}"`)]));
      const gone = settings.flatMap(({ key, value }) => (value === null ? [`without ${code(key)}`] : []));
      return written.length === 0
        ? `Without ${list(settings.map(({ key }) => key))} it is open to ${asked}.`
        : `${[...written, ...gone].join(', ')} opens ${asked}.`;
    }
    case 'option':
      return `The option ${code(opener.name)} opens ${asked}.`;
  }
}

function notTaken({ why, className, option }: CauseOf<'ingress-not-taken'>): string {
  switch (why) {
    case 'class-unknown':
      return `Its class ${code(className ?? '')} is no IngressClass of these files.`;
    case 'class-elsewhere':
      return `Its class ${code(className ?? '')} belongs to another controller.`;
    case 'class-annotation':
      return `Its annotation ${code('kubernetes.io/ingress.class')} says ${code(className ?? '')}: this controller expects another value.`;
    case 'no-class':
      return 'It names no class, and no IngressClass is the default one.';
    case 'watch-option':
      return `${className === null ? 'It names no class' : `Its class is ${code(className)}`}: this controller takes it only with ${code(option ?? '')}.`;
  }
}

/** All annotations to blame, of which each would do. */
const keysOf = ({ key, also = [] }: Pick<CauseOf<'redirect'>, 'key' | 'also'>) =>
  [key ?? '', ...also].map(code).join(' and ');

/** The middlewares that are there and were likely meant. */
function offers({ offer, alsoMissing = [] }: CauseOf<'route-refused'>): string {
  const there = [offer ?? '', ...alsoMissing.map((one) => one.offer)].filter((name) => name !== '');
  return there.length > 0 ? ` There is ${there.map(code).join(' and ')}.` : '';
}

function canaryRefused({ why, rival, partner }: CauseOf<'route-refused'>, name: string): string {
  if (why === 'canary-alone') return `${name} is a canary, and there is no path that it belongs to.`;
  if (why === 'canary-type')
    return `${name} is a canary, and ${code(partner?.path.ingress ?? '')} has it as ${partner?.pathType}: a canary shares a path of its own type alone.`;
  const by = code(rival?.ingress ?? '');
  if (why === 'canary-second')
    return `${name} is a canary that does not count: ${by} is one of the same Service and comes first.`;
  return rival?.path
    ? `${name} is left out: ${by}, a canary, came first and has its Service.`
    : `${name} is left out: its Service is the default backend of ${by}, a canary.`;
}

function routeRefused(cause: CauseOf<'route-refused'>): string {
  const { path, why, key, missing, alsoMissing = [], by } = cause;
  const name = code(path.path || '/');
  switch (why) {
    case 'path-type':
      return `${name} would match, but it has none of the path types Exact, Prefix and ImplementationSpecific.`;
    case 'no-backend':
      return `${name} matches, but names no backend.`;
    case 'resource-backend':
      return `${name} leads to a resource, which this controller does not serve.`;
    case 'duplicate':
      return `${name} is written twice: ${code(by ?? '')} took its place.`;
    case 'generated':
      return `${name} is Exact, and the ${name} of the default backend is tried first: paths are expressions here.`;
    case 'middleware-missing':
      return `${[missing, ...alsoMissing.map(({ name }) => name)].map((one) => (one ? code(one) : 'A middleware without a name')).join(' and ')}, named by ${code(key ?? '')}, ${alsoMissing.length > 0 ? 'do' : 'does'} not exist: the path is left out.${offers(cause)}`;
    case 'priority-too-high':
      return `${code(key ?? '')} is above the limit: the path is left out.`;
    case 'expression':
      return `${name} cannot be read as an expression: the path is left out.`;
    case 'canary-service':
    case 'canary-alone':
    case 'canary-type':
    case 'canary-second':
      return canaryRefused(cause, name);
    case 'annotation':
      return `${keysOf(cause)} ${cause.also ? 'each make' : 'makes'} this controller leave ${name} out.`;
    case 'spared':
      return `${name} only redirects, by ${keysOf(cause)}, and what begins with ${code(cause.spared ?? '')} is not redirected.`;
    case 'service-annotation':
      return `${code(key ?? '')} on its Service cannot be read: ${name} is left out.`;
    case 'external-name':
      return `The Service of ${name} is an ExternalName, which this controller does not allow.`;
    case 'headless':
      return `The Service of ${name} is headless and has no address of its own: the path is left out.`;
    case 'no-listener':
      return `${code(key ?? '')} keeps ${name} from this scheme, and it is not asked on the other either.`;
    case 'empty-rule':
      return 'A rule without host and path is left out.';
  }
}

function serviceMissing({ service, elsewhere, near }: CauseOf<'service-missing'>): string {
  const told = `No Service ${code(service.name)} in namespace ${code(service.namespace)}.`;
  if (elsewhere.length > 0)
    return `${told} One of that name is in ${list(elsewhere.map(({ namespace }) => namespace))}.`;
  return near.length > 0 ? `${told} There is ${list(near)}.` : told;
}

function portMissing(cause: CauseOf<'port-missing'>): string {
  const { needs } = cause;
  const more = needs ? ` With it ${code(needs)} is wanted too: it is an ExternalName Service.` : '';
  return portsThere(cause) + more;
}

function portsThere({ service, ports, meant }: CauseOf<'port-missing'>): string {
  const told = `Service ${code(service.name)} has no port ${code(String(service.port ?? ''))}.`;
  if (meant) return `${told} That is the Pod's port: the Service's is ${code(String(meant.name ?? meant.port))}.`;
  const names = ports.map(({ name, port }) => (name === null ? String(port) : `${name} ${port}`));
  return names.length > 0 ? `${told} It has ${list(names)}.` : `${told} It has none at all.`;
}

function insteadOf({ instead }: { readonly instead?: Instead | undefined }): string {
  return instead ? standIn(instead) : '';
}

/** What would do the same alone. */
function alikeOf({ alike = [] }: CauseOf<'redirect'>): string {
  const names = alike.map(({ by, key, ingress }) => {
    if (by === 'config') return `${code(key ?? '')} of the ConfigMap`;
    return `${by === 'tls' ? `the ${code('tls')} entry` : code(key ?? '')} of ${code(ingress ?? '')}`;
  });
  return names.length > 0
    ? ` So ${names.length > 1 ? 'do' : 'does'} ${names.join(' and ')}: each alone is enough.`
    : '';
}

function tableRefused({ by, detail, path, twin }: CauseOf<'table-refused'>): string {
  const end = 'none of these files takes effect.';
  if (by) return `The proxy refuses ${code(detail ?? '')} in ${code(by.key)} of ${code(by.ingress)}: ${end}`;
  if (!path) return `The proxy refuses what the controller made of these files: ${end}`;
  const own = `${code(path.path || '/')} of ${code(path.ingress)}`;
  if (!twin) return `The proxy refuses ${own}: ${end}`;
  return `${own} makes the same location as ${code(twin.path || '/')} of ${code(twin.ingress)}, which the proxy refuses: ${end}`;
}

function redirect(cause: CauseOf<'redirect'>): string {
  const { loops, noHeader } = cause;
  const port = noHeader ? ` There is no ${code(noHeader)}: the port is the one that the request came in by.` : '';
  return `${oddRedirect(cause) ?? whyRedirected(cause)}${alikeOf(cause)}${port}${loops ? ' Following it leads back here: a loop.' : ''}`;
}

/** What is wider than it looks, or goes by two steps. */
function oddRedirect({ by, key, ingress, isWider, with: other }: CauseOf<'redirect'>): string | null {
  const owner = ingress === null ? '' : ` of ${code(ingress)}`;
  if (isWider) return `${code(key ?? '')}${owner} redirects whatever no path of this host takes: this too.`;
  if (other) {
    const [root, first] = by === 'app-root' ? [key, other] : [other, key];
    return `${code(root ?? '')}${owner} takes the root of this host, and ${code(first ?? '')} sends it to https first.`;
  }
  return null;
}

function whyRedirected(cause: CauseOf<'redirect'>): string {
  const { by, key, ingress, also } = cause;
  const owner = ingress === null ? '' : ` of ${code(ingress)}`;
  switch (by) {
    case 'annotation':
    case 'alias':
      return `${keysOf(cause)}${owner} ${also ? 'each redirect' : 'redirects'} before any Service is asked.`;
    case 'app-root':
      return `${keysOf(cause)}${owner} ${also ? 'each redirect' : 'redirects'} the root of this host.`;
    case 'tls':
      return `${ingress === null ? 'A' : `${code(ingress)} has a`} ${code('tls')} entry: plain http to this host is redirected to https.`;
    case 'config':
      return `${code(key ?? '')} of the controller's ConfigMap redirects.`;
    case 'slash':
      return 'The path is there with a slash at its end: the controller redirects to it.';
    case 'default':
      return key === null
        ? 'The controller redirects by itself: no annotation asks for it.'
        : `${code(key)} is on unless somebody switches it off: the controller redirects.`;
  }
}

function nothingConfigured({ what, idle }: CauseOf<'nothing-configured'>): string {
  switch (what) {
    case 'no-ingress':
      return 'There is no Ingress.';
    case 'none-taken':
      return 'No Ingress is taken by this controller, and none would answer this.';
    case 'no-rules':
      return `The Ingresses have no path that takes part.${beside(idle)}`;
  }
}

const badRequests = {
  target: 'The request target cannot be read.',
  'above-root': 'The dots of the path lead above its root.',
  host: 'The Host header cannot be read.',
  method: 'The controller does not take this method.',
} as const;

/** What a default backend takes the rest of. */
const left = (rest: 'host' | 'path') => (rest === 'host' ? 'No rule names this host' : 'No path of this host matches');

/** A default backend that one would have expected to answer; `''` for none. */
function unusedDefault(cause: Cause): string {
  const unused = 'unused' in cause ? cause.unused : undefined;
  if (unused?.older)
    return ` The default backend of ${code(unused.ingress)} is not used here: ${code(unused.older)} is older and has made the host.`;
  return unused ? ` The default backend of ${code(unused.ingress)} is not used here: its Ingress has rules.` : '';
}

const why: ByKind = {
  matched,
  'host-unknown': ({ host, alias, bare, nearest, notAsked: [other], idle }) => {
    if (idle) return beside(idle).trim();
    if (bare) return `A rule of ${code(bare.ingress)} names it and has no paths: this controller passes it over.`;
    if (alias) {
      return `${code(alias.key)} of ${code(alias.ingress)} names it and counts for nothing: ${code(alias.older)} is the first Ingress of its host with aliases.`;
    }
    if (nearest[0]) return missOfHost(nearest[0], host);
    return `No host of these files comes near it.${other ? ` ${elsewhere(other)}` : ''}`;
  },
  'path-unmatched': pathUnmatched,
  'scheme-not-served': (cause) =>
    `${cause.path ? code(cause.path.ingress) : 'The default backend'} is served on ${cause.served} only. ${opens(cause)}`,
  'ingress-not-taken': notTaken,
  'ingress-refused': (cause) =>
    `${keysOf(cause)} ${cause.also ? 'each make' : 'makes'} this controller leave ${code(cause.ingress)} out as a whole.`,
  'route-refused': (cause) =>
    routeRefused(cause) + (cause.onlyOn ? ` Mended, it answers on ${code(`${cause.onlyOn}://`)} alone.` : ''),
  'service-missing': (cause) => serviceMissing(cause) + insteadOf(cause),
  'port-missing': (cause) => portMissing(cause) + insteadOf(cause),
  'no-endpoints': ({ service, unready, instead }) =>
    (unready > 0
      ? `Service ${code(service.name)} lists ${unready === 1 ? 'one Pod, which is' : `${unready} Pods, all`} not ready.`
      : `Service ${code(service.name)} has no Pod behind it.`) + insteadOf({ instead }),
  redirect,
  'default-backend': ({ ingress, key, rest, leftOut, over, asPath, instead }) => {
    const whose =
      ingress !== null ? `of ${code(ingress)}` : key !== null ? `named by ${code(key)}` : 'of the controller';
    const end = instead ? standIn(instead) : '';
    if (leftOut) return inPlaceOf(`The default backend ${whose}`, leftOut) + end;
    if (over)
      return `The default backend ${whose} answers in place of ${code(over.path || '/')} of ${code(over.ingress)}: ${asPath ? `it stands as ${code('/')} without a host, and comes first` : 'its Ingress has no rules and takes over the root, whoever is older'}.${end}`;
    return `${left(rest)}: the default backend ${whose} takes the rest.${end}`;
  },
  share: ({ by, key, parts, via, defaults }) => {
    const whose = via
      ? ` It is that of ${code(via.path || '/')} in ${code(via.ingress)}: a canary shares every path that leads to the Service.`
      : '';
    if (defaults)
      return `${left(defaults.rest)}. Of the default backends of ${list(defaults.ingresses)} the controller keeps one, and leaves open which.`;
    if (by === 'tie' && key !== null)
      return `${code(key)} makes them equal: without it their rules are of different length. The controller leaves open which answers.`;
    if (by === 'tie') return 'Equal in everything the controller looks at: it leaves open which answers.';
    if (key === null) return `A canary takes its share.${whose}`;
    return parts.some(({ weight }) => weight !== null)
      ? `${code(key)} gives the canary its share.${whose}`
      : `${code(key)} decides for this request: one Service gets all of it, and nothing is left to chance.${whose}`;
  },
  denied: (cause) => `${keysOf(cause)} ${cause.also ? 'each refuse' : 'refuses'} it before any Service is asked.`,
  'bad-request': ({ what, char }) =>
    char === undefined
      ? badRequests[what]
      : `The request target holds ${code(char)} as it is: only ${code(encodeURIComponent(char))} could be read.`,
  'nothing-configured': nothingConfigured,
  'not-simulated': ({ path, key }) =>
    path && key.includes('.')
      ? `${code(key)} can answer, rewrite or refuse this request: what it does is not simulated.`
      : path
        ? `${code(path.path || '/')} could answer: what it does is not simulated.`
        : 'What decides here is not simulated.',
  'answered-by-gateway': ({ key, bare }) => {
    if (bare?.of)
      return `${code(key ?? '')} makes the answer a bare ${bare.status}: with this code ${code(bare.of)} leads nowhere.`;
    if (bare) return `${code(key ?? '')} leaves nothing of the path: the controller answers ${bare.status}.`;
    return key === null
      ? 'The controller answers with a page of its own.'
      : `${code(key)} answers in place of a Service.`;
  },
  'table-refused': tableRefused,
};

/** A few words after the pill of an answer that is an error. */
const verdict: { readonly [K in CauseKind]?: (cause: CauseOf<K>) => string } = {
  'host-unknown': ({ idle, bare }) =>
    idle || bare ? 'No rule that takes part names this host' : 'No rule names this host',
  'path-unmatched': () => 'No path of this host matches',
  'scheme-not-served': ({ served }) => `Answered on ${served} only`,
  'ingress-not-taken': ({ ingress }) => `${code(ingress)} would answer, but is not taken`,
  'ingress-refused': ({ ingress }) => `${code(ingress)} is left out`,
  'route-refused': ({ path, why: by }) =>
    `${code(path.path || '/')} is ${by === 'generated' ? 'never tried' : 'left out'}`,
  'service-missing': ({ path }) => `${matchedPath(path)}, its Service is missing`,
  'port-missing': ({ path }) => `${matchedPath(path)}, its port is missing`,
  'no-endpoints': ({ path }) => `${matchedPath(path)}, no Pod is ready`,
  denied: () => 'Refused by an annotation',
  'bad-request': () => 'The controller refuses such a request',
  'nothing-configured': () => 'Nothing is configured for it',
  'answered-by-gateway': ({ key }) => (key === null ? 'The controller answers itself' : 'An annotation answers it'),
};

function matchedPath(path: { readonly path: string } | null): string {
  return path ? `${code(path.path || '/')} matches` : 'The default backend takes it';
}

/** What one change does, short enough for a button. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One sentence for each kind.
function changeOf(what: ChangeWhat): string {
  switch (what.kind) {
    case 'ask-scheme':
      return `ask for ${code(`${what.scheme}://`)}`;
    case 'ask-host':
      return `ask for ${code(what.host)}`;
    case 'ask-path':
      return `ask for ${code(what.path)}`;
    case 'follow':
      return 'follow it';
    case 'path-type':
      return `${code(what.path)} as ${code(`pathType: ${what.pathType}`)}`;
    case 'add-path':
      return `a path ${code(what.path)} to ${code(what.service)} on ${code(what.host)}`;
    case 'path':
      return `path ${code(what.path)} for ${code(what.from)}`;
    case 'service':
      return `Service ${code(what.service)}`;
    case 'port':
      return `port ${code(what.port)} of ${code(what.service)}`;
    case 'add-service':
      return `a Service ${code(what.service)} in ${code(what.namespace)}`;
    case 'add-external-name':
      return `a Service ${code(what.service)} of type ExternalName for ${code(what.externalName)}`;
    case 'class':
      return code(`ingressClassName: ${what.className}`);
    case 'host':
      return `a rule for ${code(what.host)}`;
    case 'tls':
      return `a ${code('tls')} entry for ${code(what.host)}`;
    case 'annotation':
      return code(`${what.key}: "${what.value}"`);
    case 'annotations':
      return what.settings
        .map(({ key, value }) => (value === null ? `without ${code(key)}` : code(`${key}: "${value}"`)))
        .join(', ');
    case 'without-tls':
      return `without the ${code('tls')} entry of ${list([what.host, ...(what.others ?? [])])}`;
    case 'split-tls':
      return `${code(what.host)} out of the ${code('tls')} entry of ${what.others.map(code).join(', ')}`;
    case 'namespace':
      return `${code(what.ingress)} in namespace ${code(what.namespace)}`;
    case 'before':
      return `${code(what.path)} before ${code(what.over)}`;
    case 'recreate':
      return `${code(what.ingress)} made anew: ${code(what.over)} is older then`;
    case 'rename':
      return `${code(what.ingress)} as ${code(what.name)}`;
    case 'option':
      return `the controller with ${code(`${what.name} = ${what.value}`)}`;
    case 'without-annotation':
      return `without ${code(what.key)}`;
  }
}

/** What is named by the change itself. */
const naming: ReadonlySet<ChangeWhat['kind']> = new Set(['namespace', 'recreate', 'rename']);

function change(what: ChangeWhat, objects: Change['objects']): string {
  if (objects.length === 0 || naming.has(what.kind)) return changeOf(what);
  const where = objects.map(({ kind, name }) => (kind === 'Service' ? `Service ${code(name)}` : code(name)));
  return `${changeOf(what)} in ${where.join(', ')}`;
}

const options = tableOf<readonly [on: string, off: string]>({
  entryPointTls: ['TLS on the https entry point', 'no TLS on the https entry point'],
});

/** One thing that answers rest on and no file says. */
function assumption({ kind, option, value }: Assumption, controller: string): string {
  switch (kind) {
    case 'option': {
      const [on, off] = options.get(option ?? '') ?? [];
      if (on && off) return value === false || value === 'false' ? off : on;
      return code(`${option} = ${String(value)}`);
    }
    case 'services':
      return 'every Service that is named exists';
    case 'class':
      return `${value === null ? 'what has no class' : `class ${code(String(value))}`} belongs to ${controller}`;
    case 'default-class':
      return `Ingresses without a class have the default one, ${code(String(value))}`;
  }
}

/** Words for why an answer is as it is. Backticks mark what is shown as code. */
export const cause = {
  /** One or two sentences. */
  why: (of: Cause): string => (why[of.kind] as (of: Cause) => string)(of) + unusedDefault(of),
  /** `''` where the answer says it all. */
  verdict: (of: Cause): string => (verdict[of.kind] as ((of: Cause) => string) | undefined)?.(of) ?? '',
  /** An answer that is an error where nothing but its code is known. */
  status: {
    'no-host': 'no rule names this host',
    'no-path': 'no path of this host matches',
    'nothing-configured': 'nothing is configured at all',
    'no-service': 'the Service does not exist',
    'no-port': 'the Service has no such port',
    'no-endpoints': 'the Service has no ready Pod',
    'bad-request': 'the controller refuses such a request',
    denied: 'an annotation denies it',
    'by-annotation': 'an annotation answers it',
    'internal-error': 'the controller fails on this configuration',
    'built-in': 'the controller answers with a page of its own',
  },
  evidence: {
    measured: 'measured',
    source: 'read in the source',
    documented: 'documented',
    inferred: 'inferred',
  },
  refusedByApi: 'The API server refuses this object: as it is written here no controller ever sees it.',
  notSimulated: 'not simulated',
  noType: 'no pathType',
  /** Before the first assumption; `isSet`: somebody has said it. */
  assumed: (isSet: boolean): string => (isSet ? 'Set' : 'Assumed'),
  assumptions: 'Assumed, as no file says it',
  assumption,
  line: (n: number) => `line ${n}`,
  change,
  try: 'Try',
  /** Before and after the Service that should answer; `choose` stands there while it is not known. */
  whyNot: {
    before: 'Why not',
    after: '? It would need',
    choose: 'another Service',
    label: 'Service that should answer',
  },
  /** What becomes of other requests, the first of them one by one. */
  breaks: (effects: readonly string[], more: number) =>
    `changes ${effects.join('; ')}${more > 0 ? ` and ${more} more` : ''}`,
  noChange: (service: string) => `No small change makes ${code(service)} answer it.`,
};

export type CauseMessages = typeof cause;
