import type { Cause, Decision, Outcome, PathVerdict, Route, ServiceRef, TraceStep } from '../engine/match/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { seen } from '../i18n/seen.ts';
import type { Paint, Part } from './printable.ts';
import { plain, ruleWords } from './words.ts';

function serviceText({ namespace, name, port }: ServiceRef): string {
  return port === null ? `${namespace}/${name}` : `${namespace}/${name}:${port}`;
}

/** Returns where a request goes, in one line. */
export function outcomeWords(outcome: Outcome, messages: Messages): string {
  const { pill, verdict } = messages.request;
  const { status } = messages.cause;
  switch (outcome.kind) {
    case 'backend':
      return serviceText(outcome.service);
    case 'resource':
      return `${outcome.resourceKind}/${outcome.name}`;
    case 'any-of':
      return `${pill.anyOf}: ${outcome.candidates.map(serviceText).join(', ')}`;
    case 'split': {
      const sum = outcome.parts.reduce((total, { weight }) => total + weight, 0) || 1;
      const share = (weight: number) => Math.round((weight / sum) * 1000) / 10;
      return outcome.parts.map(({ service, weight }) => pill.split(serviceText(service), share(weight))).join(', ');
    }
    case 'redirect':
      return `${outcome.status} ${outcome.location}`;
    case 'status':
      return `${outcome.status}, ${plain(status[outcome.why])}`;
    case 'rejected':
      return `${pill.rejected}: ${ruleWords(messages, outcome.why)}`;
    case 'separate-addresses':
      return plain(verdict.separate);
    case 'unknown':
      return `${pill.unknown}: ${ruleWords(messages, outcome.why)}`;
  }
}

/** Returns where a request goes, and for an error what is to blame for it. */
export function answerWords(outcome: Outcome, cause: Cause | null, messages: Messages): string {
  const verdict = outcome.kind === 'status' && cause ? plain(messages.cause.verdict(cause)) : '';
  return verdict && outcome.kind === 'status' ? `${outcome.status}, ${verdict}` : outcomeWords(outcome, messages);
}

type PathStep = Extract<TraceStep, { kind: 'path' }>;

/** Where the comparison of a losing path ended. */
function stopWords(step: PathStep, compared: string, { request }: Messages): string {
  if (step.verdict !== 'no-match' || step.matcher.kind === 'regex') return '';
  if (step.matchedLength >= compared.length) return `, ${plain(request.stopsAtEnd)}`;
  const wanted = step.matcher.path.replace(/\/+$/, '').length;
  const char = compared.charAt(step.matchedLength);
  // Prefix /v1 against /v11: every letter of the path fitted, the element does not end there.
  const isWithinElement = step.matcher.kind === 'element-prefix' && step.matchedLength >= wanted;
  return `, ${plain(isWithinElement ? request.notWhole(char) : request.stopsAt(char))}`;
}

/** What a trace needs to know about the paths it names. */
export interface PathFacts {
  readonly typeOf: (pathId: string) => string;
  readonly placeOf: (pathId: string) => string;
  readonly routeOf: (routeId: string) => Route | undefined;
}

const good: ReadonlySet<PathVerdict> = new Set(['wins']);

function patternOf({ matcher }: PathStep): string {
  return matcher.kind === 'regex' ? matcher.source : matcher.path;
}

/** What a path is compared as: one that is written once may stand for several patterns. */
function pathText(step: PathStep, same: readonly PathStep[], facts: PathFacts, { cause }: Messages): string {
  return `${facts.typeOf(step.pathId) || cause.noType} ${[...new Set(same.map((one) => seen(patternOf(one))))].join(', ')}`;
}

/** The step that tells most of a written path: who wins, else who fits, else who fits furthest. */
function foremost(same: readonly PathStep[]): PathStep | undefined {
  const rank = ({ verdict, matched, matchedLength }: PathStep) =>
    good.has(verdict) ? Number.POSITIVE_INFINITY : matched ? Number.MAX_SAFE_INTEGER : matchedLength;
  return [...same].sort((a, b) => rank(b) - rank(a))[0];
}

