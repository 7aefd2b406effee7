import type { EditorMessages } from '../en/editor.ts';

export const editor: EditorMessages = {};
