import { describe, expect, test } from 'vitest';
import { areCasesThere, reportedCase, saidTo } from '../../testing/reported-cases.ts';
import { haproxytech } from './profile.ts';

const isThere = areCasesThere('HAProxy Kubernetes Ingress Controller');

describe.skipIf(!isThere)('a public report about HAProxy Kubernetes Ingress Controller', () => {
  test('haproxytech/kubernetes-ingress#243: each Service has its own path-rewrite', () => {
    const program = haproxytech.compile(reportedCase('32-haproxytech-path-rewrite-service.yaml', ''), {});
    expect(saidTo(program, 'http://test.example.com/test/service1/x').answer).toBe('service-a /service1/x');
    expect(saidTo(program, 'http://test.example.com/test/service2/x').answer).toBe('service-b /service2/x');
    expect(program.diagnostics).toEqual([]);
  });

  test('haproxytech/kubernetes-ingress#518: app-root with the old prefix is told, and path-rewrite takes every path', () => {
    const program = haproxytech.compile(reportedCase('34-haproxytech-app-root.yaml', ''), {});
    for (const path of ['', 'bar']) {
      const { answer, cause } = saidTo(program, `http://example.com/${path}`);
      expect([answer, cause]).toEqual(['example /foo', 'matched']);
    }
    expect(program.diagnostics.map(({ diagnostic }) => [diagnostic.code, diagnostic.params])).toEqual([
      ['controller/annotation-unknown', expect.objectContaining({ annotation: 'ingress.kubernetes.io/app-root' })],
    ]);
  });

  test('haproxytech/kubernetes-ingress#469: the annotation goes before the ConfigMap', () => {
    const cluster = reportedCase('35-haproxytech-ssl-redirect-override.yaml', '');
    const program = haproxytech.compile(cluster, { configMap: { 'ssl-redirect': 'true' } });
    expect(saidTo(program, 'http://app.example.com/').answer).toBe('app /');
  });
});
