import type { Cause } from '../match/cause.ts';

/** A cause for decisions of tests that are about something else. */
export const someCause: Cause = { kind: 'bad-request', what: 'target' };
