import type { Ingress } from '../../model/ingress.ts';

/** Where the controller's own annotations begin. */
export const prefix = 'nginx.ingress.kubernetes.io/';

/** Returns the value of an annotation of this controller, `undefined` when absent. */
export function read(ingress: Ingress, name: string): string | undefined {
  return ingress.metadata.annotations.get(prefix + name)?.value;
}
