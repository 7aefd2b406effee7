/** Words of: labels of undo and redo. */
export const history = {};

export type HistoryMessages = typeof history;
