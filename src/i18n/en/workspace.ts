/** Words of: tabs beyond the first view, saving, finding, changes since opening. */
export const workspace = {
  allFiles: (count: number) => `All ${count} files`,
  changedMark: 'changed',
  moveLeft: (name: string) => `Move ${name} left`,
  moveRight: (name: string) => `Move ${name} right`,
  rename: (name: string) => `Rename ${name}…`,
};

export type WorkspaceMessages = typeof workspace;
