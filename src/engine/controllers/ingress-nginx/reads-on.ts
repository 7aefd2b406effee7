import type { ReadOn } from '../../diagnostics/controller-codes.ts';
import { ingressNginxAnnotations } from '../../match/annotations/ingress-nginx.ts';
import { prefix } from './annotation-text.ts';
import { nginxConfigMap } from './options.ts';

const names = new Set(ingressNginxAnnotations.map(({ name }) => name.slice(prefix.length)));

/** What the ConfigMap alone may say besides what is read of it here. @source kubernetes/ingress-nginx docs/user-guide/nginx-configuration/configmap.md (v1.15.1) */
const settings = new Set([
  ...nginxConfigMap.keys,
  ...'allow-snippet-annotations block-cidrs block-referers block-user-agents global-auth-url http-snippet location-snippet main-snippet'.split(
    ' ',
  ),
]);

/** Returns where the controller reads an annotation. @source kubernetes/ingress-nginx internal/ingress/annotations/annotations.go Extract (v1.15.1) */
export function readsOn(name: string): readonly ReadOn[] | null {
  if (names.has(name) || name === 'whitelist-source-range' || name === 'limit-whitelist') return ['Ingress'];
  return settings.has(name) ? ['ConfigMap'] : null;
}
