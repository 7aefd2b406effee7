import { goQuote } from '../validate/go-text.ts';
import { groupOf } from '../validate/kind-rules.ts';
import type { CreateAnswer, SentObject } from './create-answer.ts';

/** What kubectl writes, line by line. */
export interface PrintedCreate {
  readonly out: readonly string[];
  readonly err: readonly string[];
  readonly ok: boolean;
}

/** kubectl's own words that stand without `error: ` even alone. */
const bare = /^unable to get type info/;

/**
 * Returns what `kubectl create -f FILE` prints. Where more than one document fails every line names its source.
 * @source kubernetes/kubectl pkg/cmd/util/helpers.go checkErr, MultilineError, AddSourceToErr (v0.35)
 */
export function printCreate(file: string, { steps }: CreateAnswer): PrintedCreate {
  const failures = steps.filter((step) => typeof step === 'string' || isFailure(step));
  const isOne = failures.length < 2;
  // kubectl prints each warning once. @source kubernetes/kubectl pkg/cmd/cmd.go NewKubectlCommand (v0.35)
  const warnings = new Set(steps.flatMap((step) => (typeof step === 'string' ? [] : (step.warnings ?? []))));
  const err = failures.flatMap((step) => (typeof step === 'string' ? own(step, isOne) : server(file, step, isOne)));
  return {
    out: steps.flatMap((step) => (typeof step === 'string' || isFailure(step) ? [] : [created(step)])),
    err: [...[...warnings].map((warning) => `Warning: ${warning}`), ...err],
    ok: failures.length === 0,
  };
}

function isFailure({ stage }: SentObject): boolean {
  return stage === 'invalid' || stage === 'badrequest' || stage === 'other';
}

/** The one line break of kubectl's own: what else breaks a line came with the text. */
const advice = '\nensure CRDs are installed first';

function own(words: string, isOne: boolean): readonly string[] {
  const line = isOne && !bare.test(words) ? `error: ${words}` : words;
  return line.endsWith(advice) ? [line.slice(0, -advice.length), advice.trim()] : [line];
}

function server(file: string, sent: SentObject, isOne: boolean): readonly string[] {
  const source = `error when creating ${goQuote(file)}: `;
  if (sent.stage === 'badrequest') return [`Error from server (BadRequest): ${source}${sent.message ?? ''}`];
  if (sent.stage === 'other') return [`Error from server (InternalError): ${source}${sent.message ?? ''}`];
  const causes = [...new Set(sent.messages ?? [])];
  const name = goQuote(sent.name);
  if (!isOne) {
    const group = groupOf(sent.apiVersion);
    const list = causes.length === 1 ? causes.join() : `[${causes.join(', ')}]`;
    const kind = `${sent.kind}${group === '' ? '' : `.${group}`}`;
    return [`Error from server (Invalid): ${source}${kind} ${name} is invalid: ${list}`];
  }
  const start = `The ${sent.kind} ${name} is invalid: `;
  return causes.length === 1 ? [start + causes.join()] : [start, ...causes.map((cause) => `* ${cause}`)];
}

/** Of kinds whose rules we do not know nothing is claimed. */
function created(sent: SentObject): string {
  const isKnown = sent.stage === 'accepted';
  return `${resourceOf(sent)} ${isKnown ? 'created' : '(sent; the answer is not known here)'}`;
}

/** `ingress.networking.k8s.io/shop`: the kind in lower case where its plural is no word of its own. */
function resourceOf({ kind, apiVersion, name }: SentObject): string {
  const group = groupOf(apiVersion);
  return `${kind.toLowerCase()}${group === '' ? '' : `.${group}`}/${name}`;
}
