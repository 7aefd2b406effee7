import type { Existence } from '../model/cluster.ts';

/** What a case of a fixture expects; absent fields are not compared. */
export type Expectation =
  | {
      readonly kind: 'backend';
      readonly service: string;
      readonly port?: number | string;
      readonly upstreamTarget?: string;
    }
  | { readonly kind: 'any-of'; readonly services: readonly string[] }
  | { readonly kind: 'split'; readonly services: readonly string[]; readonly weights?: readonly number[] }
  | { readonly kind: 'redirect'; readonly status: number; readonly location?: string }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'separate-addresses' };

interface FixtureCase {
  readonly id: string;
  readonly request: {
    readonly method?: string;
    readonly scheme?: string;
    readonly host?: string;
    readonly target: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly httpVersion?: string;
  };
  readonly expect: Expectation;
}

/** One line of a fixture file: objects, requests and the answers of one profile. */
export interface Fixture {
  readonly id: string;
  readonly profile: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly cluster: Existence;
  readonly manifests: readonly unknown[];
  readonly cases: readonly FixtureCase[];
}

const kinds = new Set(['backend', 'any-of', 'split', 'redirect', 'status', 'rejected', 'separate-addresses']);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isAbsent = (value: unknown): boolean => value === undefined;

function isListOf(value: unknown, type: 'string' | 'number'): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === type);
}

function isRequest(value: unknown): boolean {
  if (!isRecord(value) || !isText(value['target'])) return false;
  const { method, scheme, host, httpVersion, headers } = value as {
    readonly [K in keyof FixtureCase['request']]: unknown;
  };
  return (
    [method, scheme, host, httpVersion].every((part) => isAbsent(part) || isText(part)) &&
    (isAbsent(headers) || (isRecord(headers) && Object.values(headers).every(isText)))
  );
}

function isExpectation(value: unknown): boolean {
  if (!isRecord(value) || typeof value['kind'] !== 'string' || !kinds.has(value['kind'])) return false;
  const { kind, services, weights } = value as {
    readonly kind: string;
    readonly services?: unknown;
    readonly weights?: unknown;
  };
  if (kind !== 'any-of' && kind !== 'split') return true;
  return isListOf(services, 'string') && (isAbsent(weights) || isListOf(weights, 'number'));
}

function isCase(value: unknown): boolean {
  return isRecord(value) && isText(value['id']) && isRequest(value['request']) && isExpectation(value['expect']);
}

/** Returns true when a value has the shape of a fixture: everything that running it relies on. */
export function isFixture(value: unknown): value is Fixture {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['profile'] === 'string' &&
    (value['cluster'] === 'assumed' || value['cluster'] === 'given') &&
    Array.isArray(value['manifests']) &&
    Array.isArray(value['cases']) &&
    value['cases'].every(isCase)
  );
}
