import { type ComponentType, createElement, type FunctionComponent, lazy } from 'react';

/** Counts how often a person has asked to try again. */
let round = 0;

/** Lets parts that could not be loaded be asked for once more, when they are drawn again. */
export function tryPartsAgain(): void {
  round++;
}

/** The part that did not come, in the browser's own words; not every browser names it. */
const address = /https?:\S+|\/\S+\.(?:css|js)/;

/** Asks the network for the part that an error names: what the browser remembers of it may be a wrong answer. */
export async function fetchAnew({ message }: Error): Promise<void> {
  const [part] = address.exec(message) ?? [];
  if (part !== undefined) await fetch(part, { cache: 'reload' });
}

/**
 * Returns a component whose code is loaded when it is first drawn. React's own `lazy` keeps a failure for good;
 * this one loads anew after `tryPartsAgain`.
 */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): FunctionComponent<P> {
  let failedIn: number | null = null;
  const make = () =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (cause) {
        failedIn = round;
        throw cause;
      }
    });
  let Part = make();
  return (props) => {
    if (failedIn !== null && failedIn < round) {
      failedIn = null;
      Part = make();
    }
    return createElement(Part as ComponentType<P>, props); // the same props, once it is there
  };
}
