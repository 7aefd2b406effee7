import { describe, expect, test } from 'vitest';
import type { Cause } from '../../engine/match/index.ts';
import { asNodeId } from '../../engine/testing/node-id.ts';
import { en } from '../../i18n/messages.ts';
import type { Answer } from '../../state/types.ts';
import { answerWords, requestWords } from '../parts/answer-words.ts';
import { causeText } from '../parts/cause-text.ts';
import { traceMarkdown, traceText } from './trace-text.ts';
import { explain } from './use-explanation.ts';

const service = { namespace: 'store', name: 'web', port: 80 };
const place = { object: { file: 'a.yaml', document: 0, item: 0 }, range: { start: 0, end: 0 } };
const written = (path: string) => ({
  pathId: asNodeId(path),
  host: 'shop.example.com',
  path,
  matcher: { kind: 'element-prefix' as const, path },
  ingress: 'store/shop',
  place,
});
const cause: Cause = {
  kind: 'matched',
  pathId: asNodeId('/'),
  path: '/v11',
  by: 'only',
  winner: written('/'),
  fits: 1,
  over: { ...written('/v1'), fits: false, miss: 'element', at: 3, corrected: '/v1' },
  odd: null,
};
const answer: Answer = {
  request: {
    scheme: 'https',
    method: 'GET',
    host: 'shop.example.com',
    rawPath: '/v11',
    query: 'x=1',
    headers: new Map(),
    httpVersion: '1.1',
  },
  routerId: asNodeId('router:'),
  controller: 'kubernetes',
  assumptions: [],
  decision: {
    outcome: { kind: 'backend', route: asNodeId('r'), service, upstreamTarget: '/v11?x=1' },
    cause,
    evidence: 'documented',
    comparedPath: '/v11',
    trace: [
      { kind: 'host', host: 'shop.example.com', verdict: 'exact', chosen: true, hostId: asNodeId('h') },
      {
        kind: 'path',
        routeId: asNodeId('a'),
        pathId: asNodeId('a'),
        matched: false,
        matcher: { kind: 'element-prefix', path: '/v1' },
        matchedLength: 3,
        verdict: 'no-match',
      },
      {
        kind: 'path',
        routeId: asNodeId('b'),
        pathId: asNodeId('b'),
        matched: true,
        matcher: { kind: 'element-prefix', path: '/' },
        matchedLength: 1,
        verdict: 'wins',
      },
    ],
  },
  litNodes: [],
  place: null,
};
const withOutcome = (outcome: Answer['decision']['outcome']): Answer => ({
  ...answer,
  decision: { ...answer.decision, outcome },
});
const explanation = explain(answer, [], en);
const textOf = (of: Answer) => causeText(of, answerWords(of, en), en);

describe('an answer in words', () => {
  test('is one sentence with request, receiver and reason for the live region', () => {
    expect(textOf(answer).said).toBe(
      'GET https://shop.example.com/v11?x=1: web:80 receives GET /v11?x=1. / answers. /v11 is not under /v1: Prefix compares whole elements.',
    );
  });

  test('a status is a failure, an open outcome is neither', () => {
    const status = withOutcome({ kind: 'status', status: 503, why: 'no-endpoints', route: asNodeId('r') });
    expect(answerWords(status, en)).toEqual({ pills: ['503'], tone: 'bad', verdict: '' });
    expect(answerWords(withOutcome({ kind: 'separate-addresses' }), en).tone).toBe('open');
  });

  test('the parts of a split are shares of all weights', () => {
    const parts = [
      { service, weight: 3 },
      { service: { ...service, name: 'canary' }, weight: 1 },
    ];
    const split = withOutcome({ kind: 'split', parts, upstreamTarget: '/' });
    expect(answerWords(split, en).pills).toEqual(['web:80 75 %', 'canary:80 25 %']);
  });

  test('an error says what was not found, and what comes nearest', () => {
    const near = {
      host: 'shop.example.org',
      hostId: asNodeId('h'),
      miss: 'letters',
      distance: 2,
      ask: 'shop.example.org',
    } as const;
    const unknown: Cause = { kind: 'host-unknown', host: 'shop.example.com', nearest: [near], notAsked: [] };
    const outcome = { kind: 'status', status: 404, why: 'no-host', route: null } as const;
    const lost: Answer = { ...answer, decision: { ...answer.decision, cause: unknown, outcome } };
    expect(textOf(lost)).toMatchObject({
      verdict: 'No rule names this host',
      why: 'Nearest is `shop.example.org`, which is spelled differently.',
    });
  });

  test('a default backend says that it takes the rest, and whose it is', () => {
    const rest: Cause = {
      kind: 'default-backend',
      by: 'ingress',
      ingress: 'store/shop',
      object: place.object,
      key: null,
      service,
      rest: 'path',
    };
    const found = withOutcome({ kind: 'backend', route: null, service, upstreamTarget: '/' });
    const why = textOf({ ...found, decision: { ...found.decision, cause: rest } }).why;
    expect(why).toBe('No path of this host matches: the default backend of `store/shop` takes the rest.');
  });

  test('the request is written as one types it', () => {
    expect(requestWords(answer)).toBe('GET https://shop.example.com/v11?x=1');
  });
});

describe('the copied trace', () => {
  test('is Markdown with verdict, steps and candidates', () => {
    const text = traceMarkdown(answer, explanation, new Map(), en);
    expect(text).toContain('**web:80** receives `GET /v11?x=1`. `/` answers. `/v11` is not under `/v1`');
    expect(text).toContain('- Host: `shop.example.com`, exact');
    expect(text).toContain('|  | `/v1` | does not match, `1` still belongs to the element |');
    expect(text).toContain('As documented by the project.');
  });

  test('as plain text it has no marks left', () => {
    expect(traceText(answer, explanation, new Map(), en)).not.toMatch(/[`*]|^\|/m);
  });
});
