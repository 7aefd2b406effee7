import { expect, test } from 'vitest';
import { neighbourKinds } from '../validate/kinds/index.ts';
import { createAnswer } from './create-answer.ts';
import { printCreate } from './print-create.ts';

const service = (name: string, port: number): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  ports:\n  - port: ${port}\n`;

function printed(text: string): { readonly out: readonly string[]; readonly err: readonly string[] } {
  const options = { kubernetes: '1.37', fieldValidation: 'Strict', kinds: neighbourKinds } as const;
  const { out, err } = printCreate('shop.yaml', createAnswer('shop.yaml', text, options));
  return { out, err };
}

test('what is accepted is named with its group, a warning stands before', () => {
  const ingress = `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: shop\n  annotations:\n    kubernetes.io/ingress.class: x\nspec:\n  defaultBackend: {service: {name: web, port: {number: 80}}}\n`;
  expect(printed(`${service('web', 80)}---\n${ingress}`)).toEqual({
    out: ['service/web created', 'ingress.networking.k8s.io/shop created'],
    err: [
      'Warning: annotation "kubernetes.io/ingress.class" is deprecated, please use \'spec.ingressClassName\' instead',
    ],
  });
});

test('each warning is printed once', () => {
  const spread = (name: string): string => `${service(name, 80)}  trafficDistribution: PreferClose\n`;
  expect(printed(`${spread('a')}---\n${spread('b')}`)).toEqual({
    out: ['service/a created', 'service/b created'],
    err: ['Warning: spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"'],
  });
});

test('one object that fails is told by its kind, several causes as a list', () => {
  const detail = 'must be between 1 and 65535, inclusive';
  expect(printed(service('web', 0)).err).toEqual([
    'The Service "web" is invalid: ',
    `* spec.ports[0].port: Invalid value: 0: ${detail}`,
    `* spec.ports[0].targetPort: Invalid value: 0: ${detail}`,
  ]);
  expect(
    printed(service('web', 80).replace('ports:\n  - port: 80', 'clusterIP: None\n  type: NodePort\n  ports: []')).err,
  ).toEqual([
    'The Service "web" is invalid: ',
    '* spec.ports: Required value',
    '* spec.clusterIPs[0]: Invalid value: "None": may not be set to \'None\' for NodePort services',
  ]);
});

test('where several documents fail, each line names its source and kubectl drops its own "error: "', () => {
  const found = printed(`${service('web', 0)}---\nkind: Foo\n---\n${service('api', 80)}`);
  const detail = 'must be between 1 and 65535, inclusive';
  expect(found).toEqual({
    out: ['service/api created'],
    err: [
      `Error from server (Invalid): error when creating "shop.yaml": Service "web" is invalid: [spec.ports[0].port: Invalid value: 0: ${detail}, spec.ports[0].targetPort: Invalid value: 0: ${detail}]`,
      'error validating "shop.yaml": error validating data: apiVersion not set; if you choose to ignore these errors, turn validation off with --validate=false',
    ],
  });
});

test('a wrong type is a bad request, and a file of nothing is told', () => {
  expect(printed(service('web', 80).replace('port: 80', 'port: "80"')).err).toEqual([
    'Error from server (BadRequest): error when creating "shop.yaml": Service in version "v1" cannot be handled as a Service: json: cannot unmarshal string into Go struct field ServicePort.spec.ports.port of type int32',
  ]);
  expect(printed('# nothing\n').err).toEqual(['error: no objects passed to create']);
});
