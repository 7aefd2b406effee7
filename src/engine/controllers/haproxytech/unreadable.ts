import { alikeIn } from '../../match/annotations/alike.ts';
import { haproxytechAnnotations } from '../../match/annotations/haproxytech.ts';
import { toBytes } from '../../match/bytes.ts';
import { compilePattern } from '../../match/pcre/pattern.ts';
import { placeOfAnnotation, type Reported, report, reportUnreadable, type ValueReaders } from '../../match/report.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Located, Service } from '../../model/objects.ts';
import { ownAnnotation } from './annotations.ts';
import { identity } from './identity.ts';
import { redirectStatuses } from './outcome.ts';
import { readsOn } from './reads-on.ts';
import { atoi, isBool } from './values.ts';

/** What the controller makes of a value that it cannot read. */
type Instead = 'false' | 'none' | 'broken';

const readCode = (value: string): Instead | null => (redirectStatuses.includes(atoi(value)) ? null : 'broken');

function readRewrite(value: string): Instead | null {
  const lines =
    value.trim() === ''
      ? []
      : value
          .trim()
          .split('\n')
          .map((line) => line.trim().split(/\s+/));
  if (lines.some((words) => words[0] === '' || words.length > 2)) return 'none';
  if (lines.some((words) => words.at(-1)?.includes('%'))) return 'broken';
  const isBad = ([first = '', second]: readonly string[]) =>
    second !== undefined && compilePattern(toBytes(first), false).kind === 'invalid';
  return lines.some(isBad) ? 'broken' : null;
}

/** Returns what stands in for a value of each key, `null` for one that can be read. */
const readers: ValueReaders = [
  ['ssl-redirect', (value) => (value === '' || isBool(value) ? null : 'false')],
  ['ssl-passthrough', (value) => (value === '' || isBool(value) ? null : 'false')],
  ['ssl-redirect-port', (value) => (atoi(value) > 0 ? null : 'broken')],
  ['ssl-redirect-code', readCode],
  ['request-redirect-code', readCode],
  ['request-redirect', (value) => (/[\s%]/.test(value) ? 'broken' : null)],
  ['path-rewrite', readRewrite],
];

/** Those of the keys that are read of such an object. */
function readersFor({ kind }: Ingress | Service): ValueReaders {
  return readers.filter(([name]) => readsOn(name)?.includes(kind));
}

/** Names of other controllers under the prefix of old releases, which this one reads too: without effect, and without a name of its own. */
const others = new Set(
  'app-root auth-url configuration-snippet default-backend force-ssl-redirect path-type permanent-redirect redirect-from redirect-to rewrite-target server-alias temporal-redirect use-regex whitelist-source-range'.split(
    ' ',
  ),
);
const oldPrefix = 'ingress.kubernetes.io/';
const own = new Set(haproxytechAnnotations.map(({ name }) => name.slice(name.indexOf('/') + 1)));

function withoutEffect(located: Located<Ingress | Service>): readonly Reported[] {
  return [...located.object.metadata.annotations.keys()].flatMap((annotation) => {
    const name = annotation.slice(oldPrefix.length);
    // One that has another name here is told with it, by whoever looks at names.
    if (!annotation.startsWith(oldPrefix) || !others.has(name) || alikeIn(own, name) !== '') return [];
    const params = { controller: identity.displayName, annotation, near: '' };
    return [
      report(identity, 'controller/annotation-unknown', params, 'warning', placeOfAnnotation(located, annotation)),
    ];
  });
}

/** Returns one problem for each value that the controller cannot read, and for each annotation that it does not have, at its place. */
export function adviseValues(annotated: readonly Located<Ingress | Service>[]): readonly Reported[] {
  return annotated.flatMap((located) => [
    ...reportUnreadable(identity, located, readersFor(located.object), ownAnnotation),
    ...withoutEffect(located),
  ]);
}
