/** Words of: text editor and file tabs. */
export const editor = {};

export type EditorMessages = typeof editor;
