import { haproxyIngressStandings } from './haproxy-ingress.ts';
import { haproxytechStandings } from './haproxytech.ts';
import { ingressNginxStandings } from './ingress-nginx.ts';
import type { StandingTable } from './standing.ts';
import { traefikStandings } from './traefik.ts';

/** What is known of every annotation, profile by profile. */
export const standingTables: readonly StandingTable[] = [
  ingressNginxStandings,
  traefikStandings,
  haproxyIngressStandings,
  haproxytechStandings,
];
