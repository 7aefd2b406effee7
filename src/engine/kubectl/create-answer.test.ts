import { describe, expect, test } from 'vitest';
import { neighbourKinds } from '../validate/kinds/index.ts';
import { createAnswer } from './create-answer.ts';
import { printCreate } from './print-create.ts';

const service = (spec: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: ${spec}\n`;
const nodePorts = (ports: string): string => service(`{type: NodePort, ports: [${ports}]}`);
const balancer = (fields: string): string =>
  service(`{type: LoadBalancer, externalTrafficPolicy: Local, ports: [{port: 80, nodePort: 30080}], ${fields}}`);

function printed(text: string, kubernetes: `1.${number}` = '1.37'): readonly string[] {
  const options = { kubernetes, fieldValidation: 'Strict', kinds: neighbourKinds } as const;
  const { out, err } = printCreate('shop.yaml', createAnswer('shop.yaml', text, options));
  return [...err, ...out];
}

const outOfRange = 'provided port is not in the valid range. The range of valid ports is 30000-32767';
const isTaken = 'provided port is already allocated';
const internal = 'Error from server (InternalError): error when creating "shop.yaml": Internal error occurred: ';

describe('node ports as the server gives them', () => {
  test('ports of one number share one, also with different protocols', () => {
    const both = '{name: a, port: 53, nodePort: 30053}, {name: b, port: 53, protocol: UDP';
    expect(printed(nodePorts(`${both}, nodePort: 30053}`))).toEqual(['service/a created']);
    expect(printed(nodePorts(`${both}}`))).toEqual(['service/a created']);
  });

  test('ports of different numbers cannot, also with different protocols', () => {
    const two = '{name: a, port: 80, nodePort: 30080}, {name: b, port: 81, protocol: UDP, nodePort: 30080}';
    expect(printed(nodePorts(two))).toEqual([
      `The Service "a" is invalid: spec.ports[1].nodePort: Invalid value: 30080: ${isTaken}`,
    ]);
  });

  test('the first port of a number is told what a later one asks for', () => {
    expect(printed(nodePorts('{name: a, port: 53}, {name: b, port: 53, protocol: UDP, nodePort: 53}'))).toEqual([
      `The Service "a" is invalid: spec.ports[0].nodePort: Invalid value: 53: ${outOfRange}`,
    ]);
  });

  test('the same port twice has the same node port twice', () => {
    expect(printed(nodePorts('{name: a, port: 80, nodePort: 30080}, {name: b, port: 80}'))).toEqual([
      'The Service "a" is invalid: ',
      '* spec.ports[1].nodePort: Duplicate value: 30080',
      '* spec.ports[1]: Duplicate value: {"Name":"","Protocol":"TCP","AppProtocol":null,"Port":80,"TargetPort":0,"NodePort":0}',
    ]);
  });

  test('a load balancer without node ports asks only for those that are written', () => {
    const ports = '{name: a, port: 53}, {name: b, port: 53, protocol: UDP, nodePort: 53}';
    const text = service(`{type: LoadBalancer, allocateLoadBalancerNodePorts: false, ports: [${ports}]}`);
    expect(printed(text)).toEqual([
      `The Service "a" is invalid: spec.ports[1].nodePort: Invalid value: 53: ${outOfRange}`,
    ]);
  });

  test('the port of the health check comes last and is an error of the server', () => {
    expect(printed(balancer('healthCheckNodePort: 80'))).toEqual([
      `${internal}failed to allocate requested HealthCheck NodePort 80: ${outOfRange}`,
    ]);
    expect(printed(balancer('healthCheckNodePort: 30080'))).toEqual([
      `${internal}failed to allocate requested HealthCheck NodePort 30080: ${isTaken}`,
    ]);
    expect(printed(balancer('healthCheckNodePort: 30081'))).toEqual(['service/a created']);
  });
});

test('an address that cannot be had is told as it is written', () => {
  const text = service('{clusterIP: 010.0.0.1, ports: [{port: 80}]}');
  expect(printed(text, '1.35')).toEqual([
    'The Service "a" is invalid: spec.clusterIPs: Invalid value: ["010.0.0.1"]: failed to allocate IP 010.0.0.1: the provided network does not match the current range',
  ]);
});

test("kubectl's own check of a List asks for the required fields of a status too", () => {
  const status = 'status: {loadBalancer: {ingress: [{ports: [{port: 80}]}]}, conditions: [{type: a, status: "True"}]}';
  const item = service('{ports: [{port: 80}]}') + status;
  const list = `apiVersion: v1\nkind: List\nitems:\n- ${item.replaceAll('\n', '\n  ')}\n`;
  const condition = 'io.k8s.apimachinery.pkg.apis.meta.v1.Condition';
  const missing = ['lastTransitionTime', 'reason', 'message'].map(
    (field) => `ValidationError(Service.status.conditions[0]): missing required field "${field}" in ${condition}`,
  );
  expect(printed(list)).toEqual([
    `error: error validating "shop.yaml": error validating data: [${missing.join(', ')}, ValidationError(Service.status.loadBalancer.ingress[0].ports[0]): missing required field "protocol" in io.k8s.api.core.v1.PortStatus]; if you choose to ignore these errors, turn validation off with --validate=false`,
  ]);
});

test('of a kind whose rules are not known here nothing is claimed', () => {
  expect(printed('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {foo: 1}\n')).toEqual([
    'deployment.apps/a (sent; the answer is not known here)',
  ]);
});

test('a line break of the text stays in its line', () => {
  expect(printed('apiVersion: v1\nkind: "A\\nB"\n')).toEqual([
    'error: resource mapping not found for name: "" namespace: "" from "shop.yaml": no matches for kind "A\\nB" in version "v1"',
    'ensure CRDs are installed first',
  ]);
});
