import type { SourceNode } from '../model/source-node.ts';
import type { KubernetesRelease } from '../validate/api-error.ts';
import { effectiveEntry, rootCursor } from '../validate/cursor.ts';
import { specAsV1, viewIngress } from '../validate/ingress-view.ts';
import { neighbourKinds } from '../validate/kinds/index.ts';
import { readJsonTree, treeOfValue } from '../validate/plain-tree.ts';
import { validateObject, validateStatusUpdate, validateUpdate } from '../validate/validate.ts';
import type { ApiVerdict, ValidateOptions } from '../validate/verdict.ts';
import { createAnswer } from './create-answer.ts';

/** The answer of one line of a validation fixture file; `failures` name what differs, expected and got. */
export interface FixtureResult {
  readonly id: string;
  readonly passed: boolean;
  readonly failures: readonly string[];
}

interface ExpectedError {
  readonly field: string;
  readonly type: string;
  readonly detailContains: string;
}

/** One line of validation.jsonl. */
interface Fixture {
  readonly id: string;
  readonly op: string;
  readonly manifest: unknown;
  readonly old?: unknown;
  readonly raw?: string;
  readonly appliesTo?: string;
  readonly expectedErrors?: readonly ExpectedError[];
  readonly exactMessages?: readonly string[];
  readonly expectedWarnings?: readonly string[];
  readonly expectedStrict?: readonly string[];
  readonly expectedDecodeError?: string | null;
  readonly expectedDecodeErrorContains?: string;
  readonly expectedV1?: unknown;
}

/** Runs one line of a validation fixture file; a line that cannot be read fails. Never throws. */
export function runValidationFixture(line: string): FixtureResult {
  let fixture: Fixture;
  try {
    // The shape is the file format's; `isSound` looks at what is relied on.
    fixture = JSON.parse(line) as Fixture;
  } catch {
    return { id: '?', passed: false, failures: ['the line is no JSON'] };
  }
  if (isFileFixture(fixture)) return runFileFixture(fixture);
  if (!isSound(fixture)) return { id: String(fixture?.id), passed: false, failures: ['the line has another form'] };
  const node = treeOf(fixture, line);
  if (!node) return { id: String(fixture.id), passed: false, failures: ['`raw` is no JSON'] };
  const verdict = judge(fixture, node);
  const failures = [...compareDecoding(fixture, verdict), ...compareErrors(fixture, verdict)];
  if (fixture.expectedV1 !== undefined) {
    const converted = specAsV1(viewIngress(rootCursor(node), true));
    failures.push(...compare('expectedV1', sortKeys(fixture.expectedV1), sortKeys(converted)));
  }
  return { id: fixture.id, passed: failures.length === 0, failures };
}

/** A line with `op: file`: a whole file as `kubectl create -f shop.yaml` reads it. */
interface FileFixture {
  readonly id: string;
  readonly op: 'file';
  readonly text: string;
  readonly appliesTo?: string;
  readonly expectedClient: readonly string[];
  readonly expectedObjects: readonly unknown[];
}

function isFileFixture(value: unknown): value is FileFixture {
  if (typeof value !== 'object' || value === null || !('op' in value) || value.op !== 'file') return false;
  const { id, text, expectedClient, expectedObjects } = value as Partial<Record<keyof FileFixture, unknown>>;
  return (
    typeof id === 'string' &&
    typeof text === 'string' &&
    Array.isArray(expectedClient) &&
    Array.isArray(expectedObjects)
  );
}

function runFileFixture({ id, text, appliesTo, expectedClient, expectedObjects }: FileFixture): FixtureResult {
  const { client, objects } = createAnswer('shop.yaml', text, {
    kubernetes: releaseIn(appliesTo) ?? '1.35',
    fieldValidation: 'Strict',
    kinds: neighbourKinds,
  });
  const failures = [
    ...compare('expectedClient', expectedClient, client),
    ...compare('expectedObjects', sortKeys(expectedObjects), sortKeys(objects)),
  ];
  return { id, passed: failures.length === 0, failures };
}

/** Lists where lists are read, texts where texts are read; other fields of a wrong type show as a failed comparison. */
function isSound(fixture: Fixture): boolean {
  const isList = (value: unknown): boolean => value === undefined || Array.isArray(value);
  const isText = (value: unknown): boolean => value === undefined || typeof value === 'string';
  if (typeof fixture !== 'object' || fixture === null) return false;
  const { id, raw, appliesTo, expectedDecodeErrorContains, expectedErrors } = fixture;
  return (
    typeof id === 'string' &&
    [raw, appliesTo, expectedDecodeErrorContains].every(isText) &&
    isList(expectedErrors) &&
    (expectedErrors ?? []).every(
      (error: unknown) =>
        typeof error === 'object' && error !== null && (!('detailContains' in error) || isText(error.detailContains)),
    )
  );
}

