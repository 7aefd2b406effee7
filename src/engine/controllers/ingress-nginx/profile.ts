import type { ControllerProfile } from '../../match/profile.ts';
import { takesClass } from './acceptance.ts';
import { compileCluster } from './compiled.ts';
import { nginxOptions, readOptions } from './options.ts';
import { program } from './program.ts';
import { speaker } from './speaker.ts';

/** ingress-nginx of the Kubernetes project, retired in March 2026: nginx servers and locations. */
export const ingressNginx: ControllerProfile = {
  ...speaker,
  options: nginxOptions,
  controllerNames: ['k8s.io/ingress-nginx'],
  annotationPrefixes: ['nginx.ingress.kubernetes.io/'],
  claims: (ingress, cluster) => takesClass(ingress, cluster, readOptions({})),
  compile: (cluster, options) => program(compileCluster(cluster, readOptions(options))),
};
