import { describe, expect, test } from 'vitest';
import {
  type ContractAnswer,
  type ContractCase,
  type ContractPath,
  contract,
  type Deviation,
} from '../match/contract.ts';
import type { Outcome } from '../match/decision.ts';
import type { ControllerProfile, ProfileOptions } from '../match/profile.ts';
import { requestFromParts } from '../match/request.ts';
import { clusterOf, type Manifest } from './cluster.ts';

function backend(to: string) {
  return { service: { name: to, port: { number: 80 } } };
}

function pathOf({ path, pathType, to }: ContractPath) {
  return { ...(path === null ? {} : { path }), pathType, backend: backend(to) };
}

function manifestsOf({ ingresses }: ContractCase, className: string | null): readonly Manifest[] {
  return ingresses.map(({ rules, defaultTo, created }, index) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: `ingress-${index}`, namespace: 'default', creationTimestamp: created },
    spec: {
      ...(className === null ? {} : { ingressClassName: className }),
      ...(defaultTo === undefined ? {} : { defaultBackend: backend(defaultTo) }),
      rules: rules.map(({ host, paths }) => ({
        ...(host === null ? {} : { host }),
        ...(paths === null ? {} : { http: { paths: paths.map(pathOf) } }),
      })),
    },
  }));
}

function answerOf(outcome: Outcome): ContractAnswer {
  if (outcome.kind === 'backend') return outcome.service.name;
  return outcome.kind === 'status' || outcome.kind === 'redirect' ? outcome.status : outcome.kind;
}

/** How the contract is run against a profile. */
export interface ContractRun {
  /** The class that the profile takes; `null` for Ingresses without one. */
  readonly className?: string | null;
  readonly options?: ProfileOptions;
}

/** Declares one test per case of the contract: the profile answers as the specification, or as its deviation says. */
export function runContract(
  profile: ControllerProfile,
  deviations: readonly Deviation[],
  { className = null, options = {} }: ContractRun = {},
): void {
  const byCase = new Map(deviations.map((deviation) => [deviation.case, deviation]));
  describe(`the contract of every profile, answered by ${profile.id}`, () => {
    test.each(contract.map((one) => [one.id, one] as const))('%s', (id, one) => {
      const program = profile.compile(clusterOf(manifestsOf(one, className)), options);
      const request = requestFromParts({ host: one.host, target: one.target });
      const outcome = program.match(request);
      expect(answerOf(outcome)).toBe(byCase.get(id)?.expected ?? one.expected);
      expect(program.explain(request).outcome).toEqual(outcome);
    });

    test('each deviation names a case, differs from the specification, and says why and whence', () => {
      const expected = new Map(contract.map((one) => [one.id, one.expected]));
      expect(byCase.size).toBe(deviations.length);
      for (const deviation of deviations) {
        expect([...expected.keys()]).toContain(deviation.case);
        expect(deviation.expected, deviation.case).not.toBe(expected.get(deviation.case));
        expect(deviation.reason.length, deviation.case).toBeGreaterThan(10);
        expect(deviation.source.length, deviation.case).toBeGreaterThan(5);
      }
    });
  });
}
