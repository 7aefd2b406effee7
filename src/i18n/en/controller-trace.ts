import { traceHaproxy } from './trace-haproxy.ts';
import { traceIngressNginx } from './trace-ingress-nginx.ts';
import { traceOpenPoints } from './trace-open-points.ts';
import { traceShared } from './trace-shared.ts';
import { traceTraefik } from './trace-traefik.ts';

/** Words of: what a trace names beside the rules of the specification, by id: its open points, the rules of controllers. */
export const controllerTrace = {
  ...traceOpenPoints,
  ...traceShared,
  ...traceIngressNginx,
  ...traceTraefik,
  ...traceHaproxy,
};

export type ControllerTraceMessages = typeof controllerTrace;
