/** Words of: request bar and result line. */
export const request = {};

export type RequestMessages = typeof request;
