import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../engine/match/index.ts';
import { asNodeId } from '../../engine/testing/node-id.ts';
import { compare } from '../../i18n/en/compare.ts';
import type { Actions, AppState, Survey, SurveyRow } from '../../state/types.ts';
import type { AppContextValue } from '../common/store-context.ts';
import { disagreements, nextDisagreement, requestShort, splitPaths } from '../parts/disagreements.ts';
import { goToDisagreement, placeInWalk } from '../parts/go-to-disagreement.ts';
import { markOf, outcomeDetail, outcomeText } from '../parts/outcome-text.ts';
import { comparedFirst, matrixMarkdown, matrixRows } from './matrix-rows.ts';

const to = (name: string, upstreamTarget = '/'): Outcome => ({
  kind: 'backend',
  route: null,
  service: { namespace: 'default', name, port: 80 },
  upstreamTarget,
});

function row(text: string, probe: SurveyRow['probe'], outcomes: readonly Outcome[], pathId = 'p'): SurveyRow {
  const differs = outcomes.some((outcome) => markOf(outcomes[0] ?? outcome, outcome) !== 'same');
  return {
    id: text,
    routerId: asNodeId('r'),
    pathId: asNodeId(pathId),
    text,
    method: 'GET',
    probe,
    count: 1,
    outcomes,
    differs,
  };
}

const controllers = ['kubernetes', 'ingress-nginx', 'traefik'];
const notFound: Outcome = { kind: 'status', status: 404, why: 'no-path', route: null };
const tie: Outcome = { kind: 'any-of', candidates: [], why: 'kubernetes/no-backend' };
const survey: Survey = {
  revision: 1,
  controllers,
  rows: [
    row('http://a/x%20', 'encoded', [to('a'), to('a'), notFound]),
    row('http://a/open', 'written', [to('a'), to('a'), tie], 'q'),
    row('http://a/x', 'longer', [to('a'), to('a'), to('b')]),
    row('http://a/same', 'written', [to('a'), to('a'), to('a')]),
    row('http://a/rewrite', 'below', [to('a', '/1'), to('a', '/1'), to('a', '/2')]),
  ],
  paths: [
    { pathId: asNodeId('p'), verdict: 'differs', witness: 'http://a/x' },
    { pathId: asNodeId('q'), verdict: 'unknown', witness: 'http://a/open' },
  ],
  requests: 5,
  isComplete: true,
};
const own = () => 'ingress-nginx';
const router = { kind: 'edge-router', id: 'r', controller: 'ingress-nginx' };

