import { traceHaproxy } from './trace-haproxy.ts';
import { traceIngressNginx } from './trace-ingress-nginx.ts';
import { traceShared } from './trace-shared.ts';
import { traceTraefik } from './trace-traefik.ts';

/** Words of: the rules that a trace of a controller names beside those of the specification, by rule id. */
export const controllerTrace = { ...traceShared, ...traceIngressNginx, ...traceTraefik, ...traceHaproxy };

export type ControllerTraceMessages = typeof controllerTrace;
