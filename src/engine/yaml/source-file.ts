import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { KubernetesObject } from '../model/objects.ts';
import type { SourceNode } from '../model/source-node.ts';
import type { UnitRole } from './split.ts';

/**
 * One separately read stretch of a file: a YAML document, or one item of a block-style `kind: List`.
 * Everything in it is relative to its own first code unit, so it is reused unchanged when text above it changes.
 */
export interface SourceUnit {
  readonly text: string;
  /** `list-item` = the text is a list of one (`- apiVersion: …`); `list-head`, `list-tail`, `dropped` and `cut` hold no objects. */
  readonly role: UnitRole;
  /** `helm` = a template that is no YAML yet; `empty` = only comments and blanks; `patch` = for a kustomization. */
  readonly status: 'read' | 'broken' | 'helm' | 'empty' | 'too-large' | 'patch';
  readonly objects: readonly KubernetesObject[];
  /** The objects of the last version that could be read, while `status` is `broken`; else the same as `objects`. */
  readonly lastGood: readonly KubernetesObject[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A file as read: immutable; `editSourceFile` makes the next one and reuses every untouched unit object. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
  readonly units: readonly SourceUnit[];
  /** `starts[i]` is the file offset of `units[i]`. */
  readonly starts: readonly number[];
}

export interface ReadOptions {
  /** Called with the tree of every object while it is there, and the text its ranges count in; what it returns is added to the unit's diagnostics. */
  readonly check?: (root: SourceNode, text: string, isTyped?: boolean) => readonly Diagnostic[];
  /** Called with every document before it is taken apart, and with every item of a block-style List. */
  readonly checkReading?: (root: SourceNode, text: string, isItem: boolean) => readonly Diagnostic[];
}
