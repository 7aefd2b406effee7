import type { CanaryPolicy } from './annotations.ts';
import type { Compiled } from './compiled.ts';
import type { Answer } from './phases.ts';
import type { Note } from './unsimulated.ts';

/** True when a Service answers, or the controller's own 404 in its place: everything before the proxy has been passed. */
function isServed({ outcome, ready }: Answer): boolean {
  if (outcome.kind === 'backend' || outcome.kind === 'split' || outcome.kind === 'unknown') return true;
  return outcome.kind === 'status' && (outcome.why === 'no-path' || outcome.why === 'no-host') && ready !== null;
}

/** The canary that may take a share of the requests of a location. */
function canaryOf({ ready }: Answer, { build: { alternatives, upstreams } }: Compiled): CanaryPolicy | null {
  const key = alternatives.get(ready?.written.from.upstream ?? '');
  return (key === undefined ? null : upstreams.get(key)?.canary) ?? null;
}

/** Returns the annotations that are not simulated and could have answered this request otherwise. */
export function notesFor(found: Answer, compiled: Compiled): readonly Note[] {
  const { named, ready, rule } = found;
  // What is passed on as TLS never meets nginx.
  if (named?.kind !== 'server' || rule === 'ingress-nginx/ssl-passthrough') return [];
  // nginx redirects to the name with a slash before it looks into the location.
  const own = rule === 'ingress-nginx/slash' ? [] : (ready?.written.from.annotations?.notes ?? []);
  const canary = isServed(found) ? canaryOf(found, compiled) : null;
  const concerned = own.filter(({ concerns }) => {
    if (concerns === 'served') return isServed(found);
    return concerns === 'canary' ? canary !== null : concerns === 'location';
  });
  // A canary keeps its clients by what its own Ingress says.
  return [...compiled.options.notes, ...named.server.notes, ...concerned, ...(canary?.notes ?? [])];
}
