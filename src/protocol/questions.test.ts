import { expect, test } from 'vitest';
import { asNodeId } from '../engine/testing/node-id.ts';
import { createSession } from '../worker/session.ts';
import {
  type AnswersTo,
  type Asking,
  type Naming,
  type Questions,
  questions,
  type RulesOf,
  type Sliced,
} from './questions.ts';

/** The map with one question more. */
interface WithToy extends Questions {
  readonly toy: { readonly ask: string; readonly answer: number; readonly when: 'read'; readonly newestOnly: true };
}

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const holds = <T extends true>(): T | undefined => undefined;

test('a question that is forgotten does not compile, at any of its places', () => {
  const session = createSession(() => 0);
  const whole = { ...session, toy: (text: string) => text.length };
  const answers: AnswersTo<WithToy> = whole;
  const rules: RulesOf<WithToy> = { ...questions, toy: { when: 'read', newestOnly: true, nothing: null } };
  // @ts-expect-error the session has no answer
  const unanswered: AnswersTo<WithToy> = session;
  // @ts-expect-error nothing is said of how it is asked
  const unruled: RulesOf<WithToy> = questions;
  expect([answers, rules, unanswered, unruled]).toHaveLength(4);
});

test('a question that is answered or asked in another way than its type says does not compile', () => {
  const session = createSession(() => 0);
  // @ts-expect-error the answer is a number
  const other: AnswersTo<WithToy> = { ...session, toy: (text: string) => text };
  // @ts-expect-error it is asked with a text
  const asked: AnswersTo<WithToy> = { ...session, toy: (text: number) => text };
  // @ts-expect-error it is asked when all is read
  const early: RulesOf<WithToy> = { ...questions, toy: { when: 'now', newestOnly: true, nothing: null } };
  // @ts-expect-error only the newest is asked
  const every: RulesOf<WithToy> = { ...questions, toy: { when: 'read', nothing: null } };
  // @ts-expect-error of one that is overtaken comes nothing
  const zero: RulesOf<WithToy> = { ...questions, toy: { when: 'read', newestOnly: true, nothing: 0 } };
  // @ts-expect-error what takes long is answered in steps
  const atOnce: AnswersTo<Questions> = { ...session, changesSinceOpening: () => Promise.resolve({}) };
  expect([other, asked, early, every, zero, atOnce]).toHaveLength(6);
});

test('whoever asks sees the types of the question', () => {
  const ask = (client: Asking) => [
    // @ts-expect-error a host is not a request
    () => client.route('http://shop.example.com'),
    // @ts-expect-error nobody asks this
    () => client.toy('a'),
    () => client.reach({ nodeId: asNodeId('a'), router: null }).then(({ rows }) => rows),
    // @ts-expect-error of a request that is overtaken comes nothing
    () => client.route({ text: '', method: 'GET', headers: [], router: null }).then(({ answer }) => answer),
  ];
  expect(ask).toBeTypeOf('function');
  expect([
    holds<Same<Naming, 'otherControllers' | 'survey'>>(),
    holds<Same<Sliced, 'survey' | 'changesSinceOpening'>>(),
  ]).toHaveLength(2);
});