describe('disagreements of A and B', () => {
  const list = disagreements(survey, own, 'traefik');

  test('are walked usual and sure ones first, odd ones last', () => {
    expect(list.map(({ row: { text } }) => text)).toEqual([
      'http://a/x',
      'http://a/rewrite',
      'http://a/open',
      'http://a/x%20',
    ]);
  });

  test('put one badge on each path, the first usual one', () => {
    const splits = splitPaths(list);
    expect([...splits.keys()]).toEqual(['p', 'q']);
    expect(splits.get('p')?.row.text).toBe('http://a/x');
  });

  test('go on from where the walk is, round the end, in both directions', () => {
    expect(nextDisagreement(list, -1, 1)?.row.text).toBe('http://a/x');
    expect(nextDisagreement(list, -1, -1)?.row.text).toBe('http://a/x%20');
    expect(nextDisagreement(list, 3, 1)?.row.text).toBe('http://a/x');
    expect(nextDisagreement(list, 0, -1)?.row.text).toBe('http://a/x%20');
    expect(nextDisagreement([], -1, 1)).toBeNull();
  });

  test('are counted from the first one, though the request that somebody typed is on the list', () => {
    const bar = { text: 'http://a/rewrite', method: 'GET', sent: 0 };
    const request: AppState['request'] = { ...bar, headers: [], answer: null, problem: null };
    const state = {
      survey,
      compareWith: 'traefik',
      snapshot: { nodes: new Map([['r', router]]), order: { routers: ['r', 'other'] } },
      request,
    };
    const store = { getState: () => state } as unknown as AppContextValue['store'];
    const done: string[] = [];
    const actions = {
      setMethod: () => undefined,
      setRequest: (text: string) => {
        state.request = { ...state.request, text };
      },
      setRequestRouter: (id: string) => done.push(`ask ${id}`),
      send: () => done.push('send'),
      select: (id: string) => done.push(`select ${id}`),
      revealNode: (id: string, focus: boolean) => done.push(`reveal ${id} ${focus}`),
    } as unknown as Actions;
    expect(placeInWalk(store, list, state.request)).toBe(-1);
    goToDisagreement({ store, actions }, 1);
    expect([state.request.text, placeInWalk(store, list, state.request)]).toEqual(['http://a/x', 0]);
    goToDisagreement({ store, actions }, 1);
    expect([state.request.text, placeInWalk(store, list, state.request)]).toEqual(['http://a/rewrite', 1]);
    const step = ['ask r', 'send', 'select p', 'reveal p false'];
    expect(done).toEqual([...step, ...step]);
  });

  test('are named by what the name of the path does not say', () => {
    const short = (text: string, method = 'GET') => requestShort({ ...row(text, 'written', []), method }, '/v1');
    expect([short('http://a/v1'), short('http://a/v11?x=1'), short('http://a'), short('http://a/v1', 'PUT')]).toEqual([
      '',
      '/v11?x=1',
      '/',
      'PUT',
    ]);
  });

  test('are none with oneself, without a survey and with an unknown controller', () => {
    expect(disagreements(survey, own, 'ingress-nginx')).toEqual([]);
    expect(disagreements(null, own, 'traefik')).toEqual([]);
    expect(disagreements(survey, own, 'nobody')).toEqual([]);
  });
});

describe('the matrix', () => {
  test('marks every cell against the row’s own controller', () => {
    const rows = matrixRows(survey, own, { controllers, onlyDiffering: false }, compare);
    const found = rows.find(({ row: { text } }) => text === 'http://a/x');
    expect(found?.cells.map(({ text, mark }) => [text, mark])).toEqual([
      ['a:80', 'same'],
      ['a:80', null],
      ['b:80', 'differs'],
    ]);
    expect(rows).toHaveLength(5);
  });

  test('judges only the shown controllers', () => {
    const shown = { controllers: ['kubernetes', 'ingress-nginx'], onlyDiffering: true };
    expect(matrixRows(survey, own, shown, compare)).toEqual([]);
    expect(matrixRows(survey, own, { controllers, onlyDiffering: true }, compare)).toHaveLength(4);
  });

  test('becomes a Markdown table in which bars of paths do not end a cell', () => {
    const odd = { ...survey, rows: [row('http://a/(x|y)', 'written', [to('a'), to('a'), to('b')])] };
    const rows = matrixRows(odd, own, { controllers, onlyDiffering: false }, compare);
    expect(matrixMarkdown(rows, ['Request', 'K', 'N', 'T'])).toBe(
      '| Request | K | N | T |\n| --- | --- | --- | --- |\n| `GET http://a/(x\\|y)` | `a:80` | `a:80` | ≠ `b:80` |\n',
    );
  });

  test('an answer is a short text and what else is worth knowing', () => {
    expect([outcomeText(to('a', '/x'), compare), outcomeDetail(to('a', '/x'))]).toEqual(['a:80', '/x']);
    const redirect: Outcome = { kind: 'redirect', status: 308, location: 'https://a/' };
    expect([outcomeText(redirect, compare), outcomeDetail(redirect)]).toEqual(['308', 'https://a/']);
    expect([outcomeText(notFound, compare), outcomeDetail(notFound)]).toEqual(['404', '']);
  });
});

test('the compared controllers stand first, in the order A, B; without a comparison nothing moves', () => {
  const all = ['kubernetes', 'ingress-nginx', 'traefik', 'haproxy-ingress'];
  expect(comparedFirst(all, 'haproxy-ingress', 'traefik')).toEqual([
    'haproxy-ingress',
    'traefik',
    'kubernetes',
    'ingress-nginx',
  ]);
  expect(comparedFirst(all, 'traefik', null)).toEqual(all);
});
