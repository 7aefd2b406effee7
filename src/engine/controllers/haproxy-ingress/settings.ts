import type { HttpRequest } from '../../match/request.ts';
import { defaultHost, type Entry } from './entries.ts';
import { type Frontends, type Scheme, sslRedirects } from './frontends.ts';
import { buildTables, type LookupTables, underHost } from './lookup.ts';
import { rewriteKey } from './rewrite.ts';

/** The paths of one HAProxy backend. */
interface Backend {
  /** True when http goes to https on some of its paths. */
  readonly redirects: boolean;
  /** True when its paths are not all rewritten alike: each is then looked up again. */
  readonly rewritesDiffer: boolean;
  readonly tables: (scheme: Scheme) => { readonly own: LookupTables; readonly defaults: LookupTables };
}

function once<T>(make: (scheme: Scheme) => T): (scheme: Scheme) => T {
  const made = new Map<Scheme, T>();
  return (scheme) => {
    const before = made.get(scheme);
    if (before) return before;
    const value = make(scheme);
    made.set(scheme, value);
    return value;
  };
}

function backendOf(entries: readonly Entry[], { options }: Frontends): Backend {
  const served = (scheme: Scheme) => entries.filter(({ isHttp, isHttps }) => (scheme === 'http' ? isHttp : isHttps));
  const build = (scheme: Scheme, isDefault: boolean) =>
    buildTables({
      entries: served(scheme).filter(({ host }) => (host === defaultHost) === isDefault),
      scheme,
      // Aliases are not among what a backend knows.
      hosts: new Map(),
      order: options.pathTypeOrder,
    });
  return {
    redirects: entries.some((entry) => sslRedirects(entry, options)),
    rewritesDiffer: new Set(entries.map(rewriteKey)).size > 1,
    tables: once((scheme) => ({ own: build(scheme, false), defaults: build(scheme, true) })),
  };
}

/** What holds for a request once it is in a backend. */
interface Settings {
  readonly sslRedirect: boolean;
  /** The path whose rewrite applies, `null` for none. */
  readonly rewrite: Entry | null;
}

/** Returns what gives the settings of a request that reached an entry; `null` where that is open. */
export type SettingsOf = (
  entry: Entry,
  request: HttpRequest,
  key: { readonly host: string; readonly path: string },
) => Settings | null;

/**
 * Returns the look-up of settings. A backend whose paths differ in a setting asks for the path again, among its own and under the
 * hosts of the rules alone: under an alias it finds none.
 * @source jcmoraisjr/haproxy-ingress pkg/haproxy/types/backend.go NeedACL, rootfs/etc/templates/haproxy/haproxy.tmpl (465a51c)
 */
export function settingsOf(frontends: Frontends): SettingsOf {
  const byBackend = new Map<string, Entry[]>();
  for (const entry of frontends.entries) {
    if (entry.treatment.redirectTo !== null) continue;
    const same = byBackend.get(entry.backend);
    if (same) same.push(entry);
    else byBackend.set(entry.backend, [entry]);
  }
  const made = new Map<string, Backend>();
  return (entry, request, { host, path }) => {
    const backend = made.get(entry.backend) ?? backendOf(byBackend.get(entry.backend) ?? [entry], frontends);
    made.set(entry.backend, backend);
    const redirects = request.scheme === 'http' && backend.redirects;
    if (!redirects && !backend.rewritesDiffer) return { sslRedirect: false, rewrite: entry };
    const found = again(backend, request, host, path);
    if (found === 'open') return null;
    return {
      sslRedirect: redirects && found !== null && sslRedirects(found, frontends.options),
      rewrite: backend.rewritesDiffer ? found : entry,
    };
  };
}

/** The path of a backend that a request is found under when it is looked up again. */
function again(backend: Backend, request: HttpRequest, host: string, path: string): Entry | null | 'open' {
  const { own, defaults } = backend.tables(request.scheme);
  const key = { path, headers: request.headers };
  const named = request.host === '' ? null : underHost(own, { ...key, host });
  const found = named ?? underHost(defaults, { ...key, host: defaultHost });
  if (found && 'notSimulated' in found) return 'open';
  const [first = null, ...others] = new Set((found ?? []).map((row) => row.entry));
  return others.length > 0 ? 'open' : first;
}
