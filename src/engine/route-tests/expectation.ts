import type { RouteTestProblem } from '../diagnostics/route-test-codes.ts';
import type { Outcome } from '../match/decision.ts';
import type { ServiceRef } from '../match/service-ref.ts';
import { fail, ok, type Result } from '../text/result.ts';
import type { TestExpectation } from './route-test.ts';

/** What is wrong with a part of a test: `at` and `length` tell where in the part. */
export interface TestFault {
  readonly reason: RouteTestProblem;
  readonly found: string;
  readonly at: number;
  readonly length: number;
}

const label = '[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?';
const serviceWord = new RegExp(`^(?:(${label})/)?(${label})(?::(.*))?$`);
const portName = /^(?=.*[a-z])[a-z0-9](?:-?[a-z0-9]){0,14}$/;

function fault(reason: RouteTestProblem, found: string, at: number): { readonly ok: false; readonly error: TestFault } {
  return fail({ reason, found, at, length: Math.max(1, found.length) });
}

function isPort(port: string): boolean {
  return /^\d+$/.test(port) ? Number(port) >= 1 && Number(port) <= 65535 : portName.test(port);
}

function readStatus(word: string, location: string | null, at: number): Result<TestExpectation, TestFault> {
  const status = Number(word);
  if (!/^[1-5]\d\d$/.test(word)) return fault('bad-status', word, at);
  if (location !== null && (status < 300 || status > 399)) return fault('bad-location', word, at);
  return ok({ kind: 'status', status, location });
}

/**
 * Returns what stands right of the arrow: `service`, `service:port`, `namespace/service:port`, a status, a status with a Location,
 * or `rejected`; else the word that is wrong.
 */
export function readExpectation(text: string): Result<TestExpectation, TestFault> {
  const words = [...text.matchAll(/\S+/g)].map((match) => ({ text: match[0], at: match.index }));
  const [first, second, third] = words;
  if (!first) return fault('no-expectation', '', 0);
  const isStatus = /^\d+$/.test(first.text);
  const extra = isStatus ? third : second;
  if (extra) return fault('extra-words', extra.text, extra.at);
  if (isStatus) return readStatus(first.text, second?.text ?? null, first.at);
  if (first.text === 'rejected') return ok({ kind: 'rejected' });
  const service = serviceWord.exec(first.text);
  if (!service) return fault('bad-service', first.text, first.at);
  const [, namespace = null, name = '', port = null] = service;
  if (port !== null && !isPort(port)) return fault('bad-port', first.text, first.at);
  return ok({ kind: 'service', namespace, name, port });
}

/** Returns an expectation as `readExpectation` reads it back. */
export function formatExpectation(expect: TestExpectation): string {
  switch (expect.kind) {
    case 'service': {
      const name = expect.namespace === null ? expect.name : `${expect.namespace}/${expect.name}`;
      return expect.port === null ? name : `${name}:${expect.port}`;
    }
    case 'status':
      return expect.location === null ? String(expect.status) : `${expect.status} ${expect.location}`;
    case 'rejected':
      return 'rejected';
  }
}

function isService(expect: TestExpectation, service: ServiceRef): boolean {
  return (
    expect.kind === 'service' &&
    expect.name === service.name &&
    (expect.namespace === null || expect.namespace === service.namespace) &&
    (expect.port === null || expect.port === String(service.port))
  );
}

/**
 * Returns true when an outcome is what a test expects. Where the controller leaves several Services open, or splits the traffic,
 * every one that can get the request must be the expected one.
 */
export function meetsTest(expect: TestExpectation, outcome: Outcome): boolean {
  switch (outcome.kind) {
    case 'backend':
      return isService(expect, outcome.service);
    case 'split': {
      const parts = outcome.parts.filter(({ weight }) => weight > 0);
      return parts.length > 0 && parts.every(({ service }) => isService(expect, service));
    }
    case 'any-of':
      return outcome.candidates.length > 0 && outcome.candidates.every((service) => isService(expect, service));
    case 'redirect':
      return (
        expect.kind === 'status' &&
        expect.status === outcome.status &&
        (expect.location === null || expect.location === outcome.location)
      );
    case 'status':
      return expect.kind === 'status' && expect.status === outcome.status && expect.location === null;
    case 'rejected':
      return expect.kind === 'rejected';
    case 'resource':
    case 'separate-addresses':
    case 'unknown':
      return false;
  }
}

/** Returns the expectation that an outcome meets; `null` for one that a test cannot say, such as a split. */
export function expectationOf(outcome: Outcome): TestExpectation | null {
  const made = expectationFor(outcome);
  // What a controller answers may hold characters that a line of a comment cannot.
  const read = made && readExpectation(formatExpectation(made));
  return read?.ok && meetsTest(read.value, outcome) ? read.value : null;
}

function expectationFor(outcome: Outcome): TestExpectation | null {
  switch (outcome.kind) {
    case 'backend': {
      const { name, port } = outcome.service;
      return { kind: 'service', namespace: null, name, port: port === null ? null : String(port) };
    }
    case 'redirect': {
      const isWord = /^[^\s@]\S*$/.test(outcome.location);
      return { kind: 'status', status: outcome.status, location: isWord ? outcome.location : null };
    }
    case 'status':
      return { kind: 'status', status: outcome.status, location: null };
    case 'rejected':
      return { kind: 'rejected' };
    default:
      return null;
  }
}
