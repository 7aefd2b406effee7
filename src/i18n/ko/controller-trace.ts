import type { ControllerTraceMessages } from '../en/controller-trace.ts';
import { traceHaproxy } from './trace-haproxy.ts';
import { traceIngressNginx } from './trace-ingress-nginx.ts';
import { traceShared } from './trace-shared.ts';
import { traceTraefik } from './trace-traefik.ts';

export const controllerTrace: ControllerTraceMessages = {
  ...traceShared,
  ...traceIngressNginx,
  ...traceTraefik,
  ...traceHaproxy,
};
