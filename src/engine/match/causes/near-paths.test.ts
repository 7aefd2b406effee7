import { expect, test } from 'vitest';
import { haproxyIngress } from '../../controllers/haproxy-ingress/profile.ts';
import { kubernetesSpec } from '../../controllers/kubernetes-spec/profile.ts';
import { clusterOf } from '../../testing/cluster.ts';
import { requestFromParts } from '../request.ts';

const profiles = [haproxyIngress, kubernetesSpec];

function causeOf(profile: (typeof profiles)[number], path: string, target: string) {
  const paths = [{ path, pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }];
  const manifest = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'shop', namespace: 'default' },
    spec: { rules: [{ host: 'a.example.com', http: { paths } }] },
  };
  const program = profile.compile(clusterOf([manifest]), {});
  return program.explain(requestFromParts({ host: 'a.example.com', target })).cause;
}

test.each(profiles.map((profile) => [profile.id, profile] as const))(
  'under %s the same text in other bytes is told, and other text is not',
  (_id, profile) => {
    for (const [path, target] of [
      // HAProxy refuses the characters as they are: no request could prove the path.
      ...(profile === kubernetesSpec ? ([['/상품', '/%EC%83%81%ED%92%88/x']] as const) : []),
      ['/cart', '/c%61rt'],
      ['/c%61rt', '/cart/x'],
    ] as const) {
      expect(causeOf(profile, path, target)).toMatchObject({
        kind: 'path-unmatched',
        nearest: [{ path, miss: 'encoding', corrected: path }],
      });
    }
    const other = causeOf(profile, '/cart', '/c%61ve');
    expect(other.kind === 'path-unmatched' && other.nearest.some(({ miss }) => miss === 'encoding')).toBe(false);
  },
);
