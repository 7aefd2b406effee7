import type { HistoryMessages } from '../en/history.ts';

export const history: HistoryMessages = {};