/** The object is what `raw` says where it is given: it may double a key. Numbers are read as they are written. */
function treeOf(fixture: Fixture, line: string): SourceNode | null {
  const { manifest } = fixture;
  if (fixture.raw === undefined && isRecipe(manifest)) return treeOfValue(expand(manifest));
  if (fixture.raw === undefined) {
    const whole = readJsonTree(line);
    return whole.ok && whole.value.kind === 'map' ? (effectiveEntry(whole.value, 'manifest')?.value ?? null) : null;
  }
  const tree = readJsonTree(fixture.raw);
  return tree.ok ? tree.value : null;
}

interface Recipe {
  readonly N?: number;
  readonly base?: unknown;
}

function isRecipe(manifest: unknown): manifest is Recipe {
  return typeof manifest === 'object' && manifest !== null && '$generate' in manifest;
}

/** Bulky manifests are written as a recipe: `$GENERATED` stands for N letters. */
function expand({ N, base }: Recipe): unknown {
  return JSON.parse((JSON.stringify(base) ?? 'null').replace('$GENERATED', 'x'.repeat(N ?? 0)));
}

function judge(fixture: Fixture, node: SourceNode): ApiVerdict {
  const options: ValidateOptions = {
    kubernetes: releaseOf(fixture),
    // Errors are those after unknown fields were dropped.
    fieldValidation: 'Warn',
    client: 'direct',
    kinds: neighbourKinds,
  };
  if (fixture.op === 'update') return validateUpdate(treeOfValue(fixture.old), node, options);
  if (fixture.op === 'update-status') return validateStatusUpdate(treeOfValue(fixture.old), node, options);
  return validateObject(node, options);
}

function releaseOf({ op, appliesTo }: Fixture): KubernetesRelease {
  return releaseIn(appliesTo) ?? (op === 'create-relaxed' ? '1.36' : '1.35');
}

function releaseIn(appliesTo: string | undefined): KubernetesRelease | null {
  const minor = /\d+\.(\d+)/.exec(appliesTo ?? '')?.[1];
  return minor === undefined ? null : `1.${Number(minor)}`;
}

function compareDecoding(fixture: Fixture, verdict: ApiVerdict): string[] {
  const got = verdict.types[0]?.message ?? null;
  const failures: string[] = [];
  if (fixture.expectedDecodeError !== undefined) {
    failures.push(...compare('expectedDecodeError', fixture.expectedDecodeError, got));
  }
  const part = fixture.expectedDecodeErrorContains;
  if (part !== undefined && !got?.includes(part)) failures.push(`expectedDecodeErrorContains: ${part}, got ${got}`);
  if (fixture.expectedStrict) {
    const strict = verdict.strict.map(({ message }) => message);
    failures.push(...compare('expectedStrict', fixture.expectedStrict, strict));
  }
  return failures;
}

function compareErrors(fixture: Fixture, verdict: ApiVerdict): string[] {
  const { errors, warnings } = verdict;
  const failures: string[] = [];
  const expected = fixture.expectedErrors ?? [];
  const titles = (list: readonly { readonly field: string; readonly type: string }[]): readonly string[] =>
    list.map(({ field, type }) => `${field} ${type}`);
  failures.push(...compare('expectedErrors', titles(expected), titles(errors)));
  for (const [index, { detailContains }] of expected.entries()) {
    const detail = errors[index]?.detail ?? '';
    if (!detail.includes(detailContains ?? '')) failures.push(`detail ${index}: ${detailContains}, got ${detail}`);
  }
  if (fixture.exactMessages) {
    failures.push(
      ...compare(
        'exactMessages',
        fixture.exactMessages,
        errors.map(({ message }) => message),
      ),
    );
  }
  if (fixture.expectedWarnings) {
    failures.push(
      ...compare(
        'expectedWarnings',
        fixture.expectedWarnings,
        warnings.map(({ message }) => message),
      ),
    );
  }
  return failures;
}

function compare(what: string, expected: unknown, got: unknown): string[] {
  const [left, right] = [JSON.stringify(expected), JSON.stringify(got)];
  return left === right ? [] : [`${what}: ${left}, got ${right}`];
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, sortKeys(inner)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
