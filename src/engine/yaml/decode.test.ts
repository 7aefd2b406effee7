import { describe, expect, test } from 'vitest';
import type { KubernetesObject } from '../model/objects.ts';
import { buildCluster } from './cluster.ts';
import { readSourceFile } from './read.ts';
import { editSourceFile } from './reread.ts';

function one<K extends KubernetesObject['kind']>(
  kind: K,
  text: string,
): Extract<KubernetesObject, { readonly kind: K }> {
  const objects = readSourceFile('a', text).units.flatMap((unit) => unit.objects);
  const isWanted = (object: KubernetesObject): object is Extract<KubernetesObject, { readonly kind: K }> =>
    object.kind === kind;
  const found = objects.find(isWanted);
  if (!found) throw new Error(`no ${kind} among ${objects.map((object) => object.kind)}`);
  return found;
}

const head = (apiVersion: string, kind: string) => `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: x}\n`;

describe('an Ingress', () => {
  test.each(['networking.k8s.io/v1beta1', 'extensions/v1beta1'])('of %s is lifted to v1', (apiVersion) => {
    const text = `${head(apiVersion, 'Ingress')}spec:
  backend: {serviceName: d, servicePort: "80"}
  rules:
  - http: {paths: [{path: /a, backend: {serviceName: s, servicePort: 80}}, {backend: {serviceName: s, servicePort: web}}]}
`;
    const { defaultBackend, rules } = one('Ingress', text);
    expect(defaultBackend?.value.service).toMatchObject({
      name: { value: 'd' },
      port: { value: { name: '80', number: null } },
    });
    const [first, second] = rules[0]?.paths ?? [];
    expect(first?.pathType).toEqual({ value: 'ImplementationSpecific', range: null });
    expect(first?.backend.value?.service?.port.value).toEqual({ name: null, number: 80 });
    expect(second?.backend.value?.service?.port.value).toEqual({ name: 'web', number: null });
    expect(second?.path.value).toBeNull();
  });

  test('of v1 does not know the old fields', () => {
    const text = `${head('networking.k8s.io/v1', 'Ingress')}spec:\n  rules:\n  - http: {paths: [{backend: {serviceName: s}}]}\n`;
    expect(one('Ingress', text).rules[0]?.paths?.[0]?.backend.value).toEqual({ service: null, resource: null });
  });

  test('keeps the places of null and wrong-typed items in their lists', () => {
    const text = `${head('networking.k8s.io/v1', 'Ingress')}spec:\n  rules: [null, 7, {host: a, http: {paths: [null, {path: /}]}}]\n`;
    const { rules } = one('Ingress', text);
    expect(rules.map(({ host }) => host.value)).toEqual([null, null, 'a']);
    expect(rules[2]?.paths?.map(({ path }) => path.value)).toEqual([null, '/']);
  });

  test('takes an empty host for any host and a rule without http for no paths', () => {
    const text = `${head('networking.k8s.io/v1', 'Ingress')}spec:\n  rules: [{host: ""}, {http: {}}]\n`;
    expect(one('Ingress', text).rules).toMatchObject([{ host: { value: null }, paths: null }, { paths: [] }]);
  });

  test('shows numbers and booleans as kubectl would send them', () => {
    const text = `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: 1.10, annotations: {a: on, b: 012, c: null}}\n`;
    const { metadata } = one('Ingress', text);
    expect(metadata.name.value).toBe('1.1');
    expect([...metadata.annotations].map(([key, { value }]) => [key, value])).toEqual([
      ['a', 'true'],
      ['b', '10'],
      ['c', ''],
    ]);
  });

  test('of another API group is another kind', () => {
    expect(one('Other', head('networking.internal.knative.dev/v1alpha1', 'Ingress')).otherKind).toBe('Ingress');
    expect(one('Other', head('serving.knative.dev/v1', 'Service')).otherKind).toBe('Service');
  });
});

