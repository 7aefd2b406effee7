import { describe, expect, test } from 'vitest';
import { parseRequestLine } from '../match/parse-request.ts';
import type { Reported } from '../match/report.ts';
import { applyEdits } from '../text/edit.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { loadProfile } from './registry.ts';
import { adviseCluster, loadRouters } from './routers.ts';

const nginxClass =
  'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: nginx}\nspec: {controller: k8s.io/ingress-nginx}\n';

interface Parts {
  readonly className?: string | null;
  readonly name?: string;
}

/** An Ingress with annotation lines as they stand in the text. */
function ingress(annotations: readonly string[], { className = 'nginx', name = 'shop' }: Parts = {}): string {
  const list = annotations.map((line) => `    ${line}\n`).join('');
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
${list === '' ? '' : `  annotations:\n${list}`}spec:
${className === null ? '' : `  ingressClassName: ${className}\n`}  rules:
    - host: shop.example.com
      http:
        paths:
          - {path: /cart, pathType: Prefix, backend: {service: {name: cart, port: {number: 80}}}}
`;
}

const clusterOf = (text: string) => buildCluster([readSourceFile('a.yaml', text)], 'assumed', false);

async function adviceOf(text: string, chosen: string | null = null): Promise<readonly Reported[]> {
  const controllers = new Map(chosen === null ? [] : [['router:nginx', chosen]]);
  return (await loadRouters(clusterOf(text), controllers)).flatMap(({ advice }) => advice());
}

/** Code, level, place and fix of each finding. */
async function told(text: string, chosen: string | null = null) {
  return (await adviceOf(text, chosen)).map(({ diagnostic: { code, severity, range, fixes } }) => ({
    code,
    severity,
    at: text.slice(range.start, range.end),
    ...(fixes?.[0] ? { after: applyEdits(text, fixes[0].edits) } : {}),
  }));
}

const prefix = 'nginx.ingress.kubernetes.io';

describe('a name of Traefik 1', () => {
  const traefik = 'traefik.ingress.kubernetes.io';

  test.each([
    [`${traefik}/priority: "5"`, `${traefik}/router.priority`, true],
    [`${traefik}/frontend-entry-points: https`, `${traefik}/router.entrypoints`, true],
    [`${traefik}/rule-type: PathPrefixStrip`, `${traefik}/router.pathmatcher`, false],
    [`${traefik}/redirect-entry-point: https`, `${traefik}/router.middlewares`, false],
    [`${traefik}/service-weights: 'a: 5%'`, '', false],
    ['traefik.frontend.priority: "5"', `${traefik}/router.priority`, true],
    ['traefik.frontend.entryPoints: https', `${traefik}/router.entrypoints`, true],
    ['traefik.frontend.rule.type: PathPrefixStrip', `${traefik}/router.pathmatcher`, false],
    ['traefik.frontend.whatever: x', '', false],
    ['ingress.kubernetes.io/ssl-redirect: "true"', `${traefik}/router.middlewares`, false],
    ['ingress.kubernetes.io/priority: "5"', `${traefik}/router.priority`, true],
  ])(
    '%s is told with its name of today, %s, and renamed where the value means the same: %s',
    async (wrong, right, isSame) => {
      const text = ingress([wrong], { className: 'traefik' });
      const [finding, ...more] = await adviceOf(text);
      expect(more).toEqual([]);
      expect(finding?.diagnostic).toMatchObject({ code: 'controller/annotation-former', params: { right } });
      const key = wrong.slice(0, wrong.indexOf(': '));
      const fixed = applyEdits(text, finding?.diagnostic.fixes?.[0]?.edits ?? []);
      expect(fixed).toBe(isSame ? text.replace(key, right) : text);
      if (isSame) expect(await adviceOf(fixed)).toEqual([]);
    },
  );

  test('is no business of another controller', async () => {
    const [finding] = await adviceOf(ingress([`${traefik}/priority: "5"`]), 'ingress-nginx');
    expect(finding?.diagnostic.code).toBe('controller/annotation-foreign');
  });
});

describe('an annotation that the controller does not have', () => {
  test.each([
    ['a letter is wrong', `${prefix}/rewrite-targt: /`, `${prefix}/rewrite-target: /`],
    ['it is in capitals', `${prefix}/Rewrite-Target: /`, `${prefix}/rewrite-target: /`],
    ['the prefix is misspelt', 'nginx.ingress.kubernets.io/rewrite-target: /', `${prefix}/rewrite-target: /`],
    ['it stands in quotes', `"${prefix}/ssl-redirct": "true"`, `"${prefix}/ssl-redirect": "true"`],
  ])('is told with its name when %s', async (_why, wrong, right) => {
    const text = ingress([wrong], { className: 'nginx-internal' });
    const key = wrong.slice(0, wrong.indexOf(': '));
    const after = text.replace(wrong, right);
    expect(await told(text)).toEqual([{ code: 'controller/annotation-unknown', severity: 'warning', at: key, after }]);
    expect(await told(after)).toEqual([]);
  });

  test('is worth knowing when nothing is near it', async () => {
    const [finding] = await told(ingress([`${prefix}/lua-resty-waf: active`]));
    expect(finding).toMatchObject({ code: 'controller/annotation-unknown', severity: 'info' });
    expect(finding).not.toHaveProperty('after');
  });

  test('is not renamed to a name that is there already', async () => {
    const [finding] = await told(ingress([`${prefix}/rewrite-targt: /a`, `${prefix}/rewrite-target: /b`]));
    expect(finding).toMatchObject({ severity: 'warning' });
    expect(finding).not.toHaveProperty('after');
  });

  test('is not renamed where it comes through an alias', async () => {
    const anchored = ingress([]).replace('  name: shop\n', `  name: shop\n  annotations: *shared\n`);
    const text = `x-shared: &shared {${prefix}/rewrite-targt: /}\n${anchored}`;
    const [finding] = await told(text);
    expect(finding).toMatchObject({ code: 'controller/annotation-unknown' });
    expect(finding).not.toHaveProperty('after');
  });

  test('keeps the line ends of the file when it is renamed', async () => {
    const text = ingress([`${prefix}/rewrite-targt: / # why`]).replaceAll('\n', '\r\n');
    const [finding] = await told(text);
    expect(finding?.after).toBe(text.replace('rewrite-targt', 'rewrite-target'));
  });

  test('is found on the Services behind the Ingress', async () => {
    const service =
      '---\napiVersion: v1\nkind: Service\nmetadata:\n  name: cart\n  annotations:\n    traefik.ingress.kubernetes.io/service.serverscheme: https\nspec: {ports: [{port: 80}]}\n';
    const [finding] = await adviceOf(ingress([], { className: 'traefik' }) + service);
    expect(finding?.diagnostic).toMatchObject({
      code: 'controller/annotation-unknown',
      params: { near: 'traefik.ingress.kubernetes.io/service.serversscheme' },
    });
    expect(finding?.object.document).toBe(1);
  });

  test.each([
    ['ingress-nginx', 'nginx', [`${prefix}/rewrite-target: /`, `${prefix}/whitelist-source-range: 10.0.0.0/8`]],
    [
      'Traefik, which reads keys without case and lists of any length',
      'traefik',
      [
        'traefik.ingress.kubernetes.io/router.tls.domains.12.main: a.example.com',
        'traefik.ingress.kubernetes.io/Router.PathMatcher: Path',
      ],
    ],
    [
      'HAProxy Ingress, which reads the old prefix too',
      'haproxy',
      ['ingress.kubernetes.io/ssl-redirect: "false"', 'haproxy-ingress.github.io/rewrite-target: /'],
    ],
    [
      "HAProxy's own, by any of its prefixes",
      'haproxytech',
      ['haproxy.com/path-rewrite: /', 'haproxy.org/check: "true"'],
    ],
  ])('is not seen in the words of %s', async (_who, className, annotations) => {
    expect(await told(ingress([...annotations, 'example.com/team: shop'], { className }))).toEqual([]);
  });
});

