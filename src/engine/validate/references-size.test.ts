import { expect, test } from 'vitest';
import { readSourceFile } from '../yaml/read.ts';
import { checkReferences, referencesOf } from './references.ts';

function ingressOf(paths: readonly string[], host: string): string {
  const rows = paths.map(
    (path) => `
      - path: ${path}
        pathType: Prefix
        backend: {service: {name: web, port: {number: 80}}}`,
  );
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: big
spec:
  ingressClassName: nginx
  rules:
  - ${host}http:
      paths:${rows.join('')}
`;
}

/** Reads property accesses of one path: counting work instead of time. */
function countingReads(text: string): { readonly check: () => number; readonly size: number } {
  const objects = readSourceFile('a.yaml', text).units.flatMap(({ objects: read }) => read);
  const [ingress] = objects;
  if (ingress?.kind !== 'Ingress') throw new Error('no Ingress');
  let reads = 0;
  const rules = ingress.rules.map((rule) => ({
    ...rule,
    paths:
      rule.paths?.map((path) => {
        const counted = { ...path };
        const { backend } = path;
        Object.defineProperty(counted, 'backend', {
          get() {
            reads++;
            return backend;
          },
        });
        return counted;
      }) ?? null,
  }));
  const counted = { ...ingress, rules };
  return {
    size: rules.flatMap(({ paths }) => paths ?? []).length,
    check() {
      referencesOf(checkReferences([counted], 'assumed'), counted);
      return reads;
    },
  };
}

test.each(['host: a.example.com\n    ', ''])(
  'checking one long Ingress reads each backend a few times, not once per path (%j)',
  (host) => {
    const paths = Array.from({ length: 400 }, (_, index) => `/p${index}`);
    const { check, size } = countingReads(ingressOf(paths, host));
    expect(size).toBe(400);
    expect(check()).toBeLessThan(size * 20);
  },
);
