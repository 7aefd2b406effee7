import type { TreeMessages } from '../en/tree.ts';

export const tree: TreeMessages = {};
