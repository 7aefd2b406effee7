import { expect, test } from 'vitest';
import { requestFromParts } from '../../match/request.ts';
import { clusterOf } from '../../testing/cluster.ts';
import { traefik } from './profile.ts';

function explained(target: string, pathType: string) {
  const paths = [{ path: '/상품', pathType, backend: { service: { name: 'web', port: { number: 80 } } } }];
  const manifest = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'shop', namespace: 'default' },
    spec: { rules: [{ host: 'a.example.com', http: { paths } }] },
  };
  return traefik.compile(clusterOf([manifest]), {}).explain(requestFromParts({ host: 'a.example.com', target }));
}

test.each(['/상품/x', '/%EC%83%81%ED%92%88/x'])(
  'a path that is not ASCII is told as Exact when %s asks for more',
  (target) => {
    const { cause, trace } = explained(target, 'Exact');
    expect(cause.kind === 'path-unmatched' && cause.nearest).toMatchObject([
      { path: '/상품', miss: 'exact', at: 7, corrected: '/상품' },
    ]);
    expect(trace.find(({ kind }) => kind === 'path')).toMatchObject({ matched: false, matchedLength: 7 });
  },
);

test('a path that is not ASCII fits as far as its bytes go', () => {
  const { trace } = explained('/상품/x', 'Prefix');
  expect(trace.find(({ kind }) => kind === 'path')).toMatchObject({ matched: true, matchedLength: 7 });
});
