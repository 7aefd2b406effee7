import { toBytes } from '../engine/match/bytes.ts';
import type { Outcome } from '../engine/match/decision.ts';
import type { HttpRequest } from '../engine/match/request.ts';
import type { ServiceRef } from '../engine/match/service-ref.ts';
import { backendHeader, targetHeader } from './echo.ts';
import { requestBytes, type WireAnswer } from './wire.ts';

/** One request to one configuration, and what the data plane answered. */
export interface Sample {
  readonly config: number;
  readonly request: HttpRequest;
  readonly answer: string;
}

interface Disagreement {
  readonly config: number;
  readonly request: string;
  readonly measured: string;
  readonly predicted: string;
}

export interface Comparison {
  /** Predictions that could be compared: all but `unknown` ones. */
  readonly compared: number;
  readonly unknown: number;
  readonly disagreements: readonly Disagreement[];
}

/** Returns the name by which configurations hand a Service to the echo. */
function backendName({ namespace, name, port }: ServiceRef): string {
  return `${namespace}/${name}:${port ?? ''}`;
}

/** Returns a measured answer as one line of text. */
export function describeAnswer({ status, headers }: WireAnswer): string {
  const location = headers.get('location');
  if (location !== undefined) return `${status} to ${location}`;
  const backend = headers.get(backendHeader);
  if (status !== 200 || backend === undefined) return String(status);
  return `${backend} gets ${Buffer.from(headers.get(targetHeader) ?? '', 'hex').toString('latin1')}`;
}

/** Returns a prediction in the same words; `null` for what the profile does not claim to know. */
function describeOutcome(outcome: Outcome): string | null {
  switch (outcome.kind) {
    case 'backend':
      return `${backendName(outcome.service)} gets ${toBytes(outcome.upstreamTarget)}`;
    case 'redirect':
      return `${outcome.status} to ${toBytes(outcome.location)}`;
    case 'status':
      return String(outcome.status);
    case 'unknown':
      return null;
    default:
      return outcome.kind;
  }
}

/** Where the controller leaves it open, one of the candidates answers, or nothing behind it does. A share is taken by one of the parts. */
function isOneOf(outcome: Outcome, answer: string): boolean {
  if (outcome.kind === 'split') {
    return outcome.parts.some(
      ({ service }) => answer === `${backendName(service)} gets ${toBytes(outcome.upstreamTarget)}`,
    );
  }
  if (outcome.kind !== 'any-of') return false;
  return answer === '503' || outcome.candidates.some((one) => answer.startsWith(`${backendName(one)} gets `));
}

/** Compares samples with the predictions of the programs, one for each configuration. */
export function compare(samples: readonly Sample[], predict: (sample: Sample) => Outcome): Comparison {
  let unknown = 0;
  const disagreements: Disagreement[] = [];
  for (const sample of samples) {
    const outcome = predict(sample);
    const predicted = describeOutcome(outcome);
    if (predicted === null) unknown++;
    else if (predicted !== sample.answer && !isOneOf(outcome, sample.answer)) {
      const request = requestBytes(sample.request).toString('latin1').trim();
      disagreements.push({ config: sample.config, request, measured: sample.answer, predicted });
    }
  }
  return { compared: samples.length - unknown, unknown, disagreements };
}

/** Returns the line that a run prints, with the first few disagreements below it. */
export function summary(controller: string, plane: string, { compared, unknown, disagreements }: Comparison): string {
  const rest = unknown > 0 ? `, ${unknown} not predicted` : '';
  const head = `Measured ${controller} with ${plane}: ${compared} requests compared, ${disagreements.length} disagreements${rest}`;
  const shown = disagreements
    .slice(0, 10)
    .map(
      (one) => `  config ${one.config}: ${one.request}\n    measured  ${one.measured}\n    predicted ${one.predicted}`,
    );
  return `${[head, ...shown].join('\n')}\n`;
}
