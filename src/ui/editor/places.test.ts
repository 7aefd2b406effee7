import { expect, test } from 'vitest';
import type { Diagnostic } from '../../engine/diagnostics/index.ts';
import type { Problem, Snapshot } from '../../state/types.ts';
import { problemsOf } from './places.ts';

const range = { start: 4, end: 9 };

function problem(id: string, origin: Diagnostic['origin'], document: number): Problem {
  const diagnostic = { code: 'yaml/syntax', params: {}, severity: 'warning', range, origin } as unknown as Diagnostic;
  return { id, nodeId: null, object: { file: 'a.yaml', document, item: 0 }, diagnostic };
}

/** Two documents, of which the second cannot be read now. */
const snapshot = {
  files: new Map([['a.yaml', { name: 'a.yaml', starts: [0, 100], broken: [1], helm: [] }]]),
  problems: [
    problem('controller', { kind: 'controller', id: 'traefik', version: '3.7' }, 0),
    problem('of the text', { kind: 'yaml' }, 1),
    problem('of the server', { kind: 'api-server' }, 1),
    problem('of what was read last', { kind: 'controller', id: 'traefik', version: '3.7' }, 1),
    problem('advice on what was read last', { kind: 'advice' }, 1),
  ],
} as unknown as Snapshot;

test('while a document cannot be read, no line of it is marked for what stood there before', () => {
  const shown = problemsOf(snapshot, 'a.yaml').map(({ range: { start }, diagnostic }) => [
    start,
    diagnostic.origin.kind,
  ]);
  expect(shown).toEqual([
    [4, 'controller'],
    [104, 'yaml'],
    [104, 'api-server'],
  ]);
});
