import { compilePattern } from '../../match/pcre/pattern.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { RuleId } from '../../match/rule-id.ts';
import type { CanaryPolicy } from './annotations.ts';

/** Who answers: the primary, the canary, or both by weight. */
export type CanaryChoice =
  | { readonly kind: 'primary' | 'canary'; readonly rule: RuleId }
  | { readonly kind: 'split'; readonly weight: number; readonly total: number };

/** Returns the value of a cookie, its name in any case, or `null`. */
export function cookieIn(request: HttpRequest, name: string): string | null {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim().toLowerCase() === name.toLowerCase()) return pair.slice(at + 1).trim();
  }
  return null;
}

function byHeader(policy: CanaryPolicy, request: HttpRequest): CanaryChoice | null {
  const value = policy.header === '' ? undefined : request.headers.get(policy.header.toLowerCase());
  if (value === undefined) return null;
  if (policy.headerValue !== '') {
    return value === policy.headerValue ? { kind: 'canary', rule: 'ingress-nginx/canary-header' } : null;
  }
  if (policy.headerPattern !== '') {
    const result = compilePattern(policy.headerPattern, false);
    if (result.kind !== 'pattern') return { kind: 'primary', rule: 'ingress-nginx/canary-pattern-error' };
    return result.pattern.test(value) === true ? { kind: 'canary', rule: 'ingress-nginx/canary-header' } : null;
  }
  if (value === 'always') return { kind: 'canary', rule: 'ingress-nginx/canary-header' };
  return value === 'never' ? { kind: 'primary', rule: 'ingress-nginx/canary-header' } : null;
}

/** Returns the balancer's choice: header, then cookie, then weight. @source kubernetes/ingress-nginx rootfs/etc/nginx/lua/balancer.lua route_to_alternative_balancer (v1.15.1) */
export function chooseCanary(policy: CanaryPolicy, request: HttpRequest): CanaryChoice {
  const header = byHeader(policy, request);
  if (header) return header;
  const cookie = policy.cookie === '' ? null : cookieIn(request, policy.cookie);
  if (cookie === 'always') return { kind: 'canary', rule: 'ingress-nginx/canary-cookie' };
  if (cookie === 'never') return { kind: 'primary', rule: 'ingress-nginx/canary-cookie' };
  const weight = Math.max(0, policy.weight);
  if (weight === 0) return { kind: 'primary', rule: 'ingress-nginx/canary-none' };
  if (weight >= policy.weightTotal) return { kind: 'canary', rule: 'ingress-nginx/canary-weight' };
  return { kind: 'split', weight, total: policy.weightTotal };
}
