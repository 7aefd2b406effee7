import type { ControllerFolder, Loaders } from '../match/controller-folder.ts';
import { abouts } from './abouts.ts';
import { load as haproxyIngress } from './haproxy-ingress/load.ts';
import { load as haproxytech } from './haproxytech/load.ts';
import { load as ingressNginx } from './ingress-nginx/load.ts';
import { load as kubernetes } from './kubernetes-spec/load.ts';
import { load as traefik } from './traefik/load.ts';

/** By id; a test holds the folders, this table and the list of abouts together. */
const loaders: ReadonlyMap<string, Loaders> = new Map([
  ['kubernetes', kubernetes],
  ['ingress-nginx', ingressNginx],
  ['traefik', traefik],
  ['haproxy-ingress', haproxyIngress],
  ['haproxytech', haproxytech],
]);

/** Every controller with a profile, the specification first. Marked as pure: the first view names them and loads none. */
export const folders: readonly ControllerFolder[] = /* @__PURE__ */ abouts.flatMap((about) => {
  const load = loaders.get(about.id);
  return load ? [{ about, load }] : [];
});
