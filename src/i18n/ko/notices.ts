import type { NoticesMessages } from '../en/notices.ts';

export const notices: NoticesMessages = {};
