/** A controller as menus name it. The profiles themselves live in the worker: they are too big for the first load. */
export interface ControllerName {
  readonly id: string;
  readonly name: string;
  /** Version the evidence speaks of; `''` for the specification. */
  readonly version: string;
}

export const controllerNames: readonly ControllerName[] = [
  { id: 'kubernetes', name: 'Kubernetes spec', version: '' },
  { id: 'ingress-nginx', name: 'ingress-nginx', version: '' },
  { id: 'traefik', name: 'Traefik', version: '' },
];

/** Returns the name of a profile; its id when it is unknown here. */
export function controllerName(id: string): string {
  return controllerNames.find((known) => known.id === id)?.name ?? id;
}
