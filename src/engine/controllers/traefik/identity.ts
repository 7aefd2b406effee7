import { about } from './about.ts';

/** Who a diagnostic is from; the profile begins with the same fields. */
export const identity = about;
