import { about } from './about.ts';

/** Who speaks in diagnostics; the profile begins with the same words. */
export const speaker = about;
