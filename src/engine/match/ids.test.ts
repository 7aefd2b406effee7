import { expect, test } from 'vitest';
import { endId, routerOfEnd } from '../graph/ends.ts';
import { bundleId, domainId, servicesId } from '../graph/graph.ts';
import { backendId, defaultBackendId, edgeRouterId, hostId, pathId, readNodeId } from './ids.ts';

const made = [
  edgeRouterId(null),
  edgeRouterId('nginx'),
  hostId('nginx', 'a.example.com'),
  hostId(null, null),
  pathId(null, null, 'Prefix', '/', 'default/a', 0),
  defaultBackendId('nginx', 'default/a'),
  backendId('default', 'web', 80),
  bundleId(hostId(null, null)),
  domainId(edgeRouterId('nginx'), 'example.com'),
  servicesId('default'),
  endId(edgeRouterId(null)),
];

test('every id that is made is read again, as storage and links hold it', () => {
  expect(made.map((id) => readNodeId(JSON.parse(JSON.stringify(id))))).toEqual(made);
});

test('a text that is no id is none', () => {
  for (const text of ['', 'web', '@{"kind":"new-service"}', 'constructor', '__proto__', 'Host:|a', 'router'])
    expect(readNodeId(text)).toBeNull();
});

test('an end tells its router, whatever its class is called; nothing else is an end', () => {
  for (const name of [null, 'nginx', 'end:', 'a|b'])
    expect(routerOfEnd(endId(edgeRouterId(name)))).toBe(edgeRouterId(name));
  expect(routerOfEnd(edgeRouterId('end:router:'))).toBeNull();
});
