import { adviseAnnotations } from '../../match/annotations/advise.ts';
import { readAnnotations } from '../../match/annotations/annotation-spec.ts';
import { ingressNginxAnnotations } from '../../match/annotations/ingress-nginx.ts';
import { withConfigMap } from '../../match/configmap-options.ts';
import type { ControllerProfile } from '../../match/profile.ts';
import { classRuleOf } from './acceptance.ts';
import { prefix } from './annotation-text.ts';
import { compileCluster } from './compiled.ts';
import { identity } from './identity.ts';
import { nginxConfigMap, nginxOptions, readOptions } from './options.ts';
import { program } from './program.ts';
import { readsOn } from './reads-on.ts';

/** Names that are still read, though nobody should write them. @source kubernetes/ingress-nginx internal/ingress/annotations/ipallowlist, ratelimit (v1.15.1) */
const oldNames = readAnnotations(prefix, 'whitelist-source-range\nlimit-whitelist');

/** ingress-nginx of the Kubernetes project, retired in March 2026: nginx servers and locations. */
export const ingressNginx: ControllerProfile = {
  ...identity,
  options: nginxOptions,
  tellsValues: true,
  annotations: [...ingressNginxAnnotations, ...oldNames],
  advise: adviseAnnotations,
  readsOn,
  claims: (ingress, cluster) => classRuleOf(readOptions({})).takes(ingress, cluster),
  classRule: (options) => classRuleOf(readOptions(options)),
  compile: (cluster, options) =>
    program(compileCluster(cluster, readOptions(withConfigMap(options, cluster, nginxConfigMap)))),
};
