import { expect, test } from 'vitest';
import { loadProfile } from '../engine/controllers/index.ts';
import { requestFromParts } from '../engine/match/request.ts';
import { buildCluster, readSourceFile } from '../engine/yaml/index.ts';
import { noticeText } from '../state/notice-text.ts';
import { loadMessages } from './messages.ts';
import { ruleWords } from './words.ts';

/** Why the answer is not known to an Ingress with this annotation. */
async function whyUnknown(annotation: string, url: string, options = {}) {
  const text = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, annotations: {nginx.ingress.kubernetes.io/${annotation}}}
spec:
  ingressClassName: nginx
  rules:
  - host: shop.example.com
    http: {paths: [{path: /api, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}
`;
  const profile = (await loadProfile('ingress-nginx')) ?? expect.fail('ingress-nginx');
  const program = profile.compile(buildCluster([readSourceFile('a.yaml', text)], 'auto', false), options);
  const { protocol, host, pathname: target } = new URL(url);
  const scheme = protocol === 'https:' ? 'https' : 'http';
  const { outcome } = program.explain(requestFromParts({ method: 'GET', scheme, host, target }));
  return outcome.kind === 'unknown' ? outcome.why : expect.fail(outcome.kind);
}

test('a variable that the request does not decide and TLS that is passed on have sentences, not only names', async () => {
  const variable = await whyUnknown('rewrite-target: /$remote_addr', 'http://shop.example.com/api');
  const passed = await whyUnknown('ssl-passthrough: "true"', 'https://shop.example.com/api', {
    enableSslPassthrough: true,
  });
  expect([variable, passed]).toEqual(['$remote_addr', 'ssl-passthrough']);
  const en = await loadMessages('en');
  expect(ruleWords(en, variable)).toBe('The request alone does not decide what `$remote_addr` is');
  expect(ruleWords(en, passed)).toMatch(/^TLS of this host is passed on unread/);
  const ko = await loadMessages('ko');
  expect(ruleWords(ko, variable)).toBe('`$remote_addr`의 값은 요청만으로 정해지지 않습니다');
  expect(ruleWords(ko, passed)).toMatch(/서비스가 없습니다$/);
});

test('a refused edit says why in words, not by the name of the reason', async () => {
  const error = { code: 'unsupported', reason: 'object-shape' } as const;
  const refused = { kind: 'refused', seq: 1, command: 'path/remove', error } as const;
  expect(noticeText(await loadMessages('en'), refused)).toBe(
    'Not changed: this cannot be edited from the graph, because the object is not written as a map of its own. Edit the text instead.',
  );
  expect(noticeText(await loadMessages('ko'), refused)).toContain('오브젝트가 하나의 맵으로 적혀 있지 않습니다');
});
