/** Words of: tabs beyond the first view, saving, finding, changes since opening. */
export const workspace = {
  allFiles: (count: number) => `All ${count} files`,
  changedMark: 'changed',
  moveLeft: (name: string) => `Move ${name} left`,
  moveRight: (name: string) => `Move ${name} right`,
  save: {
    saved: (count: number) => (count === 1 ? 'One file saved.' : `${count} files saved.`),
    nothing: 'Nothing to save: the files on the disk are the same.',
    why: {
      conflict: 'has been changed on the disk by something else. It was not written.',
      forbidden: 'was not written: the browser does not allow it.',
      gone: 'is no longer on the disk. Download it instead.',
      encoding: 'is not UTF-8 on the disk and was not written. Download it instead.',
      'no-place': 'belongs to no opened folder. Download it instead.',
      failed: 'could not be written. The file on the disk is as it was.',
    },
    overwrite: 'Overwrite the disk',
    takeDisk: 'Take the text of the disk',
  },
  rename: (name: string) => `Rename ${name}…`,
};

export type WorkspaceMessages = typeof workspace;
