import type { RequestMessages } from '../en/request.ts';

export const request: RequestMessages = {};
