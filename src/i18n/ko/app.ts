import type { AppMessages } from '../en/app.ts';

export const app: AppMessages = {};
