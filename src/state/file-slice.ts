/** A file of the workspace as the page knows it. The text here is the truth; the worker follows. */
export interface FileState {
  readonly name: string;
  readonly text: string;
  /** Text when it was opened: for "changes since opening". */
  readonly openedText: string;
}

/** The texts: the truth that everything else is worked out from. */
export interface FileSlice {
  /** In tab order. Never empty: there is always one file, perhaps with an empty text. */
  readonly files: readonly FileState[];
  readonly activeFile: string;
  /** Increases with each change of any text. */
  readonly revision: number;
}

/** Actions on whole files. */
export interface FileActions {
  openFiles(files: readonly { readonly name: string; readonly text: string }[], how: 'replace' | 'add'): void;
  addFile(name: string): void;
  closeFile(name: string): void;
  renameFile(name: string, to: string): void;
  /** Puts the file's tab at this index; beyond an end means at that end. */
  moveFile(name: string, to: number): void;
  /** A person has gone to a file, perhaps the one they are in: nothing asked for before takes it away. */
  activateFile(name: string): void;
  /** Makes these texts, by file, those that changes are counted from. The texts of the files stay. */
  setOpened(texts: ReadonlyMap<string, string>): void;
  /** Files that steps which can be undone have closed, oldest first; some may be open again. */
  closedFiles(): readonly FileState[];
}