function hostLine(step: Extract<TraceStep, { kind: 'host' }>, { request }: Messages): string {
  const verdict = step.host === null && step.verdict === 'any' ? '' : request.hostVerdict[step.verdict];
  const chosen = step.chosen ? request.chosen : '';
  const notes = [verdict, chosen].filter((note) => note !== '').join(', ');
  return `${step.host ?? request.hostVerdict.any}${notes ? `  ${notes}` : ''}`;
}

function preferLine(step: Extract<TraceStep, { kind: 'prefer' }>, messages: Messages, facts: PathFacts): string {
  const text = (id: string) => {
    const matcher = facts.routeOf(id)?.matcher;
    return matcher ? (matcher.kind === 'regex' ? matcher.source : matcher.path) : id;
  };
  return `${text(step.winner)} > ${step.losers.map(text).join(', ')}  ${ruleWords(messages, step.rule)}`;
}

function stepLine(
  step: TraceStep,
  decision: Decision,
  messages: Messages,
  facts: PathFacts,
  paint: Paint,
): readonly [label: string, ...text: Part[]] | null {
  const { steps, pathVerdict, trace, rail } = messages.request;
  switch (step.kind) {
    case 'normalise':
      return [steps.url, `${step.before} -> ${step.after || "''"}  ${ruleWords(messages, step.rule)}`];
    case 'class':
      return [steps.class, `${rail.class(step.taken, step.all)}  ${ruleWords(messages, step.rule)}`];
    case 'host': {
      const line = hostLine(step, messages);
      return [steps.host, step.chosen ? line : paint('dim', line)];
    }
    case 'path': {
      const same = decision.trace.filter((one) => one.kind === 'path' && one.pathId === step.pathId) as PathStep[];
      if (foremost(same) !== step) return null;
      const words = `${pathVerdict[step.verdict]}${stopWords(step, decision.comparedPath, messages)}`;
      const place = paint('dim', `  ${facts.placeOf(step.pathId)}`.trimEnd());
      const line = `${pathText(step, same, facts, messages)}  ${words}`;
      return [steps.path, good.has(step.verdict) ? paint('bold', line) : line, place];
    }
    case 'omitted':
      return [
        step.what === 'hosts' ? steps.host : steps.path,
        plain(step.what === 'hosts' ? trace.omittedHosts(step.count) : trace.omittedPaths(step.count)),
      ];
    case 'prefer':
      return [steps.tie, preferLine(step, messages, facts)];
    case 'rewrite':
      return [steps.rewrite, `${step.before} -> ${step.after}  ${ruleWords(messages, step.rule)}`];
    case 'note':
      return [/^A\d/.test(step.rule) ? step.rule : trace.notes, ruleWords(messages, step.rule, step.params)];
    case 'outcome':
      return null;
  }
}

/** Width on a terminal: Hangul takes two columns. */
function width(text: string): number {
  return [...text].reduce(
    (sum, c) => sum + (/[\u1100-\u11ff\u3000-\u9fff\uac00-\ud7af\uff00-\uff60]/.test(c) ? 2 : 1),
    0,
  );
}

/** Returns the lines of a trace, each with its step's name in front. */
export function traceLines(
  decision: Decision,
  messages: Messages,
  facts: PathFacts,
  paint: Paint,
): readonly (readonly Part[])[] {
  const lines = decision.trace.flatMap((step) => {
    const line = stepLine(step, decision, messages, facts, paint);
    return line ? [line] : [];
  });
  const widest = Math.max(0, ...lines.map(([label]) => width(label)));
  return lines.map(([label, ...text], index) => {
    const isRepeated = index > 0 && lines[index - 1]?.[0] === label;
    const shown = isRepeated ? '' : label;
    return ['  ', paint('dim', shown), ' '.repeat(widest - width(shown) + 2), ...text];
  });
}
