import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../engine/match/index.ts';
import { en } from '../../i18n/messages.ts';
import type { ImpactChange, ImpactPreview } from '../../state/types.ts';
import { impactText, refusedText, spokenImpact } from './impact-text.ts';

const to = (name: string): Outcome => ({
  kind: 'backend',
  route: null,
  service: { namespace: 'default', name, port: 80 },
  upstreamTarget: '/',
});
const status = (code: number, why: Extract<Outcome, { kind: 'status' }>['why']): Outcome => ({
  kind: 'status',
  status: code,
  why,
  route: null,
});
const change: ImpactChange = {
  line: 'GET http://a.com/api',
  profile: null,
  verdict: 'fails',
  before: to('api'),
  after: to('web'),
};
const impact: ImpactPreview = {
  revision: 1,
  error: null,
  changes: [],
  changed: 0,
  asked: 3,
  isComplete: true,
  examples: null,
};

describe('what a command would change, in words', () => {
  test('names the request and both answers, and what becomes of the test', () => {
    const text = impactText({ ...impact, changes: [change], changed: 1 }, en);
    expect(text).toEqual({
      sentence: '1 of 3 requests get a different answer',
      lines: [{ request: 'GET a.com/api', answer: 'Test would fail: went to api:80, now it goes to web:80' }],
    });
    expect(text && spokenImpact(text)).toBe(
      '1 of 3 requests get a different answer. GET a.com/api: Test would fail: went to api:80, now it goes to web:80',
    );
  });

  test('names the controller that a test asks, and that nobody answers', () => {
    const other = { ...change, profile: 'traefik', verdict: null, after: null };
    const text = impactText({ ...impact, changes: [other], changed: 1 }, en);
    expect(text?.lines[0]?.request).toMatch(/ @ Traefik/);
    expect(text?.lines[0]?.answer).toBe('went to api:80, now nobody answers');
  });

  test.each([
    [
      to('frontend'),
      status(503, 'no-service'),
      'went to frontend:80, now it gets 503, because the Service does not exist',
    ],
    [status(404, 'no-path'), to('web'), 'got 404, now it goes to web:80'],
    [null, { kind: 'redirect', status: 308, location: 'https://a.com/' }, 'nobody answered, now it gets 308'],
    [to('web'), { kind: 'rejected', why: 'kubernetes/no-backend' }, 'went to web:80, now it gets refused'],
  ] as const)('says it as a person would: %j, %j', (before, after, said) => {
    const text = impactText({ ...impact, changes: [{ ...change, verdict: null, before, after }], changed: 1 }, en);
    expect(text?.lines[0]?.answer).toBe(said);
  });

  test('counts those that are not told one by one, and says when not all were tried', () => {
    const text = impactText({ ...impact, changes: [change], changed: 3, isComplete: false }, en);
    expect(text?.lines.slice(1).map(({ answer }) => answer)).toEqual(['and 2 more', en.manipulate.impact.someOnly]);
  });

  test('says that nothing changes, that it was not tried, or nothing where there is nothing to ask', () => {
    expect(impactText(impact, en)?.sentence).toBe('All 3 requests keep their answers');
    expect(impactText({ ...impact, asked: 1 }, en)?.sentence).toBe('The request keeps its answer');
    expect(impactText({ ...impact, asked: 0, isComplete: false }, en)?.sentence).toBe(en.manipulate.impact.tooMany);
    expect(impactText({ ...impact, asked: 0 }, en)).toBeNull();
  });

  test('gives the reason of a refusal, with the words of the API server', () => {
    expect(refusedText(en, { code: 'invalid', field: 'x', message: 'must be so' })).toBe(
      'The API server would refuse the result: must be so',
    );
    expect(impactText({ ...impact, error: { code: 'aliased', file: 'a', range: { start: 0, end: 0 } } }, en)).toBe(
      null,
    );
  });
});
