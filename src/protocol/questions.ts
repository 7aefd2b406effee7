import type { ChangeGoal } from '../engine/changes/index.ts';
import type { Command } from '../engine/commands/index.ts';
import type { LanguageAsk } from '../engine/language/index.ts';
import type { NodeId } from '../engine/match/index.ts';
import type {
  Answer,
  Answered,
  Consideration,
  Considered,
  ImpactAsk,
  ImpactPreview,
  Improved,
  Planned,
  Reach,
  Redacted,
  RequestQuery,
  RequestReply,
  Survey,
} from './answers.ts';
import type { ChangesSinceOpening, ChangesSinceOpeningAsk } from './changes-since-opening.ts';

/**
 * When a question gets its turn:
 * `now`: at once, with what the last update knew; `text`: at once, and behind the reading that goes on;
 * `read`: when all texts are read and told; `profiles`: then, with the profiles of the controllers that it names;
 * `compiled`: then, under the profiles of all routers.
 */
export type When = 'now' | 'text' | 'read' | 'profiles' | 'compiled';

/** How a question is asked. */
export interface Rules {
  readonly when: When;
  /** One is on its way, one waits; those between are answered with nothing. */
  readonly newestOnly?: true;
  /** Takes long: worked on in slices behind everything else. A newer one, and any change, ends it with nothing. */
  readonly inSlices?: true;
  /** A worker that takes the place of one that died is asked again. */
  readonly outlives?: true;
}

/** What a question is. */
interface QuestionType extends Rules {
  readonly ask: unknown;
  readonly answer: unknown;
}

/** Everything that the page asks the worker. */
export interface Questions {
  /** The request of the bar; the worker remembers it. */
  readonly route: {
    readonly ask: RequestQuery;
    readonly answer: RequestReply;
    readonly when: 'now';
    readonly newestOnly: true;
    readonly outlives: true;
  };
  /** The same request under other profiles; those that cannot be had are left out. */
  readonly otherControllers: {
    readonly ask: { readonly query: RequestQuery; readonly controllers: readonly string[] };
    readonly answer: readonly Answer[];
    readonly when: 'profiles';
  };
  /** All requests around all paths under these profiles; `given` are request lines to ask besides. */
  readonly survey: {
    readonly ask: { readonly controllers: readonly string[]; readonly given: readonly string[] };
    readonly answer: Survey;
    readonly when: 'profiles';
    readonly inSlices: true;
  };
  /** Which requests reach a host or Service; `router` as in a query. */
  readonly reach: {
    readonly ask: { readonly nodeId: NodeId; readonly router: string | null };
    readonly answer: Reach;
    readonly when: 'compiled';
  };
  /** A command on the newest texts sent so far: what comes behind is made after it, and not meant. */
  readonly plan: { readonly ask: Command; readonly answer: Planned; readonly when: 'text' };
  /** What a command would change about tests, about this request and about these lines. */
  readonly previewImpact: {
    readonly ask: ImpactAsk;
    readonly answer: ImpactPreview;
    readonly when: 'compiled';
    readonly newestOnly: true;
  };
  /** Requests and corrections beside what is shown. */
  readonly consider: { readonly ask: Consideration; readonly answer: Considered; readonly when: 'compiled' };
  /** What would have to change for a useful answer to this request, or for that of the goal. */
  readonly improve: {
    readonly ask: { readonly query: RequestQuery; readonly goal: ChangeGoal | null };
    readonly answer: Improved;
    readonly when: 'compiled';
    readonly newestOnly: true;
  };
  /** A question about a place of the text. */
  readonly language: { readonly ask: LanguageAsk; readonly answer: Answered; readonly when: 'read' };
  /** The newest texts without the values of Secrets, for links. */
  readonly redact: { readonly ask: null; readonly answer: Redacted; readonly when: 'read' };
  /** What has become of the workspace since it was opened; `null`: nobody asks on, and what was kept for it may go. */
  readonly changesSinceOpening: {
    readonly ask: ChangesSinceOpeningAsk | null;
    readonly answer: ChangesSinceOpening;
    readonly when: 'compiled';
    readonly inSlices: true;
  };
}

export type QuestionName = keyof Questions;
export type AskOf<N extends QuestionName> = Questions[N]['ask'];
export type AnswerOf<N extends QuestionName> = Questions[N]['answer'];

type QuestionMap<Q> = { readonly [N in keyof Q]: QuestionType };

/** What a question comes to when nothing comes of it: it has failed, was overtaken, or nobody hears it. */
type Nothing<T extends QuestionType> = T extends { newestOnly: true } | { inSlices: true } ? null : T['answer'] | null;

/** What is said of each question where there are no types. */
export type RulesOf<Q extends QuestionMap<Q>> = {
  readonly [N in keyof Q]: Omit<Q[N], 'ask' | 'answer'> & { readonly nothing: Nothing<Q[N]> };
};

const unplanned: Planned = { revision: -1, result: { ok: false, error: { code: 'target-gone' } } };

export const questions = {
  route: { when: 'now', newestOnly: true, outlives: true, nothing: null },
  otherControllers: { when: 'profiles', nothing: [] },
  survey: { when: 'profiles', inSlices: true, nothing: null },
  reach: { when: 'compiled', nothing: { rows: [], isComplete: false } },
  plan: { when: 'text', nothing: unplanned },
  previewImpact: { when: 'compiled', newestOnly: true, nothing: null },
  consider: { when: 'compiled', nothing: null },
  improve: { when: 'compiled', newestOnly: true, nothing: null },
  language: { when: 'read', nothing: null },
  redact: { when: 'read', nothing: null },
  changesSinceOpening: { when: 'compiled', inSlices: true, nothing: null },
} as const satisfies RulesOf<Questions>;

/** What a question comes to on the page. */
type ReplyTo<N extends QuestionName> = AnswerOf<N> | Extract<(typeof questions)[N]['nothing'], null>;

/** How the page asks. */
export type Asking = { readonly [N in QuestionName]: (ask: AskOf<N>) => Promise<ReplyTo<N>> };

/** Long work in small steps; after one that gives a promise it goes on when that is kept. */
export type Steps<T> = Generator<Promise<void> | undefined, T>;

/** Resolves when these profiles are there, or cannot be had. */
export type Need = (profiles: readonly string[]) => Promise<void>;

type Given<T extends QuestionType> = T extends { inSlices: true }
  ? Promise<Steps<T['answer'] | null> | null>
  : T['answer'] | null | Promise<T['answer'] | null>;

/** What answers in the worker; `null`: nothing comes of it. */
export type AnswersTo<Q extends QuestionMap<Q>> = {
  readonly [N in keyof Q]: (ask: Q[N]['ask'], need: Need) => Given<Q[N]>;
};
export type Answers = AnswersTo<Questions>;

/** Questions that are worked on in slices. */
export type Sliced = { [N in QuestionName]: Questions[N] extends { inSlices: true } ? N : never }[QuestionName];

/** Questions that name the controllers they are about. */
export type Naming = { [N in QuestionName]: Questions[N]['when'] extends 'profiles' ? N : never }[QuestionName];
