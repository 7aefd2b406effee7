import { describe, expect, test } from 'vitest';
import { fileKindOf } from './file-kind.ts';
import { setPatchesApart } from './kustomize.ts';
import { readSourceFile } from './read.ts';

describe('the kind of a file', () => {
  test.each([
    ['kubernetes', 'a.yaml', 'apiVersion: v1\nkind: Service\n'],
    ['kubernetes', 'a.yaml', '# a note\n---\n\nkind: "Ingress"\nmetadata: {name: a}\n'],
    ['kubernetes', 'a.yaml', '  apiVersion: apps/v1\n  kind: Deployment\n'],
    ['kubernetes', 'broken.yaml', 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nspec: [\n'],
    ['kubernetes', 'a.json', '{"kind":"List","apiVersion":"v1","items":[]}'],
    ['kubernetes', 'flow.yaml', '--- \n{apiVersion: v1, kind: Secret}\n'],
    [
      'kubernetes',
      'rules.yaml',
      'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  text: "{{ $value }}"\n',
    ],
    ['kubernetes', 'new.yaml', '# as it was\r\n---\r\n  # nothing yet\r\n'],
    ['kubernetes', 'empty.yaml', ''],
    ['kubernetes', 'later.yaml', 'a: b\n---\napiVersion: v1\nkind: Service\n'],
    ['kustomization', 'x/kustomization.yml', 'resources: [a.yaml]\n'],
    ['helm', 'chart/templates/a.yaml', 'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}\n'],
    ['helm', 'a.yaml', '{{- if .Values.on }}\napiVersion: v1\nkind: Service\n{{- end }}\n'],
    ['other', 'Chart.yaml', 'apiVersion: v2\nname: bread\nversion: 0.1.0\n'],
    ['other', 'values.yaml', 'controller:\n  kind: Deployment\n  apiVersion: apps/v1\n'],
    ['other', 'values.yaml', 'kind: Deployment\nreplicas: 2\n'],
    ['other', 'compose.yaml', 'services:\n  web: {image: nginx}\n'],
    ['other', 'pipeline.yaml', 'apiVersion: skaffold/v4beta6\nkind: Config\n'],
    ['other', 'kubeconfig.yaml', 'apiVersion: v1\nkind: Config\nusers: []\n'],
    ['other', 'package.json', '{"name":"bread","version":"1.0.0"}'],
    ['other', 'data.json', '["a"]'],
    ['other', 'site.yml', 'site_name: docs\nmarkdown: !!python/name:a.b\n'],
  ] as const)('is %s for %s', (kind, name, text) => {
    expect(fileKindOf(name, text)).toBe(kind);
  });
});

describe('patches of a kustomization', () => {
  const ingress = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: bread\n';
  const read = (name: string, text: string) => readSourceFile(name, text);

  test('are no objects and are told as patches, by any of its lists; what it does not name stays as it is', () => {
    const kustomization = `patches:
- path: host.yaml
  target: {kind: Ingress}
- patch: |-
    - {op: remove, path: /spec/tls}
patchesJson6902:
- path: ../shared/tls.yaml
patchesStrategicMerge:
- ./class.yaml
`;
    const files = setPatchesApart([
      read('live/kustomization.yaml', kustomization),
      read('live/host.yaml', '- {op: add, path: /spec/rules/0/host, value: a.example.org}\n'),
      read('shared/tls.yaml', '- {op: remove, path: /spec/tls}\n'),
      read('live/class.yaml', ingress),
      read('live/bread.yaml', ingress),
    ]);
    const gist = files.map(({ name, units }) => [
      name,
      units.map(({ status, objects, diagnostics }) => [status, objects.length, diagnostics.map(({ code }) => code)]),
    ]);
    expect(gist).toEqual([
      ['live/kustomization.yaml', [['patch', 0, []]]],
      ['live/host.yaml', [['patch', 0, ['yaml/patch']]]],
      ['shared/tls.yaml', [['patch', 0, ['yaml/patch']]]],
      ['live/class.yaml', [['patch', 0, ['yaml/patch']]]],
      ['live/bread.yaml', [['read', 1, []]]],
    ]);
  });

  test('without a kustomization the files are the same list', () => {
    const files = [read('host.yaml', ingress)];
    expect(setPatchesApart(files)).toBe(files);
  });
});
