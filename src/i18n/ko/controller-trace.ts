import type { ControllerTraceMessages } from '../en/controller-trace.ts';
import { traceHaproxy } from './trace-haproxy.ts';
import { traceIngressNginx } from './trace-ingress-nginx.ts';
import { traceOpenPoints } from './trace-open-points.ts';
import { traceShared } from './trace-shared.ts';
import { traceTraefik } from './trace-traefik.ts';

export const controllerTrace: ControllerTraceMessages = {
  ...traceOpenPoints,
  ...traceShared,
  ...traceIngressNginx,
  ...traceTraefik,
  ...traceHaproxy,
};
