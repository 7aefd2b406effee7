import { describe, expect, test } from 'vitest';
import type { Decision, GraphNode, Matcher, PathVerdict, TraceStep } from '../../engine/index.ts';
import { someCause } from '../../engine/testing/some-cause.ts';
import { en } from '../../i18n/messages.ts';
import { reasonOf, reasonWords } from './reason.ts';

const nodes: ReadonlyMap<string, GraphNode> = new Map();

function path(matcher: Matcher, matched: boolean, verdict: PathVerdict): TraceStep {
  const id = matcher.kind === 'regex' ? matcher.source : matcher.path;
  return { kind: 'path', routeId: id, pathId: `path:${id}`, matched, matcher, matchedLength: 0, verdict };
}

function host(name: string | null, verdict: 'exact' | 'wildcard' | 'any' | 'no', chosen = false): TraceStep {
  return { kind: 'host', host: name, verdict, chosen, hostId: `host:|${name ?? ''}` };
}

const prefix = (value: string): Matcher => ({ kind: 'element-prefix', path: value });
const exact = (value: string): Matcher => ({ kind: 'exact', path: value });

function say(comparedPath: string, trace: readonly TraceStep[], requestHost = 'shop.example.com'): string | null {
  const outcome = { kind: 'unknown', why: '' } as const;
  const decision: Decision = { outcome, cause: someCause, trace, evidence: 'documented', comparedPath };
  const reason = reasonOf(decision, requestHost, nodes);
  return reason && reasonWords(reason, en);
}

const shop = host('shop.example.com', 'exact', true);

describe('the sentence that explains an answer', () => {
  test('a prefix of letters that is no prefix of elements is named before the winner', () => {
    const trace = [shop, path(prefix('/v1'), false, 'no-match'), path(prefix('/'), true, 'wins')];
    expect(say('/v11', trace)).toBe('`/v11` is not under `/v1`: Prefix compares whole elements');
  });

  test('an Exact path with something after it is named before the winner', () => {
    const trace = [shop, path(exact('/cart'), false, 'no-match'), path(prefix('/'), true, 'wins')];
    expect(say('/cart/', trace)).toBe('`/cart/` is not `/cart`: Exact takes nothing more or less');
  });

  test('an Exact path with a slash that the request lacks is named', () => {
    expect(say('/docs', [shop, path(exact('/docs/'), false, 'no-match')])).toContain('is not `/docs/`');
  });

  test('a path that differs in letter case only is named', () => {
    expect(say('/API/users', [shop, path(prefix('/api'), false, 'no-match')])).toContain('upper and lower case');
  });

  test('a near miss shorter than the winner is not worth a word', () => {
    const trace = [shop, path(exact('/a'), false, 'no-match'), path(prefix('/a/b'), true, 'wins')];
    expect(say('/a/b/c', trace)).toBe('of 2 paths on `shop.example.com` only `/a/b` fits');
  });

  test('the longest of several fitting prefixes is called the longest', () => {
    const trace = [shop, path(prefix('/'), true, 'shorter'), path(prefix('/api'), true, 'wins')];
    expect(say('/api/x', trace)).toBe('`/api` is the longest of 2 paths that fit');
  });

  test('an Exact path beats a fitting Prefix', () => {
    const trace = [shop, path(prefix('/api'), true, 'type'), path(exact('/api'), true, 'wins')];
    expect(say('/api', trace)).toContain('Exact comes before Prefix');
  });

  test('a wildcard that is one label short is named when no rule takes the host', () => {
    const trace = [host('*.example.com', 'no')];
    expect(say('/', trace, 'a.b.example.com')).toContain('the star stands for one label');
    expect(say('/', trace, 'example.com:8080')).toBe('`*.example.com` does not cover `example.com` itself');
    expect(say('/', trace, 'other.test')).toBe('no rule names `other.test`');
  });

  test('a wildcard that an exact host without a fitting path keeps out is named', () => {
    const trace = [shop, host('*.example.com', 'wildcard'), path(prefix('/only'), false, 'no-match')];
    expect(say('/x', trace)).toBe('`shop.example.com` is named exactly, so `*.example.com` is not asked');
  });

  test('a host without a fitting path says so with the path', () => {
    expect(say('/x', [shop, path(prefix('/only'), false, 'no-match')])).toBe(
      'no path on `shop.example.com` takes `/x`',
    );
  });

  test('paths of other hosts count for nothing', () => {
    const trace = [shop, path(prefix('/x'), true, 'other-host'), path(prefix('/'), true, 'wins')];
    expect(say('/xy', trace)).toBe('`/` is the only path on `shop.example.com`');
  });

  test('no trace at all has no reason', () => {
    expect(say('/', [])).toBeNull();
  });
});
