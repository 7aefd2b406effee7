import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adviseCluster, compileAs } from '../controllers/routers.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Decision } from '../match/decision.ts';
import { meaningOf } from '../match/meaning.ts';
import { parseRequestLine } from '../match/parse-request.ts';
import type { ControllerProfile } from '../match/profile.ts';
import type { ObjectRef } from '../model/objects.ts';
import { randomGiven } from '../testing/truth/random.ts';
import { checkTree } from '../validate/check-tree.ts';
import { checkReferences, referencesOf } from '../validate/references.ts';
import { defaultValidateOptions } from '../validate/verdict.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { claims } from './claims.ts';
import { proofOf } from './proof.ts';

const folders = readdirSync(new URL('../controllers/', import.meta.url), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

async function profileIn(folder: string): Promise<ControllerProfile> {
  const module: Record<string, unknown> = await import(`../controllers/${folder}/profile.ts`);
  return Object.values(module).find(
    (value): value is ControllerProfile => typeof value === 'object' && value !== null && 'compile' in value,
  ) as ControllerProfile; // every folder has one: truth.test.ts
}

interface Problem {
  readonly object: ObjectRef;
  readonly diagnostic: Diagnostic;
}

/** All problems of some texts under a controller, and who answers there. */
function world(profile: ControllerProfile, texts: readonly string[]) {
  const check = { check: (root: never, text: string) => checkTree(root, text, defaultValidateOptions) };
  const files = texts.map((text, index) => readSourceFile(String(index), text, check as never));
  const cluster = buildCluster(files, 'auto', false);
  const objects = files.flatMap(({ units }) => units.flatMap((unit) => unit.objects));
  const references = checkReferences(objects, cluster.existence);
  const { program } = compileAs(profile, cluster, {});
  const ofFiles = files.flatMap(({ name: file, units }) =>
    units.flatMap((unit, document) => [
      ...unit.diagnostics.map((diagnostic) => ({ object: { file, document, item: 0 }, diagnostic })),
      ...unit.objects.flatMap((object, item) =>
        referencesOf(references, object).map((diagnostic) => ({ object: { file, document, item }, diagnostic })),
      ),
    ]),
  );
  const problems: readonly Problem[] = [...ofFiles, ...program.diagnostics, ...adviseCluster(profile, cluster)];
  const ask = (line: string): Decision | null => {
    const parsed = parseRequestLine(line);
    return parsed.ok ? program.explain(parsed.value) : null;
  };
  return { problems, ask };
}

const services = `
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: idle}
spec: {ports: [{port: 80}]}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
addressType: IPv4
metadata: {name: idle-1, labels: {kubernetes.io/service-name: idle}}
endpoints: [{addresses: [10.0.0.2], conditions: {ready: false}}]
`;

const secure = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  tls: [{hosts: [shop.example.com], secretName: shop}]
  rules:
  - host: shop.example.com
    http:
      paths:
      - {path: /ghost, pathType: Prefix, backend: {service: {name: ghost, port: {number: 80}}}}
      - {path: /port, pathType: Prefix, backend: {service: {name: web, port: {number: 81}}}}
      - {path: /target, pathType: Prefix, backend: {service: {name: web, port: {number: 8080}}}}
      - {path: /idle, pathType: Prefix, backend: {service: {name: idle, port: {number: 80}}}}
      - {path: /exact/, pathType: Exact, backend: {service: {name: web, port: {number: 80}}}}
      - {path: '/api(/|$)(.*)', pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
${services}`;

describe.each(folders)('beside a problem under %s', (folder) => {
  test('stands a request that shows it: on a host with TLS that is https', async () => {
    const { problems, ask } = world(await profileIn(folder), [secure]);
    const shown = new Map(
      problems.map(({ diagnostic, object }) => [diagnostic.code, proofOf(diagnostic, object, ask)]),
    );
    for (const [code, path] of [
      ['ref/service-missing', '/ghost'],
      ['ref/port-missing', '/port'],
      ['ref/no-ready-endpoints', '/idle'],
    ] as const) {
      const line = shown.get(code);
      expect(line, code).toMatch(new RegExp(`^GET https?://shop\\.example\\.com${path}$`));
      const decision = ask(line ?? '');
      expect(decision?.outcome.kind, code).toBe('status');
      expect(decision && meaningOf(decision.outcome).tone, code).toBe('bad');
    }
    const plain = ask('GET http://shop.example.com/ghost')?.outcome.kind;
    if (folder === 'ingress-nginx') expect(plain).toBe('redirect');
    if (plain === 'redirect') expect(shown.get('ref/service-missing')).toContain(' https:');
  });

  test('no request stands that shows something else', async () => {
    const profile = await profileIn(folder);
    const counts = { offered: 0, withheld: 0 };
    const random = randomGiven(profile.controllerNames[0] ?? 'example.com/any');
    for (const { world: given } of fc.sample(random, { numRuns: 40, seed: 5 })) {
      const { problems, ask } = world(
        profile,
        given.manifests.map((manifest) => JSON.stringify(manifest)),
      );
      for (const { diagnostic, object } of problems) {
        if (diagnostic.witness === undefined) continue;
        expect(claims[diagnostic.code], `a claim for ${diagnostic.code}`).not.toBeUndefined();
        const line = proofOf(diagnostic, object, ask);
        if (line === null) {
          counts.withheld++;
          continue;
        }
        counts.offered++;
        const decision = ask(line);
        const words = `${diagnostic.code} ${line} ${JSON.stringify(decision?.outcome)}`;
        expect(decision, words).not.toBeNull();
        if (!decision) continue;
        const { tone } = meaningOf(decision.outcome);
        // What is said to be missing fails, however the request was found.
        const fails = /^ref\/(?:service|port|no-ready)|^advice\/class-none|^ref\/class-missing/.test(diagnostic.code);
        if (fails && decision.cause.kind !== 'ingress-not-taken') expect(tone, words).toBe('bad');
        if (fails) expect(decision.outcome.kind, words).not.toBe('redirect');
      }
    }
    expect(counts.offered).toBeGreaterThan(50);
    expect(counts.withheld).toBeGreaterThan(10);
  });
});
