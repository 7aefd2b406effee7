import { traceHaproxy } from './trace-haproxy.ts';
import { traceIngressNginx } from './trace-ingress-nginx.ts';
import { traceKubernetes } from './trace-kubernetes.ts';
import { traceShared } from './trace-shared.ts';
import { traceTraefik } from './trace-traefik.ts';

/** Words of: the rules that a trace names, by rule id. A controller's sentences stand in a file of their own. */
export const trace = {
  ...traceKubernetes,
  ...traceShared,
  ...traceIngressNginx,
  ...traceTraefik,
  ...traceHaproxy,
};

export type TraceMessages = typeof trace;
