import type { SharedRule } from '../../engine/match/index.ts';
import { tableOf } from '../../engine/text/index.ts';
import type { RuleParams, RuleTable } from './trace-kubernetes.ts';

/** What an annotation that is not simulated could change, by the engine's code. */
export const annotationEffects = tableOf<string>({
  access: 'it may refuse clients',
  authentication: 'it may ask clients to identify themselves',
  rate: 'it may refuse requests above a rate',
  snippet: 'it adds configuration of its own, which may do anything',
  response: 'it may answer or change the answer',
  tcp: 'connections may be passed on without being read',
  upstream: 'it changes how the Pods are reached',
  matching: 'it changes which requests match',
  middleware: 'middlewares may redirect, rewrite or refuse',
  listener: 'it chooses where the controller listens for these routes',
  reference: 'where what it names does not exist its paths are closed',
  mirror: 'a copy of each request goes to another server',
  sticky: 'it keeps clients where they were answered first',
  tls: 'where these TLS settings do not exist the routes are refused',
});

/** Sentences that several profiles use. */
export const traceShared = {
  'not-simulated': ({ annotation = '', effect = '' }: RuleParams) =>
    `\`${annotation}\` is not simulated${annotationEffects.get(effect) ? `: ${annotationEffects.get(effect)}` : ''}.`,
  'pcre/condition': 'A conditional group in the expression is not simulated',
  'pcre/recursion': 'A recursive expression is not simulated',
  'pcre/branch-reset': 'A branch reset group in the expression is not simulated',
  'pcre/callout': 'A callout in the expression is not simulated',
  'pcre/flag-reset': 'A flag reset in the expression is not simulated',
  'pcre/verb': 'A control verb in the expression is not simulated',
  'pcre/unicode-property': 'A Unicode property in the expression is not simulated',
  'pcre/escape': 'An escape in the expression means different things in PCRE 1 and 2, or is not simulated',
  'pcre/duplicate-name': 'Groups with one name in the expression are not simulated',
  'pcre/class-range': 'A range beside a class, such as `[\\d-z]`, means different things in PCRE 1 and 2',
  'pcre/too-long': 'The expression is too long to be simulated',
  'pcre/took-too-many-steps': 'The expression took too many steps on this request, so Ingraph stopped',
} satisfies RuleTable<SharedRule>;
