import { describe, expect, test } from 'vitest';
import { readTree } from '../yaml/tree.ts';
import { placeOfField, readErrorText } from './error-text.ts';
import { treeOfValue } from './plain-tree.ts';

describe('pasted error texts', () => {
  test.each([
    [
      'admission webhook denied the request: host "a.example.com" and path "/" is already defined in ingress web/shop',
      'Q25',
    ],
    ['ingress contains invalid paths: path /x(/|$)(.*) cannot be used with pathType Prefix', 'Q10'],
    ['Error from server (BadRequest): unknown field "spec.rules[0].http.paths[0].backend.serviceName"', 'Q20'],
    [
      'The Ingress "a" is invalid: spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified',
      'Q19',
    ],
    ['The Ingress "a" is invalid: spec.rules[0].host: Invalid value: "A": a lowercase RFC 1123 subdomain', 'Q29'],
    ['no matches for kind "Ingress" in version "networking.k8s.io/v1beta1"\nensure CRDs are installed first', 'Q20'],
    ['All hosts are taken by other resources', 'Q26'],
    ['default backend - 404', 'Q01'],
    ['404 page not found\n', 'Q38'],
    [
      'annotations.kubernetes.io/ingress.class: Invalid value: "a": must match `ingressClassName` when both are specified',
      'Q22',
    ],
  ])('%s leads to %s', (text, number) => {
    expect(readErrorText(text)[0]?.number).toBe(number);
  });

  test('names in the text are kept', () => {
    expect(readErrorText('host "a.b" and path "/x" is already defined in ingress web/shop')).toEqual([
      { number: 'Q25', field: '', host: 'a.b', path: '/x', ingress: 'web/shop' },
    ]);
  });

  test('any other field the API server complains of is found too', () => {
    const text =
      'The Ingress "a" is invalid: \n* spec.tls[0].secretName: Invalid value: "A": bad\n* spec.defaultBackend: Required value: port name or number is required';
    expect(readErrorText(text).map(({ field }) => field)).toEqual(['spec.tls[0].secretName', 'spec.defaultBackend']);
  });

  test.each([
    ['* metadata.annotations: Too long: may not be more than 262144 bytes', 'metadata.annotations'],
    ["* spec.parameters.namespace: Forbidden: `parameters.scope` is set to 'Cluster'", 'spec.parameters.namespace'],
    [
      'Ingress in version "v1" cannot be handled as a Ingress: json: cannot unmarshal bool into Go struct field IngressRule.spec.rules.host of type string',
      'spec.rules.host',
    ],
  ])('%s is about %s', (text, field) => {
    expect(readErrorText(text)).toEqual([{ number: '', field, host: '', path: '', ingress: '' }]);
  });

  test('a text that is no error gives nothing', () => {
    expect(readErrorText('kind: Ingress')).toEqual([]);
  });

  test('a field leads to its place, a missing one to what should hold it', () => {
    const text =
      'metadata:\n  annotations:\n    kubernetes.io/ingress.class: a\nspec:\n  rules:\n    - host: b\n      http: {}\n';
    const tree = readTree(text) ?? treeOfValue(null);
    const shown = (field: string) => {
      const range = placeOfField(tree, field);
      return range && text.slice(range.start, range.end);
    };
    expect(shown('spec.rules[0].host')).toBe('b');
    expect(shown('spec.rules[0].http.paths')).toBe('http');
    expect(shown('annotations.kubernetes.io/ingress.class')).toBe('a');
    expect(shown('spec.rules[7].host')).toBe('rules');
    // A type error names no index.
    expect(shown('spec.rules.host')).toBe('rules');
  });
});
