/** Words of: text editor and file tabs. */
export const editor = {
  files: 'Files',
  newFile: 'New file',
  newFileName: 'routes.yaml',
  closeFile: (name: string) => `Close ${name}`,
  tabKeys: 'F2 renames, Delete closes, Alt+Shift+←/→ moves',
  changedFile: 'changed',
  renameFile: (name: string) => `New name of ${name}`,
  nameTaken: 'Another file has this name.',
  nameProblem: {
    part: 'No part of a name may be empty, “.” or “..”.',
    letters: 'Not every file system accepts these characters or this ending.',
    long: 'The name is too long for most file systems.',
  },
  problemCount: (count: number) => (count === 1 ? '1 problem' : `${count} problems`),
  textOf: (file: string) => `Text of ${file}`,
  tabMoves: (keys: string) => `Tab indents here. Press ${keys} to leave with Tab.`,
  tooLong: 'Only the beginning of this long file is shown here, and it cannot be edited in this view.',
  empty: 'Paste Ingress YAML, the output of `kubectl get ingress -o yaml`, or a curl line.',
  matched: (order: number | null) => {
    if (order === null) return 'matches';
    const tens = order % 100;
    const suffix = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][order % 10] ?? 'th');
    return `${order}${suffix} to try, matches`;
  },
  changed: 'changed in the graph',
};

export type EditorMessages = typeof editor;
