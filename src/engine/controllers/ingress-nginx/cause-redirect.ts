import type { AlikeRedirect, Cause, CauseOf, RedirectBy } from '../../match/cause.ts';
import { isLoop } from '../../match/causes/loop.ts';
import type { Outcome } from '../../match/decision.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { Ingress } from '../../model/ingress.ts';
import { prefix, read, readBool } from './annotation-text.ts';
import { annotationPlace, nameOf, pathOf } from './cause-places.ts';
import type { Compiled } from './compiled.ts';
import type { Answer } from './phases.ts';
import { hasCertificate } from './phases.ts';
import { defaultServer } from './servers.ts';

/** What a redirect may ask. */
export interface Asked {
  readonly compiled: Compiled;
  readonly request: HttpRequest;
  readonly match: (request: HttpRequest) => Outcome;
}

interface Blamed {
  readonly by: RedirectBy;
  /** With its prefix, or key of the ConfigMap. */
  readonly key: string | null;
  readonly ingress: Ingress | null;
}

type Sender = Blamed & Pick<AlikeRedirect, 'by'>;

function annotation(ingress: Ingress | null, name: string, by: RedirectBy = 'annotation'): Blamed {
  return { by, key: prefix + name, ingress };
}

/** The Ingresses for which the host of a request has a certificate; none for the default server, which has one of its own. */
function certifiers({ compiled: { build } }: Asked, host: string): readonly Ingress[] {
  if (host === defaultServer) return [];
  const dot = host.indexOf('.');
  const names = [host, dot > 0 ? `*${host.slice(dot)}` : null];
  return names.flatMap((name) => build.servers.find((one) => one.host === name)?.certifiedBy ?? []);
}

/** All that send a location to https, each alone: `force-ssl-redirect` needs no certificate. */
function sendersToHttps(found: Answer, asked: Asked): readonly Sender[] {
  const { ingress = null, annotations } = found.ready?.written.from ?? {};
  const { compiled } = asked;
  const isCertified = annotations?.sslRedirect === true && hasCertificate(compiled, found.host);
  const certified = isCertified ? certifiers(asked, found.host || defaultServer) : [];
  const senders: Sender[] = certified.map((one) => ({ by: 'tls', key: null, ingress: one }));
  if (annotations?.forceSslRedirect !== true) return senders;
  const isOwn = ingress && readBool(ingress, 'force-ssl-redirect').value === true;
  const key = 'force-ssl-redirect';
  return [...senders, isOwn ? { by: 'annotation', key: prefix + key, ingress } : { by: 'config', key, ingress: null }];
}

/** `ssl-redirect` is on unless somebody says no. */
function toHttps(found: Answer, asked: Asked): Blamed {
  const [first] = sendersToHttps(found, asked);
  if (first) return first;
  const ingress = found.ready?.written.from.ingress ?? null;
  // The default server has the controller's own certificate.
  return ingress && read(ingress, 'ssl-redirect') !== undefined
    ? annotation(ingress, 'ssl-redirect')
    : { by: 'default', key: 'ssl-redirect', ingress: null };
}

function blamed(found: Answer, asked: Asked): Blamed {
  const { named, ready, rule } = found;
  const ingress = ready?.written.from.ingress ?? null;
  if (named?.kind === 'www') {
    const twin = asked.compiled.build.servers.find(({ host }) => host === named.to);
    return annotation(twin?.twinBy ?? null, 'from-to-www-redirect');
  }
  switch (rule) {
    case 'ingress-nginx/app-root': {
      const table = named?.table;
      const first = table?.all.find(({ written }) => written.from.annotations?.appRoot)?.written.from.ingress;
      return annotation(first ?? null, 'app-root', 'app-root');
    }
    case 'ingress-nginx/slash':
      return { by: 'slash', key: null, ingress };
    case 'ingress-nginx/absolute-rewrite':
      return annotation(ingress, 'rewrite-target');
    case 'ingress-nginx/https-redirect':
      return toHttps(found, asked);
    default:
      return annotation(ingress, ready?.written.from.annotations?.redirect?.by ?? 'permanent-redirect');
  }
}

/** What of its own Ingress leaves a location on plain http, where there is more to it than what is blamed. */
function switchedOff(
  { ready }: Answer,
  senders: readonly Sender[],
  compiled: Compiled,
): Pick<CauseOf<'redirect'>, 'off'> {
  const { ingress, annotations } = ready?.written.from ?? {};
  const isForced = annotations?.forceSslRedirect === true;
  if (!ingress || (isForced && senders.length === 1)) return {};
  const also = isForced ? { also: `${prefix}force-ssl-redirect` } : {};
  return { off: { key: `${prefix}ssl-redirect`, value: 'false', object: nameOf(ingress, compiled).object, ...also } };
}

/** What else sends it to https, and what keeps it from there. */
function besideHttps(found: Answer, asked: Asked): Pick<CauseOf<'redirect'>, 'off' | 'alike'> {
  if (found.rule !== 'ingress-nginx/https-redirect') return {};
  const { compiled } = asked;
  const senders = sendersToHttps(found, asked);
  const alike = senders.slice(1).map(({ by, key, ingress }) => {
    const named = ingress ? nameOf(ingress, compiled) : { ingress: null, object: null };
    return { by, key, ...named };
  });
  return { ...switchedOff(found, senders, compiled), ...(alike.length > 0 ? { alike } : {}) };
}

/** Returns who redirects. */
export function redirect(found: Answer, asked: Asked): Cause {
  const { compiled } = asked;
  const { by, key, ingress } = blamed(found, asked);
  const named = ingress ? nameOf(ingress, compiled) : { ingress: null, object: null };
  const path = found.ready && pathOf(found.ready);
  const range = ingress?.tls[0]?.range;
  const place =
    by === 'tls' && range && named.object
      ? { object: named.object, range }
      : ingress && key !== null
        ? annotationPlace(ingress, key, compiled)
        : (path?.place ?? null);
  const loops = isLoop(asked.request, found.outcome, asked.match);
  const isWider = by === 'annotation' && path === null && found.ready !== null && place !== null;
  return {
    ...{ kind: 'redirect', by, key, ...named, path, place, loops },
    ...besideHttps(found, asked),
    ...(isWider ? { isWider } : {}),
    ...(found.rule === 'ingress-nginx/from-to-www-port' ? { noHeader: 'X-Forwarded-Port' } : {}),
  };
}
