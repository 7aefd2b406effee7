import type { IgnoredReason } from '../diagnostics/controller-codes.ts';
import type { ProfileRule } from '../diagnostics/rules.ts';
import type { PcreConstruct } from './pcre/escape.ts';

/** Reasons that belong to no profile alone. */
export type SharedRule = 'not-simulated' | PcreConstruct;

/** Names a rule, a note or a reason: i18n has its sentence, the README of its profile the source. */
export type RuleId = ProfileRule | SharedRule;

/** What stands in the way of an answer: a rule, TLS that is passed on, or a variable as it is written. */
export type UnknownReason = RuleId | 'ssl-passthrough' | `$${string}`;

/** What has a sentence beside the rules: every such reason by its name, a variable by its `$`. */
export type Obstacle = Exclude<UnknownReason, RuleId | `$${string}`> | '$';

/** What only causes name: they have their own sentences, and the source of the rule is told by its name. */
export type CauseRule =
  | RuleId
  | 'haproxy-ingress/tcp-service'
  | 'haproxytech/health'
  | `ingress-nginx/${IgnoredReason}`;
