import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plan } from '../../engine/commands/plan.ts';
import { applyEdits, readSourceFile } from '../../engine/index.ts';
import { emptySnapshot } from '../../protocol/snapshot.ts';
import { applyDelta } from '../../state/apply-delta.ts';
import type { Snapshot } from '../../state/types.ts';
import { createSession } from '../../worker/session.ts';
import { createCommand, createNamed, missingServices } from './missing-services.ts';

function snapshotOf(text: string): Snapshot {
  const session = createSession(() => 0);
  session.change(1, [{ kind: 'add', at: 0, name: 'a.yaml', text }]);
  while (session.isReading()) session.step();
  return applyDelta(emptySnapshot, session.update() ?? expect.fail());
}

interface Backend {
  readonly service: string;
  readonly port: string | number;
}

function manifestOf(namespace: string | null, backends: readonly Backend[]): string {
  const paths = backends.map(
    ({ service, port }, at) =>
      `      - {path: /${at}, pathType: Prefix, backend: {service: {name: ${service}, port: {${typeof port === 'number' ? 'number' : 'name'}: ${port}}}}}\n`,
  );
  const head = namespace === null ? '' : `, namespace: ${namespace}`;
  const ingress = `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: shop${head}}\nspec:\n  rules:\n  - host: a.example.com\n    http:\n      paths:\n`;
  const other = '---\napiVersion: v1\nkind: Service\nmetadata: {name: other}\nspec: {ports: [{port: 1}]}\n';
  return ingress + paths.join('') + other;
}

function carriedOut(text: string, command: NonNullable<ReturnType<typeof createCommand>>): string {
  const planned = plan(new Map([['a.yaml', readSourceFile('a.yaml', text)]]), command);
  if (!planned.ok) return expect.fail(JSON.stringify(planned.error));
  return applyEdits(text, planned.value.edits.get('a.yaml') ?? []);
}

describe('Services that no file holds', () => {
  const backend = fc.record({
    service: fc.constantFrom('web', 'api', 'static'),
    port: fc.constantFrom(80, 443, 8080, 'http', 'https', 'admin', 'port-80', 'metrics'),
  });

  test('are all written in one step, in the namespace of their Ingress, and nothing is missing then', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(null, 'default', 'store'),
        fc.array(backend, { minLength: 1, maxLength: 8 }),
        (namespace, backends) => {
          const text = manifestOf(namespace, backends);
          const command = createCommand(missingServices(snapshotOf(text).nodes.values()));
          if (!command) return expect.fail('nothing is missing');
          const made = carriedOut(text, command);
          expect(made.startsWith(text)).toBe(true);
          const after = snapshotOf(made);
          expect(missingServices(after.nodes.values())).toEqual([]);
          const bad = [...after.nodes.values()].filter((node) => node.kind === 'backend' && node.state !== 'found');
          expect(bad).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('one is written alone; the others stay missing', () => {
    const text = manifestOf('store', [
      { service: 'web', port: 80 },
      { service: 'api', port: 'http' },
    ]);
    const command = createNamed(snapshotOf(text).nodes.values(), 'store', 'web');
    if (!command) return expect.fail('web is not missing');
    const after = missingServices(snapshotOf(carriedOut(text, command)).nodes.values());
    expect(after.map(({ label }) => label)).toEqual(['api:http']);
    expect(createNamed(snapshotOf(text).nodes.values(), 'default', 'web')).toBeNull();
  });
});
