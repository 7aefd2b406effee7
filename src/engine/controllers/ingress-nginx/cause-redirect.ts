import type { Cause, CauseOf, RedirectBy } from '../../match/cause.ts';
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

function annotation(ingress: Ingress | null, name: string, by: RedirectBy = 'annotation'): Blamed {
  return { by, key: prefix + name, ingress };
}

/** The Ingress for which the host of a request has a certificate; `null` for the default server, which has one of its own. */
function certifier({ compiled: { build } }: Asked, host: string): Ingress | null {
  if (host === defaultServer) return null;
  const dot = host.indexOf('.');
  const names = [host, dot > 0 ? `*${host.slice(dot)}` : host];
  const server = names
    .map((name) => build.servers.find((one) => one.host === name && one.certifiedBy.length > 0))
    .find(Boolean);
  return server?.certifiedBy[0] ?? null;
}

/** `force-ssl-redirect` needs no certificate; `ssl-redirect` is on unless somebody says no. */
function toHttps(found: Answer, asked: Asked): Blamed {
  const from = found.ready?.written.from;
  const { compiled } = asked;
  const isForced = from?.annotations?.forceSslRedirect === true;
  const isCertified = from?.annotations?.sslRedirect === true && hasCertificate(compiled, found.host);
  const ingress = from?.ingress ?? null;
  if (!isForced || isCertified) {
    const by = certifier(asked, found.host || defaultServer);
    if (by) return { by: 'tls', key: null, ingress: by };
  }
  if (isForced && ingress && readBool(ingress, 'force-ssl-redirect').value === true) {
    return annotation(ingress, 'force-ssl-redirect');
  }
  if (isForced) return { by: 'config', key: 'force-ssl-redirect', ingress: null };
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

/** The annotation of its own Ingress that leaves a location on plain http. */
function switchedOff({ ready, rule }: Answer, compiled: Compiled): Pick<CauseOf<'redirect'>, 'off'> {
  const { ingress, annotations } = ready?.written.from ?? {};
  if (rule !== 'ingress-nginx/https-redirect' || !ingress || annotations?.forceSslRedirect) return {};
  return { off: { key: `${prefix}ssl-redirect`, value: 'false', object: nameOf(ingress, compiled).object } };
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
    ...switchedOff(found, compiled),
    ...(isWider ? { isWider } : {}),
    ...(found.rule === 'ingress-nginx/from-to-www-port' ? { noHeader: 'X-Forwarded-Port' } : {}),
  };
}
