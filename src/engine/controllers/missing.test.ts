import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listPaths } from '../match/listed-path.ts';
import type { ControllerProfile } from '../match/profile.ts';
import { requestFromParts } from '../match/request.ts';
import { randomGiven } from '../testing/truth/random.ts';
import { compileWorld, type Loose } from '../testing/truth/world.ts';

// Every profile judges backends in one place: what its answers and their causes say of a Service, the graph says too.

const here = new URL('./', import.meta.url);
const folders = readdirSync(here, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

async function profileIn(folder: string): Promise<ControllerProfile> {
  const module: Record<string, unknown> = await import(`./${folder}/profile.ts`);
  return Object.values(module).find(
    (value): value is ControllerProfile => typeof value === 'object' && value !== null && 'compile' in value,
  ) as ControllerProfile; // every folder has one: truth.test.ts
}

/**
 * Whether targetPort counts as a port of the Service.
 * @source kubernetes/ingress-nginx internal/ingress/controller/controller.go serviceEndpoints (v1.15.1),
 * jcmoraisjr/haproxy-ingress pkg/converters/utils/services.go FindServicePort (465a51c),
 * traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go loadService (v3.7.9)
 */
const takesTargetPort: Readonly<Record<string, boolean>> = {
  'haproxy-ingress': true,
  haproxytech: false,
  'ingress-nginx': true,
  'kubernetes-spec': false,
  traefik: false,
};

function ingress(port: Loose): Loose {
  const backend = { service: { name: 'web', port } };
  const rules = [{ host: 'a.test', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }];
  return { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'a' }, spec: { rules } };
}

const service = (targetPort: Loose): Loose => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { ports: [{ name: 'http', port: 80, targetPort }] },
});

const kinds: Readonly<Record<string, string>> = {
  'service-missing': 'no-service',
  'port-missing': 'no-port',
  'no-endpoints': 'no-endpoints',
};

describe.each(folders)('%s', (folder) => {
  test.each([
    ['number', { number: 8080 }, 8080],
    ['name', { name: 'http-alt' }, 'http-alt'],
  ])('a targetPort as %s is a port, or is not, for the answer and for the graph alike', async (_, port, target) => {
    const profile = await profileIn(folder);
    const manifests = [ingress(port), service(target)];
    const { program, cluster } = compileWorld(profile, { manifests, existence: 'given', options: {} });
    const [listed] = listPaths(cluster);
    const backend = listed?.path.backend.value?.service;
    if (!listed || !backend) throw new Error('no path');
    const isTaken = takesTargetPort[folder];
    expect(program.missing(listed.located.object, backend)).toBe(isTaken ? null : 'no-port');
    const asked = requestFromParts({ scheme: 'http', host: 'a.test', target: '/' });
    const { outcome, cause } = program.explain(asked);
    expect(outcome.kind).toBe(isTaken ? 'backend' : 'status');
    if (!isTaken) expect(cause.kind).toBe('port-missing');
  });

  test('an ExternalName Service without ports lacks its port for the answer where it does for the graph', async () => {
    const profile = await profileIn(folder);
    const spec = { type: 'ExternalName', externalName: 'api.example.org' };
    const manifests = [ingress({ name: 'http' }), { ...service(80), spec }];
    const { program, cluster } = compileWorld(profile, { manifests, existence: 'given', options: {} });
    const [listed] = listPaths(cluster);
    const backend = listed?.path.backend.value?.service;
    if (!listed || !backend) throw new Error('no path');
    const { cause } = program.explain(requestFromParts({ scheme: 'http', host: 'a.test', target: '/' }));
    expect(cause.kind === 'port-missing').toBe(program.missing(listed.located.object, backend) === 'no-port');
    const alone = cause.kind === 'port-missing' ? cause.needs : undefined;
    expect(alone).toBe(profile.id === 'traefik' ? 'allowExternalNameServices' : undefined);
  });

  test('what an answer says of a Service of a path, the judge of backends says', async () => {
    const profile = await profileIn(folder);
    let compared = 0;
    for (const { world, requests } of fc.sample(randomGiven(profile.controllerNames[0] ?? ''), {
      numRuns: 60,
      seed: 11,
    })) {
      const { program, cluster } = compileWorld(profile, { ...world, existence: 'given' });
      const byId = new Map(listPaths(cluster).map((listed) => [listed.origin.pathId, listed]));
      for (const request of requests) {
        const { outcome, cause } = program.explain(request);
        const pathId = 'path' in cause && cause.path && typeof cause.path === 'object' ? cause.path.pathId : null;
        const id = outcome.kind === 'backend' ? outcome.route : pathId;
        const listed = id === null ? undefined : byId.get(id);
        const backend = listed?.path.backend.value?.service;
        if (!listed || !backend) continue;
        const why = program.missing(listed.located.object, backend);
        const words = `${request.scheme}://${request.host}${request.rawPath} ${JSON.stringify(cause)}`;
        if (outcome.kind === 'backend' && outcome.service.name === backend.name.value) {
          compared++;
          expect(why, words).toBeNull();
        }
        const blamed = kinds[cause.kind];
        if (blamed !== undefined) {
          compared++;
          expect(why, words).toBe(blamed);
        }
      }
    }
    expect(compared).toBeGreaterThan(20);
  });
});
