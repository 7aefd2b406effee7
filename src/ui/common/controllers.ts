import { abouts } from '../../engine/controllers/index.ts';

/** A controller as menus name it. The profiles themselves live in the worker: they are too big for the first load. */
export interface ControllerName {
  readonly id: string;
  readonly name: string;
  /** Version the evidence speaks of, short enough for a button; `''` for the specification. */
  readonly version: string;
}

/** One per profile of the engine. */
export const controllerNames: readonly ControllerName[] = abouts.map(({ id, shortName, version }) => ({
  id,
  name: shortName,
  version,
}));

const byId = new Map(controllerNames.map((known) => [known.id, known]));

/** Returns the name of a profile; its id when it is unknown here. */
export function controllerName(id: string): string {
  return byId.get(id)?.name ?? id;
}

/** Returns the version a profile's evidence speaks of; `''` when there is none. */
export function controllerVersion(id: string): string {
  return byId.get(id)?.version ?? '';
}
