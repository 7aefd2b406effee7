/** The door of this room for all outside of the engine: texts read into objects. */

export { buildCluster } from './cluster.ts';
export { findObjects } from './decode.ts';
export { type FileKind, fileKindOf, isKustomizationName } from './file-kind.ts';
export { kustomizePatches, setPatchesApart } from './kustomize.ts';
export { type ReadProgress, readSourceFile, readSourceFileInSteps } from './read.ts';
export { editSourceFile } from './reread.ts';
export type { ReadOptions, SourceFile, SourceUnit } from './source-file.ts';
export { readTree } from './tree.ts';
