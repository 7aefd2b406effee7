import { describe, expect, test } from 'vitest';
import { runValidationFixture } from '../kubectl/fixture.ts';
import type { KubernetesRelease } from './api-error.ts';
import { treeOfValue } from './plain-tree.ts';
import { validateStatusUpdate } from './validate.ts';
import { defaultValidateOptions } from './verdict.ts';

const ingress = (addresses: readonly unknown[], more: object = {}) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'shop', namespace: 'web', resourceVersion: '1' },
  spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
  status: { loadBalancer: { ingress: addresses } },
  ...more,
});

function errorsOf(
  addresses: readonly unknown[],
  stored: readonly unknown[] = [],
  kubernetes: KubernetesRelease = '1.35',
) {
  const options = { ...defaultValidateOptions, kubernetes };
  return validateStatusUpdate(treeOfValue(ingress(stored)), treeOfValue(ingress(addresses)), options).errors.map(
    ({ message }) => message,
  );
}

const noIp = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';

describe('an update of /status', () => {
  test('takes addresses of both families, host names, and any port', () => {
    const ports = [{ port: 0, protocol: 'X', error: '!' }];
    expect(errorsOf([{ ip: '10.0.0.1', ports }, { ip: '2001:db8::1' }, { hostname: 'lb.example.com' }, {}])).toEqual(
      [],
    );
  });

  test('refuses what is no address, in the server’s words', () => {
    expect(errorsOf([{ ip: '10.0.0.1' }, { ip: '10.0.0' }])).toEqual([
      `status.loadBalancer.ingress[1].ip: Invalid value: "10.0.0": ${noIp}`,
    ]);
    expect(errorsOf([{ ip: 'lb.example.com' }])).toHaveLength(1);
  });

  test('refuses an address as a host name, and a host name in capitals', () => {
    expect(errorsOf([{ hostname: '10.0.0.1' }])).toEqual([
      'status.loadBalancer.ingress[0].hostname: Invalid value: "10.0.0.1": must be a DNS name, not an IP address',
    ]);
    expect(errorsOf([{ hostname: 'LB.example.com' }])[0]).toMatch(
      /^status\.loadBalancer\.ingress\[0\]\.hostname: Invalid value: "LB\.example\.com": a lowercase RFC 1123 subdomain/,
    );
    // Both are wrong with this one: colons, and an address.
    expect(errorsOf([{ hostname: '2001:db8::1' }])).toHaveLength(2);
  });

  test('lets an address through that is stored already, from 1.33 on', () => {
    const odd = [{ ip: 'lb-1' }];
    expect(errorsOf(odd, odd)).toEqual([]);
    expect(errorsOf(odd, odd, '1.32')).toHaveLength(1);
    expect(errorsOf(odd, odd, '1.33')).toEqual([]);
  });

  test('does not look at the spec, but at fields of metadata that cannot change', () => {
    const old = treeOfValue(ingress([]));
    const judge = (more: object) => validateStatusUpdate(old, treeOfValue(ingress([], more))).errors;
    expect(judge({ spec: {} })).toEqual([]);
    expect(judge({ metadata: { name: 'other', namespace: 'web' } }).map(({ field }) => field)).toEqual([
      'metadata.name',
    ]);
  });

  test('can be a line of a fixture file', () => {
    const line = (exactMessages: readonly string[]) =>
      JSON.stringify({
        id: 'status',
        op: 'update-status',
        old: ingress([]),
        manifest: ingress([{ ip: 'x' }]),
        expectedErrors: [
          { field: 'status.loadBalancer.ingress[0].ip', type: 'FieldValueInvalid', detailContains: 'valid IP' },
        ],
        exactMessages,
      });
    const message = `status.loadBalancer.ingress[0].ip: Invalid value: "x": ${noIp}`;
    expect(runValidationFixture(line([message]))).toEqual({ id: 'status', passed: true, failures: [] });
    expect(runValidationFixture(line(['other'])).passed).toBe(false);
  });
});
