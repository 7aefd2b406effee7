import { describe, expect, test } from 'vitest';
import type { Severity } from '../../engine/diagnostics/index.ts';
import { checkTree } from '../../engine/validate/index.ts';
import { readSourceFile } from '../../engine/yaml/index.ts';
import type { Problem } from '../../state/types.ts';
import { countLevels } from '../problems/level-counts.ts';
import { defaultLevels, groupProblems, nextProblem, numberOf } from './problem-list.ts';

function problem(id: string, severity: Severity, file: string, start = 0): Problem {
  return {
    id,
    nodeId: null,
    object: { file, document: 0, item: 0 },
    diagnostic: {
      code: 'yaml/syntax',
      params: { yamlCode: 'X', detail: '' },
      severity,
      range: { start, end: start },
      origin: { kind: 'yaml' },
    },
  };
}

const problems = [
  problem('late', 'error', 'b.yaml', 9),
  problem('early', 'error', 'b.yaml', 1),
  problem('soft', 'warning', 'a.yaml'),
  problem('style', 'hint', 'a.yaml'),
];
const files = ['a.yaml', 'b.yaml', 'empty.yaml'];

describe('the list of problems', () => {
  test('follows the files, then the level, then the place; style is left out by default', () => {
    const groups = groupProblems(problems, defaultLevels, files);
    expect(groups.map(({ key: file, problems: list }) => [file, ...list.map(({ id }) => id)])).toEqual([
      ['a.yaml', 'soft'],
      ['b.yaml', 'early', 'late'],
    ]);
  });

  test('goes round at its ends', () => {
    const groups = groupProblems(problems, defaultLevels, files);
    expect(nextProblem(groups, null, 1)?.id).toBe('soft');
    expect(nextProblem(groups, null, -1)?.id).toBe('late');
    expect(nextProblem(groups, 'late', 1)?.id).toBe('soft');
    expect(nextProblem(groups, 'early', -1)?.id).toBe('soft');
    expect(nextProblem([], null, 1)).toBeNull();
  });

  test('an annotation that is no text has the number of annotations without effect, a host that is none has none', () => {
    const text = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, annotations: {nginx.ingress.kubernetes.io/use-regex: true, a.example.com/b: [1]}}
spec: {ingressClassName: on, defaultBackend: {service: {name: web, port: {number: 80}}}}
`;
    const file = readSourceFile('a.yaml', text, { check: (root, own) => checkTree(root, own) });
    const numbers = file.units.flatMap(({ diagnostics }) =>
      diagnostics.map((one) => `${one.code} ${numberOf(one) ?? ''}`.trim()),
    );
    expect(numbers.sort()).toEqual(['api/type Q24', 'yaml11/boolean', 'yaml11/boolean Q24']);
  });

  test('by kind there is one group for a code, whatever a controller names as its rule', () => {
    const equal = (rule: string): Problem => ({
      ...problem(rule, 'warning', 'a.yaml'),
      diagnostic: {
        code: 'traefik/equal-rules',
        params: { rule, ingress: 'shop' },
        severity: 'warning',
        range: { start: 0, end: 0 },
        origin: { kind: 'controller', id: 'traefik', version: '3.7' },
      },
    });
    const groups = groupProblems(['Host("a")', 'Host("b")', 'Host("c")'].map(equal), defaultLevels, files, 'kind');
    expect(groups.map(({ key, problems: list }) => [key, list.length])).toEqual([['traefik/equal-rules', 3]]);
  });

  test('counts every level', () => {
    expect(countLevels(problems)).toEqual({ error: 2, warning: 1, info: 0, hint: 1 });
  });
});
