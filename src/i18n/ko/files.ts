import type { FilesMessages } from '../en/files.ts';

export const files: FilesMessages = {};