describe('an annotation of another controller', () => {
  const settled = (annotations: readonly string[]) => `${ingress(annotations)}---\n${nginxClass}`;

  test('is a surprise where the controller is known', async () => {
    expect(await told(settled(['nginx.org/rewrites: serviceName=cart rewrite=/']))).toEqual([
      { code: 'controller/annotation-foreign', severity: 'warning', at: 'nginx.org/rewrites' },
    ]);
    const text = ingress(['nginx.org/rewrites: serviceName=cart rewrite=/']);
    expect(await told(text, 'ingress-nginx')).toMatchObject([{ severity: 'warning' }]);
  });

  test('is a surprise where the class name speaks of one controller only', async () => {
    const text = ingress([`${prefix}/rewrite-target: /`], { className: 'traefik' });
    expect(await told(text)).toMatchObject([{ code: 'controller/annotation-foreign', severity: 'warning' }]);
  });

  test('is renamed where the other controller has the same with the same values', async () => {
    const text = settled(['haproxy.org/ssl-redirect: "true"']);
    const [finding] = await told(text);
    expect(finding?.after).toBe(text.replace('haproxy.org/', `${prefix}/`));
    expect(await told(finding?.after ?? '')).toEqual([]);
    // Free text may be written differently.
    expect((await told(settled(['nginx.org/rewrite-target: /$1'])))[0]).not.toHaveProperty('after');
  });

  test('with the old prefix is renamed, unless the name is unknown', async () => {
    const text = ingress(['ingress.kubernetes.io/rewrite-target: /', 'ingress.kubernetes.io/backends: "{}"'], {
      className: 'nginx-internal',
    });
    const after = text.replace('ingress.kubernetes.io/rewrite', `${prefix}/rewrite`);
    expect(await told(text)).toEqual([
      { code: 'controller/annotation-foreign', severity: 'warning', at: 'ingress.kubernetes.io/rewrite-target', after },
    ]);
  });

  test('beside its own ones is worth knowing only: such an Ingress is written for several', async () => {
    const text = settled([`${prefix}/rewrite-target: /`, 'nginx.org/rewrites: serviceName=cart rewrite=/']);
    expect(await told(text)).toMatchObject([{ code: 'controller/annotation-foreign', severity: 'info' }]);
  });

  test('puts a guess in doubt, once per class', async () => {
    const one = ingress(['nginx.org/rewrites: serviceName=cart rewrite=/', 'nginx.org/hsts: "true"']);
    const text = `${one}---\n${ingress(['nginx.org/hsts: "true"'], { name: 'other' })}`;
    const found = await adviceOf(text);
    expect(found.map(({ diagnostic: { severity, params } }) => ({ severity, params }))).toMatchObject([
      { severity: 'info', params: { isOpen: true, owner: 'F5 NGINX Ingress Controller' } },
    ]);
  });

  test('is nobody’s business where no controller is known', async () => {
    expect(await told(ingress(['konghq.com/strip-path: "true"'], { className: 'public' }))).toEqual([]);
  });

  test('is told of the Ingresses that a named controller takes', async () => {
    const profile = await loadProfile('ingress-nginx');
    if (!profile) throw new Error('no profile');
    const other = ingress([`${prefix}/rewrite-targt: /`], { className: 'traefik', name: 'other' });
    const text = `${nginxClass}---\n${ingress([`${prefix}/rewrite-targt: /`])}---\n${other}`;
    expect(adviseCluster(profile, clusterOf(text)).map(({ object }) => object.document)).toEqual([1]);
  });
});

