import type { About } from '../about/about.ts';
import type { RuleSources } from '../about/rule-source.ts';
import { about as haproxyIngress } from './haproxy-ingress/about.ts';
import { about as haproxytech } from './haproxytech/about.ts';
import { about as ingressNginx } from './ingress-nginx/about.ts';
import { about as kubernetes } from './kubernetes-spec/about.ts';
import { about as traefik } from './traefik/about.ts';

/** What is known of every controller with a profile, the specification first. Small data: the page's first view reads it too. */
export const abouts: readonly About[] = [kubernetes, ingressNginx, traefik, haproxyIngress, haproxytech];

/** Resolves to the sources of a profile's rules; to none for an unknown profile. */
export async function loadRuleSources(id: string): Promise<RuleSources> {
  return (await abouts.find((about) => about.id === id)?.ruleSources()) ?? new Map();
}
