/** Words of: route tree of narrow screens and screen readers. */
export const tree = {};

export type TreeMessages = typeof tree;