describe('a class that two controllers take by default', () => {
  test('is told once, at its first Ingress', async () => {
    const text = `${ingress([])}---\n${ingress([], { name: 'other' })}`;
    expect(await told(text)).toEqual([{ code: 'advice/class-shared', severity: 'info', at: 'nginx' }]);
  });

  test.each([
    ['an IngressClass names the controller', `${ingress([])}---\n${nginxClass}`],
    ['another name leaves nothing open', ingress([], { className: 'nginx-internal' })],
    [
      'an annotation of one of them stands on any Ingress',
      `${ingress([])}---\n${ingress([`${prefix}/use-regex: "true"`], { name: 'other' })}`,
    ],
  ])('is not told where %s', async (_why, text) => {
    expect(await told(text)).toEqual([]);
  });

  test('is not told where a person chose the controller', async () => {
    expect(await told(ingress([]), 'ingress-nginx')).toEqual([]);
    expect(await told(ingress([]), 'kubernetes')).toEqual([]);
  });

  test('is settled by an IngressClass of a controller without a profile too, and so are its annotations', async () => {
    const f5 = nginxClass.replace('k8s.io/ingress-nginx', 'nginx.org/ingress-controller');
    const text = ingress(['nginx.org/hsts: "true"', `${prefix}/rewrite-targt: /`]);
    expect(await told(`${ingress([])}---\n${f5}`)).toEqual([]);
    expect(await told(`${text}---\n${f5}`)).toEqual([]);
  });
});

test('each comes with a request that the request bar takes', async () => {
  for (const text of [ingress([]), ingress([`${prefix}/rewrite-targt: /`]), ingress(['nginx.org/hsts: "true"'])]) {
    const found = await adviceOf(text);
    expect(found).toHaveLength(1);
    expect(found[0]?.diagnostic.witness).toBe('GET http://shop.example.com/cart');
    expect(parseRequestLine(found[0]?.diagnostic.witness ?? '').ok).toBe(true);
  }
});
