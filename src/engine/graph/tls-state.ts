import type { Ingress, IngressTLS } from '../model/ingress.ts';
import type { ObjectRef } from '../model/objects.ts';
import type { TlsState } from './graph.ts';

const rank = { off: 0, none: 1, wildcard: 2, covered: 3 } as const;

function coverage(entry: IngressTLS, host: string | null): TlsState['kind'] {
  // An entry without hosts speaks for whatever the Ingress serves.
  // @source kubernetes/api networking/v1/types.go IngressTLS.Hosts (v1.35)
  if (entry.hosts.length === 0) return 'covered';
  if (host === null) return 'none';
  let kind: TlsState['kind'] = 'none';
  // *.example.com covers shop.example.com, not a.shop.example.com: one label.
  const wildcard = `*${host.slice(host.indexOf('.'))}`;
  for (const { value } of entry.hosts) {
    if (value === host) return 'covered';
    if (host.includes('.') && value === wildcard) kind = 'wildcard';
  }
  return kind;
}

/** Returns the TLS state of a host as one Ingress, which stands at `object`, gives it. */
export function tlsStateOf(ingress: Ingress, host: string | null, object: ObjectRef): TlsState {
  let best: TlsState = { kind: 'off', secretName: null };
  for (const [index, entry] of ingress.tls.entries()) {
    const kind = coverage(entry, host);
    if (rank[kind] <= rank[best.kind]) continue;
    best =
      kind === 'none'
        ? { kind, secretName: null }
        : { kind, secretName: entry.secretName.value, entry: { object, index } };
  }
  return best;
}

/** Returns the better of two states of the same host: one Ingress may hold the certificate for all. */
export function betterTls(a: TlsState, b: TlsState): TlsState {
  return rank[b.kind] > rank[a.kind] ? b : a;
}
