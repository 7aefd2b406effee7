import type { ApiError } from './api-error.ts';
import { goQuote } from './go-text.ts';
import { type ApiVerdict, stageOf } from './verdict.ts';

/** What kubectl prints on standard error and its exit status. */
export interface PrintedStatus {
  readonly text: string;
  readonly ok: boolean;
}

/**
 * Returns what `kubectl create -f FILE` prints for a verdict; `file` is the name it would show, without it the server's part only.
 * @source kubernetes/kubectl pkg/cmd/util/helpers.go checkErr, MultilineError, AddSourceToErr (v0.35)
 * @internal Tests compare the words of kubectl as a whole.
 */
export function renderStatus(verdict: ApiVerdict, file: string | null = null): PrintedStatus {
  const stage = stageOf(verdict);
  if (stage === 'refused') return { text: `error: ${refusalWords(verdict, file)}`, ok: false };
  if (stage === 'accepted') return { text: warningLines(verdict), ok: true };
  const source = file === null ? '' : `error when creating ${goQuote(file)}: `;
  const [first] = verdict.errors;
  if (stage === 'invalid' && first?.type === 'InternalError')
    return { text: `Error from server (InternalError): ${source}${internalWords(first)}`, ok: false };
  if (stage === 'invalid') return { text: invalidWords(verdict), ok: false };
  return { text: `Error from server (BadRequest): ${source}${badRequestMessage(verdict)}`, ok: false };
}

/**
 * Returns the message of the 400 answer to an object that cannot be decoded, `''` for one that can.
 * @source kubernetes/apiserver pkg/endpoints/handlers/rest.go transformDecodeError (v0.35)
 */
export function badRequestMessage(verdict: ApiVerdict): string {
  const stage = stageOf(verdict);
  if (stage !== 'type' && stage !== 'strict') return '';
  const version = verdict.apiVersion.slice(verdict.apiVersion.indexOf('/') + 1);
  const first = verdict.types[0]?.message ?? '';
  const unknown = verdict.strict.map(({ message }) => message).join(', ');
  const reason = stage === 'type' ? first : `strict decoding error: ${unknown}`;
  return `${verdict.kind} in version ${goQuote(version)} cannot be handled as a ${verdict.kind}: ${reason}`;
}

/** Returns the message of a 500 answer. @source kubernetes/apimachinery pkg/api/errors/errors.go NewInternalError (v0.35) */
export function internalWords({ message }: ApiError): string {
  return `Internal error occurred: ${message}`;
}

function refusalWords({ refusal }: ApiVerdict, file: string | null): string {
  const message = refusal?.message ?? '';
  if (file === null) return message;
  if (refusal?.kind === 'no-kind') return `error validating ${goQuote(file)}: ${message}`;
  return message.replace(': no matches', ` from ${goQuote(file)}: no matches`);
}

function invalidWords({ kind, name, errors }: ApiVerdict): string {
  const start = `The ${kind} ${goQuote(name)} is invalid: `;
  const [first] = errors;
  if (errors.length === 1 && first) return start + first.message;
  return [start, ...errors.map(({ message }) => `* ${message}`)].join('\n');
}

function warningLines({ strict, warnings, options }: ApiVerdict): string {
  const dropped = options.fieldValidation === 'Warn' ? strict : [];
  return [...dropped, ...warnings].map(({ message }) => `Warning: ${message}`).join('\n');
}
