/** Words of: open, drop, download, copy, share. */
export const files = {};

export type FilesMessages = typeof files;
