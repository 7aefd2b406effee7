import { describe, expect, test } from 'vitest';
import { haproxyIngress } from '../../controllers/haproxy-ingress/profile.ts';
import { haproxytech } from '../../controllers/haproxytech/profile.ts';
import { ingressNginx } from '../../controllers/ingress-nginx/profile.ts';
import { kubernetesSpec } from '../../controllers/kubernetes-spec/profile.ts';
import { traefik } from '../../controllers/traefik/profile.ts';
import { clusterOf } from '../../testing/cluster.ts';
import type { ControllerProfile } from '../profile.ts';
import { requestFromParts } from '../request.ts';

const profiles = [ingressNginx, traefik, haproxyIngress, haproxytech, kubernetesSpec];

function causeOf(profile: ControllerProfile, host: string, spec = {}) {
  const path = { path: '/p', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } };
  const manifest = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'shop', namespace: 'web' },
    spec: { rules: [{ host: 'x.acme.io', http: { paths: [path] } }], ...spec },
  };
  return profile.compile(clusterOf([manifest]), {}).explain(requestFromParts({ host, target: '/' })).cause;
}

describe.each(profiles.map((profile) => [profile.id, profile] as const))('under %s', (_id, profile) => {
  test('a host is near also where it does not take the path that is asked', () => {
    expect(causeOf(profile, 'y.acme.io')).toMatchObject({
      kind: 'host-unknown',
      nearest: [{ host: 'x.acme.io', miss: 'letters', ask: 'x.acme.io' }],
    });
  });

  test('a host that answers nothing more is not near, whatever the reason is called', () => {
    const path = { path: '/p', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } };
    const rules = [
      { host: 'x.acme.io', http: { paths: [] } },
      { host: 'z.acme.io', http: { paths: [path] } },
    ];
    const cause = causeOf(profile, 'y.acme.io', { rules });
    expect(cause.kind === 'host-unknown' && cause.nearest.map(({ host }) => host)).toEqual(['z.acme.io']);
  });
});

const defaultBackend = { service: { name: 'rest', port: { number: 80 } } };

describe('a default backend that has no say because its Ingress has rules', () => {
  test.each([ingressNginx, traefik].map((profile) => [profile.id, profile] as const))(
    'is told under %s where no rule names the host',
    (_id, profile) => {
      expect(causeOf(profile, 'y.acme.io', { defaultBackend })).toMatchObject({
        kind: 'host-unknown',
        unused: { ingress: 'web/shop' },
      });
      expect(causeOf(profile, 'y.acme.io')).not.toHaveProperty('unused');
      const { kind } = causeOf(profile, 'y.acme.io', { defaultBackend, rules: [] });
      expect(kind).toBe('default-backend');
    },
  );

  test('is told under traefik also where no path of the host fits, and under nginx takes it there', () => {
    expect(causeOf(traefik, 'x.acme.io', { defaultBackend })).toMatchObject({
      kind: 'path-unmatched',
      unused: { ingress: 'web/shop' },
    });
    expect(causeOf(ingressNginx, 'x.acme.io', { defaultBackend }).kind).toBe('default-backend');
  });
});
