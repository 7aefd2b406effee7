/** Words of: toasts: refused commands, messages. */
export const notices = {};

export type NoticesMessages = typeof notices;
