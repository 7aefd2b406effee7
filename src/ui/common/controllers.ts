/** A controller as menus name it. The profiles themselves live in the worker: they are too big for the first load. */
export interface ControllerName {
  readonly id: string;
  readonly name: string;
  /** Version the evidence speaks of, short enough for a button; `''` for the specification. */
  readonly version: string;
}

/** One line per profile of the engine's registry; a test holds the two together. */
export const controllerNames: readonly ControllerName[] = [
  { id: 'kubernetes', name: 'Kubernetes spec', version: '' },
  { id: 'ingress-nginx', name: 'ingress-nginx', version: '1.15' },
  { id: 'traefik', name: 'Traefik', version: '3.7' },
  { id: 'haproxy-ingress', name: 'HAProxy Ingress', version: '0.17' },
  { id: 'haproxytech', name: 'HAProxy Technologies', version: '3.2' },
];

const byId = new Map(controllerNames.map((known) => [known.id, known]));

/** Returns the name of a profile; its id when it is unknown here. */
export function controllerName(id: string): string {
  return byId.get(id)?.name ?? id;
}

/** Returns the version a profile's evidence speaks of; `''` when there is none. */
export function controllerVersion(id: string): string {
  return byId.get(id)?.version ?? '';
}
