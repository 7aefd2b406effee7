import type { TraceMessages } from '../en/trace.ts';
import { traceHaproxy } from './trace-haproxy.ts';
import { traceIngressNginx } from './trace-ingress-nginx.ts';
import { traceKubernetes } from './trace-kubernetes.ts';
import { traceShared } from './trace-shared.ts';
import { traceTraefik } from './trace-traefik.ts';

export const trace: TraceMessages = {
  ...traceKubernetes,
  ...traceShared,
  ...traceIngressNginx,
  ...traceTraefik,
  ...traceHaproxy,
};
