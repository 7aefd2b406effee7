import { expect, test } from 'vitest';
import { applyEdits } from '../text/edit.ts';
import { readSourceFile } from '../yaml/read.ts';
import type { BackendSpec } from './command.ts';
import { plan } from './plan.ts';

const ingress = (port: string): string => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: tagged}
spec:
  rules:
    - http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: !!str web
                port:
                  ${port}
`;
const at = { object: { file: 'a.yaml', document: 0, item: 0 }, rule: 0, path: 0 };

function edited(port: string, backend: BackendSpec): unknown {
  const text = ingress(port);
  const planned = plan(new Map([['a.yaml', readSourceFile('a.yaml', text)]]), {
    type: 'path/set-backend',
    at,
    backend,
  });
  return planned.ok ? applyEdits(text, planned.value.edits.get('a.yaml') ?? []) : planned.error;
}

const named = { service: 'web', port: { name: 'http' } } as const;

test('a tag stays with a value that it fits, and goes with one that it does not', () => {
  expect(edited('number: !!int 80 # p', { service: 'web', port: { number: 81 } })).toBe(
    ingress('number: !!int 81 # p'),
  );
  expect(edited('number: !!int 80 # p', named)).toBe(ingress('name: http # p'));
  expect(edited('number: &p !!int 80', named)).toBe(ingress('name: &p http'));
});

test('a tag that something stands behind is left alone: the command is refused', () => {
  expect(edited('number: !!int &p 80', named)).toMatchObject({ code: 'unsupported' });
});