describe('the other kinds', () => {
  test('a Service fills in what the API server would', () => {
    const text = `${head('v1', 'Service')}spec: {selector: {app: a}, ports: [{port: 80}, {name: web, port: 81, targetPort: http, protocol: UDP}]}\n`;
    expect(one('Service', text)).toMatchObject({
      type: 'ClusterIP',
      selector: new Map([['app', 'a']]),
      ports: [
        { name: null, port: 80, targetPort: 80, hasTarget: false, protocol: 'TCP' },
        { name: 'web', port: 81, targetPort: 'http', hasTarget: true, protocol: 'UDP' },
      ],
    });
  });

  test('an IngressClass is the default only for exactly "true"', () => {
    const withDefault = (value: string) =>
      `apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: x, annotations: {ingressclass.kubernetes.io/is-default-class: ${value}}}\nspec: {controller: a/b, parameters: {kind: K, name: "n"}}\n`;
    expect(one('IngressClass', withDefault('"true"'))).toMatchObject({
      isDefault: true,
      controller: 'a/b',
      parameters: { apiGroup: null, kind: 'K', name: 'n' },
    });
    expect(one('IngressClass', withDefault('"True"')).isDefault).toBe(false);
  });

  test('EndpointSlice and Endpoints count what is ready', () => {
    const slice = `apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: x-1, labels: {kubernetes.io/service-name: x}}\nendpoints: [{addresses: [10.0.0.1]}, {addresses: [10.0.0.2], conditions: {ready: false}}]\nports: [{port: 80}]\n`;
    expect(one('EndpointSlice', slice)).toMatchObject({
      serviceName: 'x',
      readyCount: 1,
      addresses: ['10.0.0.1', '10.0.0.2'],
      ports: [{ name: null, port: 80 }],
    });
    const endpoints = `${head('v1', 'Endpoints')}subsets: [{addresses: [{ip: 10.0.0.1}], notReadyAddresses: [{ip: 10.0.0.2}], ports: [{name: a, port: 1}]}]\n`;
    expect(one('EndpointSlice', endpoints)).toMatchObject({
      serviceName: 'x',
      readyCount: 1,
      ports: [{ name: 'a', port: 1 }],
    });
  });

  test('a Secret gives the names of its keys and no value', () => {
    const text = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\n  annotations: {kubectl.kubernetes.io/last-applied-configuration: '{"data":{"a":"aGlkZGVu"}}'}\ntype: kubernetes.io/tls\ndata: {tls.key: aGlkZGVu}\nstringData: {tls.crt: hidden}\n`;
    const secret = one('Secret', text);
    expect(secret).toMatchObject({ type: 'kubernetes.io/tls', dataKeys: ['tls.key', 'tls.crt'] });
    expect(JSON.stringify([secret, [...secret.metadata.annotations]])).not.toMatch(/hidden|aGlkZGVu/);
  });

  test('workloads give the labels and ports of their Pods', () => {
    const pod = '{metadata: {labels: {app: a}}, spec: {containers: [{ports: [{name: http, containerPort: 8080}]}]}}';
    const expected = { podLabels: new Map([['app', 'a']]), containerPorts: [{ name: 'http', containerPort: 8080 }] };
    expect(one('Workload', `${head('apps/v1', 'Deployment')}spec: {template: ${pod}}\n`)).toMatchObject(expected);
    expect(
      one('Workload', `${head('batch/v1', 'CronJob')}spec: {jobTemplate: {spec: {template: ${pod}}}}\n`),
    ).toMatchObject(expected);
    expect(one('Workload', `{apiVersion: v1, kind: Pod, ${pod.slice(1)}`)).toMatchObject(expected);
  });
});

describe('the cluster of some files', () => {
  const ingress = head('networking.k8s.io/v1', 'Ingress');
  const files = [
    readSourceFile('a', `# first\n---\n${ingress}---\n${head('v1', 'Secret')}`),
    readSourceFile(
      'b',
      `{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: ConfigMap}, {apiVersion: networking.k8s.io/v1, kind: Ingress}]}`,
    ),
  ];

  test('knows where each object stands', () => {
    const { ingresses, secrets } = buildCluster(files, 'auto', false);
    expect(ingresses.map(({ ref, base }) => [ref, base])).toEqual([
      [{ file: 'a', document: 0, item: 0 }, 0],
      [{ file: 'b', document: 0, item: 1 }, 0],
    ]);
    expect(secrets[0]?.base).toBe(files[0]?.starts[1]);
  });

  test('is taken as given as soon as it holds a Service', () => {
    expect(buildCluster(files, 'auto', false).existence).toBe('assumed');
    expect(buildCluster([...files, readSourceFile('c', head('v1', 'Service'))], 'auto', false).existence).toBe('given');
    expect(buildCluster(files, 'given', false).existence).toBe('given');
  });

  test('holds broken documents as they were only when asked to', () => {
    const [file] = files;
    if (!file) throw new Error('no file');
    const at = file.text.indexOf('metadata');
    const broken = editSourceFile(file, [{ range: { start: at, end: at }, insert: '[' }]);
    expect(buildCluster([broken], 'auto', false).ingresses).toHaveLength(0);
    expect(buildCluster([broken], 'auto', true).ingresses).toHaveLength(1);
  });
});
