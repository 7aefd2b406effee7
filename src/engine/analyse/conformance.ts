import type { Outcome } from '../match/decision.ts';
import type { ControllerProfile, RoutingProgram } from '../match/profile.ts';
import { requestFromParts } from '../match/request.ts';
import type { ServiceRef } from '../match/service-ref.ts';
import type { Cluster } from '../model/cluster.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import type { Expectation, Fixture } from './fixture.ts';

/** The verdict on one case; `got` is the outcome in the words of the fixture format. */
export interface CaseResult {
  /** `fixture id#case id`. */
  readonly caseId: string;
  readonly ok: boolean;
  readonly expected: Expectation;
  readonly got: Readonly<Record<string, unknown>>;
}

function serviceName({ namespace, name }: ServiceRef): string {
  return `${namespace}/${name}`;
}

/** Returns an outcome in the words of the fixture format, with every field that a fixture could compare. */
export function describeOutcome(outcome: Outcome): Readonly<Record<string, unknown>> {
  switch (outcome.kind) {
    case 'backend': {
      const { service, upstreamTarget } = outcome;
      return { kind: 'backend', service: serviceName(service), port: service.port, upstreamTarget };
    }
    case 'resource':
      return { kind: 'resource', resourceKind: outcome.resourceKind, name: outcome.name };
    case 'any-of':
      return { kind: 'any-of', services: outcome.candidates.map(serviceName) };
    case 'split':
      return {
        kind: 'split',
        services: outcome.parts.map(({ service }) => serviceName(service)),
        weights: outcome.parts.map(({ weight }) => weight),
      };
    case 'redirect':
      return { kind: 'redirect', status: outcome.status, location: outcome.location };
    case 'status':
      return { kind: 'status', status: outcome.status };
    case 'rejected':
      return { kind: 'rejected' };
    case 'separate-addresses':
      return { kind: 'separate-addresses' };
    case 'unknown':
      return { kind: 'unknown', why: outcome.why };
  }
}

function isSameSet(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}

/** Services and their weights, sorted by service: their order says nothing. Weights count by their share. */
function sharesOf(services: readonly unknown[], weights: readonly number[]): readonly string[] {
  const sum = weights.reduce((total, weight) => total + weight, 0) || 1;
  return services.map((service, index) => `${service}=${((weights[index] ?? 0) / sum).toFixed(6)}`);
}

function isSameSplit(
  expected: Extract<Expectation, { kind: 'split' }>,
  got: Readonly<Record<string, unknown>>,
): boolean {
  const services = Array.isArray(got['services']) ? got['services'] : [];
  if (!expected.weights) return isSameSet(expected.services, services);
  const weights = Array.isArray(got['weights']) ? got['weights'] : [];
  return isSameSet(sharesOf(expected.services, expected.weights), sharesOf(services, weights));
}

/**
 * Returns true when an outcome is what a case expects: same kind, and equal in every field that the case names and the format knows.
 * @internal Its test compares expectations one by one.
 */
export function meetsExpectation(expected: Expectation, outcome: Outcome): boolean {
  const got = describeOutcome(outcome);
  if (got['kind'] !== expected.kind) return false;
  switch (expected.kind) {
    case 'any-of':
      return isSameSet(expected.services, Array.isArray(got['services']) ? got['services'] : []);
    case 'split':
      return isSameSplit(expected, got);
    case 'backend': {
      const { service, port, upstreamTarget } = expected;
      return (
        got['service'] === service &&
        (port === undefined || got['port'] === port) &&
        (upstreamTarget === undefined || got['upstreamTarget'] === upstreamTarget)
      );
    }
    case 'redirect':
      return (
        got['status'] === expected.status && (expected.location === undefined || got['location'] === expected.location)
      );
    case 'status':
      return got['status'] === expected.status;
    case 'rejected':
    case 'separate-addresses':
      return true;
  }
}

/**
 * Returns the verdicts of a compiled program on the cases of a fixture. `explain` must say what `match` says: else the case fails.
 * @internal Tests ask programs that they have compiled themselves.
 */
export function runCases(fixture: Fixture, program: RoutingProgram): readonly CaseResult[] {
  return fixture.cases.map(({ id, request, expect }) => {
    const parts = requestFromParts(request);
    const outcome = program.match(parts);
    const explained = program.explain(parts).outcome;
    const agrees = JSON.stringify(outcome) === JSON.stringify(explained);
    const got = describeOutcome(outcome);
    return {
      caseId: `${fixture.id}#${id}`,
      ok: agrees && meetsExpectation(expect, outcome),
      expected: expect,
      got: agrees ? got : { ...got, explain: describeOutcome(explained) },
    };
  });
}

/** Returns the verdicts of a profile on a fixture; its objects are read as the text of a manifest would be. */
export function runFixture(fixture: Fixture, profile: ControllerProfile): readonly CaseResult[] {
  const text = fixture.manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n');
  return runInCluster(fixture, profile, buildCluster([readSourceFile(fixture.id, text)], fixture.cluster, false));
}

/** Returns the verdicts of a profile on a fixture whose objects have been read into `cluster`. */
function runInCluster(fixture: Fixture, profile: ControllerProfile, cluster: Cluster): readonly CaseResult[] {
  return runCases(fixture, profile.compile(cluster, fixture.options ?? {}));
}
