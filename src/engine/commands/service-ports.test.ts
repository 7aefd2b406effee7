import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text/edit.ts';
import { readSourceFile } from '../yaml/read.ts';
import type { Command } from './command.ts';
import { plan } from './plan.ts';
import { portCommandsFor, servicesOf } from './testing/commands-for.ts';
import { judge } from './testing/law.ts';
import { serviceManifest } from './testing/service-manifests.ts';
import { type World, worldOf } from './testing/world.ts';

const object = { file: 'a.yaml', document: 0, item: 0 };

/** The text after a command, or why it is refused. */
function edited(text: string, command: Command): string {
  const planned = plan(new Map([['a.yaml', readSourceFile('a.yaml', text)]]), command);
  if (planned.ok) return applyEdits(text, planned.value.edits.get('a.yaml') ?? []);
  return planned.error.code === 'invalid' ? `${planned.error.field}: ${planned.error.message}` : planned.error.code;
}

const block = `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  ports:
  # customers
  - name: http # by name
    port: 80
    targetPort: 8080
  - {name: admin, port: 9000}
`;
const one = block.replace('  - {name: admin, port: 9000}\n', '').replace('name: http # by name\n    port', 'port');

/** True when every Service has ports that the server takes together. */
function isValid(world: World): boolean {
  return servicesOf(world).every(({ service: { ports } }) => {
    const names = ports.map(({ name }) => name);
    const numbers = ports.map(({ port, protocol }) => `${port}/${protocol}`);
    const hasNames = ports.length === 1 || names.every((name) => name !== null);
    const isOnce = new Set(names).size === ports.length && new Set(numbers).size === ports.length;
    return ports.length > 0 && hasNames && isOnce && ports.every(({ port }) => port > 0 && port < 65536);
  });
}

describe('the ports of a Service', () => {
  test('change in their place, with their comments', () => {
    const set = (change: object, index = 0): string =>
      edited(block, { type: 'service/set-port', object, index, change });
    expect(set({ port: 81 })).toBe(block.replace('port: 80\n', 'port: 81\n'));
    expect(set({ name: 'web' })).toBe(block.replace('http #', 'web #'));
    expect(set({ targetPort: 'web' })).toBe(block.replace('8080', 'web'));
    expect(set({ targetPort: null })).toBe(block.replace('    targetPort: 8080\n', ''));
    expect(set({ targetPort: 9001 }, 1)).toBe(block.replace('9000}', '9000, targetPort: 9001}'));
    expect(set({ port: 80 })).toBe('no-change');
  });

  test('come at the end of the list and go with their comments', () => {
    const added = edited(block, { type: 'service/add-port', object, port: 443, name: 'https' });
    expect(added).toBe(`${block}  - {name: https, port: 443}\n`);
    const removed = edited(block, { type: 'service/remove-port', object, index: 0 });
    expect(removed).toBe(block.replace(/ {2}# customers\n.*targetPort: 8080\n/s, ''));
  });

  test('are refused where the server would refuse them', () => {
    const add = (text: string, port: number, name: string | null): string =>
      edited(text, { type: 'service/add-port', object, port, name });
    expect(add(block, 443, null)).toBe('spec.ports[2].name: Required value');
    expect(add(block, 443, 'http')).toBe('spec.ports[2].name: Duplicate value: "http"');
    expect(add(block, 80, 'more')).toBe('spec.ports[2]: Duplicate value: "80"');
    expect(add(block, 70000, 'more')).toBe('spec.ports[2].port: must be between 1 and 65535, inclusive');
    expect(add(one, 443, 'https')).toBe('spec.ports[0].name: Required value');
    expect(edited(one, { type: 'service/remove-port', object, index: 0 })).toBe('spec.ports: Required value');
    const target = edited(one, { type: 'service/set-port', object, index: 0, change: { targetPort: 0 } });
    expect(target).toBe('spec.ports[0].targetPort: must be between 1 and 65535, inclusive');
  });

  test('may be none where the Service has no address of its own', () => {
    const headless = one.replace('spec:\n', 'spec:\n  clusterIP: None\n');
    const without = edited(headless, { type: 'service/remove-port', object, index: 0 });
    expect(without).toBe(headless.slice(0, headless.indexOf('  ports:')));
    expect(edited(without, { type: 'service/add-port', object, port: 80, name: null })).toBe(
      `${without}  ports:\n  - port: 80\n`,
    );
  });

  test('of several that lack names one can get its own first', () => {
    const bare = one.replace('    targetPort: 8080\n', '  - port: 81\n');
    const named = edited(bare, { type: 'service/set-port', object, index: 1, change: { name: 'second' } });
    expect(named).toBe(bare.replace('- port: 81', '- name: second\n    port: 81'));
  });
});

test('every command on ports in every style keeps every law of editing, and leaves valid ports', () => {
  const seen = new Set<string>();
  const property = fc.property(serviceManifest, fc.nat(), (text, seed) => {
    const world = worldOf(new Map([['a.yaml', text]]));
    const [found] = servicesOf(world);
    if (!found) throw new Error(`no Service in\n${text}`);
    const commands = portCommandsFor(found.ref, found.service, (count) => [...Array(count).keys()]);
    for (let turn = 0; turn < 5; turn++) {
      const command = commands[(seed + turn * 7919) % commands.length];
      if (!command) continue;
      const { broken, refused, after } = judge(world, command);
      const text2 = after?.texts.get('a.yaml') ?? '';
      if (broken) throw new Error(`${broken}\n${JSON.stringify(command)}\n${text}\n=====\n${text2}`);
      if (after && isValid(world) && !isValid(after)) throw new Error(`${JSON.stringify(command)}\n${text2}`);
      if (refused === null) seen.add(command.type);
    }
  });
  fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? 200) });
  expect([...seen].sort()).toEqual(['service/add-port', 'service/remove-port', 'service/set-port']);
});
