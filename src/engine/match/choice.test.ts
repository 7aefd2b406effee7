import { expect, test } from 'vitest';
import type { Ingress } from '../model/ingress.ts';
import { clusterOf, type Manifest } from '../testing/cluster.ts';
import { choose } from './choice.ts';
import { listPaths } from './listed-path.ts';
import { requestFromParts } from './request.ts';

function ingress(name: string, host: string, path: string, ingressClassName: string): Manifest {
  const backend = { service: { name: 's', port: { number: 80 } } };
  const http = { paths: [{ path, pathType: 'Prefix', backend }] };
  return {
    kind: 'Ingress',
    metadata: { name, namespace: 'ns' },
    spec: { ingressClassName, rules: [{ host, http }] },
  };
}

test('a choice holds what is taken, the paths of the others, and what they would answer', () => {
  const cluster = clusterOf([
    { kind: 'IngressClass', metadata: { name: 'own' }, spec: { controller: 'example.com/own' } },
    ingress('mine', 'a.b', '/1', 'own'),
    ingress('theirs', 'c.d', '/2', 'other'),
  ]);
  const isOf = ({ ingressClassName: { value } }: Ingress, all: typeof cluster) =>
    all.ingressClasses.some(
      ({ object }) => object.metadata.name.value === value && object.controller === 'example.com/own',
    );
  const rule = { controller: 'example.com/own', isSet: false, takes: isOf };
  const seen: number[] = [];
  const choice = choose(cluster, rule, (all) => {
    seen.push(choose(all, rule, () => expect.fail('not twice')).taken.ingresses.length);
    const matcher = { kind: 'exact', path: '/' } as const;
    const backend = { service: null, resource: null };
    const routes = listPaths(all).map(({ host, origin }) => ({ id: origin.pathId, host, matcher, backend, origin }));
    const idOf = (asked: string) => routes.find(({ host }) => host === asked)?.id ?? null;
    return { routes, match: ({ host }) => ({ kind: 'status', status: 503, why: 'no-service', route: idOf(host) }) };
  });
  expect(choice.cluster).toBe(cluster);
  expect(choice.taken.ingresses.map(({ object }) => object.metadata.name.value)).toEqual(['mine']);
  const theirs = listPaths(cluster)[1]?.origin.pathId;
  expect(choice.ignored()).toEqual([{ pathId: theirs, why: 'class-ignored', by: null }]);
  const answering = choice.untaken.answering(requestFromParts({ host: 'c.d', target: '/2' }));
  expect(answering?.listed?.origin.pathId).toBe(theirs);
  expect(choice.untaken.answering(requestFromParts({ host: 'a.b', target: '/1' }))).toBeNull();
  expect(seen).toEqual([2]);
});
