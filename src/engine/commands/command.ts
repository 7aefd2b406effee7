import type { PathType } from '../model/ingress.ts';
import type { ObjectRef, PathRef, RuleRef } from '../model/objects.ts';
import type { TextEdit } from '../text/edit.ts';
import type { SourceRange } from '../text/range.ts';
import type { UnsupportedShape } from '../yaml/edit-attempt.ts';

/** A backend to write. */
export type BackendSpec =
  | { readonly service: string; readonly port: { readonly number: number } | { readonly name: string } }
  | { readonly resource: { readonly apiGroup: string | null; readonly kind: string; readonly name: string } };

/** A Service to write: one document with the selector `app: <name>`, or with the name of another host that it stands for. */
export interface ServiceSpec {
  readonly name: string;
  readonly externalName?: string;
  readonly ports: readonly { readonly name: string | null; readonly port: number }[];
}

/** What changes about a port of a Service; what is absent stays. `null` takes the key away. */
export interface PortChange {
  readonly port?: number;
  readonly name?: string | null;
  /** Number or name of a container port; without it the port's own number counts. */
  readonly targetPort?: number | string | null;
}

/** An entry of `spec.tls` to write. */
export interface TlsSpec {
  readonly hosts: readonly string[];
  readonly secretName: string | null;
}

export interface PathSpec {
  readonly path: string;
  readonly pathType: PathType;
  readonly backend: BackendSpec;
}

/** Where a path goes: a rule that is there, or a host of an Ingress (a rule is added when it has none). */
export type RuleTarget = RuleRef | { readonly object: ObjectRef; readonly host: string | null };

/** One thing a person can do to a manifest. Indexes count list items as they stand before the command, or before its whole batch. */
export type SingleCommand =
  | { readonly type: 'path/set-path'; readonly at: PathRef; readonly path: string }
  | { readonly type: 'path/set-type'; readonly at: PathRef; readonly pathType: PathType }
  | { readonly type: 'path/set-backend'; readonly at: PathRef; readonly backend: BackendSpec }
  | { readonly type: 'path/add'; readonly to: RuleTarget; readonly index: number | null; readonly spec: PathSpec }
  | { readonly type: 'path/remove'; readonly at: PathRef }
  | { readonly type: 'path/duplicate'; readonly at: PathRef }
  /** `index` in the target's list, `null` = at its end. A move within one rule is a reorder. */
  | { readonly type: 'path/move'; readonly at: PathRef; readonly to: RuleTarget; readonly index: number | null }
  | {
      readonly type: 'host/add';
      readonly object: ObjectRef;
      readonly host: string | null;
      readonly paths: readonly PathSpec[];
    }
  /** All rules of one host node, perhaps in several Ingresses and files. tls entries with the old host follow. */
  | { readonly type: 'host/rename'; readonly rules: readonly RuleRef[]; readonly host: string | null }
  | { readonly type: 'host/remove'; readonly rules: readonly RuleRef[] }
  | { readonly type: 'host/duplicate'; readonly rule: RuleRef; readonly host: string | null }
  | { readonly type: 'host/move'; readonly rule: RuleRef; readonly index: number }
  /** Every backend of the workspace in `object`'s namespace that names the Service `from`, and the Service itself. */
  | {
      readonly type: 'service/rename';
      readonly namespace: string;
      readonly from: string;
      readonly to: string;
    }
  /** A Service of its own, so that a backend finds it. */
  | (ServiceSpec & { readonly type: 'service/add'; readonly file: string; readonly namespace: string | null })
  | {
      readonly type: 'service/set-port';
      readonly object: ObjectRef;
      readonly index: number;
      readonly change: PortChange;
    }
  /** At the end of the Service's ports. */
  | {
      readonly type: 'service/add-port';
      readonly object: ObjectRef;
      readonly port: number;
      readonly name: string | null;
    }
  | { readonly type: 'service/remove-port'; readonly object: ObjectRef; readonly index: number }
  | (TlsSpec & { readonly type: 'tls/add'; readonly object: ObjectRef })
  /** Hosts that stay keep their places, new ones come behind them. */
  | {
      readonly type: 'tls/set-hosts';
      readonly object: ObjectRef;
      readonly index: number;
      readonly hosts: readonly string[];
    }
  | { readonly type: 'tls/set-secret'; readonly object: ObjectRef; readonly index: number; readonly secretName: string }
  | { readonly type: 'tls/remove'; readonly object: ObjectRef; readonly index: number }
  | { readonly type: 'default-backend/set'; readonly object: ObjectRef; readonly backend: BackendSpec }
  | { readonly type: 'default-backend/remove'; readonly object: ObjectRef }
  | { readonly type: 'ingress/set-class'; readonly object: ObjectRef; readonly className: string | null }
  | { readonly type: 'ingress/rename'; readonly object: ObjectRef; readonly name: string }
  | { readonly type: 'ingress/set-namespace'; readonly object: ObjectRef; readonly namespace: string | null }
  | { readonly type: 'annotation/set'; readonly object: ObjectRef; readonly key: string; readonly value: string }
  | { readonly type: 'annotation/remove'; readonly object: ObjectRef; readonly key: string }
  | {
      readonly type: 'ingress/add';
      readonly file: string;
      readonly name: string;
      readonly namespace: string | null;
      readonly className: string | null;
      readonly rules: readonly { readonly host: string | null; readonly paths: readonly PathSpec[] }[];
      readonly tls?: readonly TlsSpec[];
      /** Written in documents of their own behind it, in its namespace. */
      readonly services?: readonly ServiceSpec[];
    }
  /** A whole document with its comments, to the end of another file; a file that is not there is made. */
  | { readonly type: 'object/move-to-file'; readonly object: ObjectRef; readonly file: string }
  /** A path into an Ingress of another file that has its host and class, else into a new one there. */
  | { readonly type: 'path/move-to-file'; readonly at: PathRef; readonly file: string }
  | { readonly type: 'ingress/remove'; readonly object: ObjectRef }
  | { readonly type: 'ingress/duplicate'; readonly object: ObjectRef; readonly name: string }
  /** One more routing test in a document (`item` does not matter); `line` is the whole comment, without indentation. */
  | { readonly type: 'test/add'; readonly object: ObjectRef; readonly line: string };

/**
 * Everything a person can do to a manifest: one thing, or several in one step.
 * Every command of a batch says where things stand before all of them (what is marked in the shown picture, in any
 * order). They are done one after the other, each to what it means, wherever those before it have put that. An index to
 * stand at counts the list as it was; what comes to one place stands there in the order of the files, what is new
 * behind it in the order of the commands. A wish is moot, and passed over, where it is so already and where a command
 * before took away what it concerns. A rule that went with its last path is made again when another goes there.
 */
export type Command = SingleCommand | { readonly type: 'batch'; readonly commands: readonly SingleCommand[] };

export type CommandType = Command['type'];

/** The smallest edits a command needs. Ranges are offsets in the whole file. */
export interface Plan {
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** Where the changed thing stands after the edit, for selection and flash. */
  readonly focus: { readonly file: string; readonly range: SourceRange } | null;
  readonly label: HistoryLabel;
}

/** What the history panel says; `params` are the words the sentence needs. */
export interface HistoryLabel {
  readonly type:
    | CommandType
    | 'text/type'
    | 'text/paste'
    | 'text/fix'
    | 'text/replace'
    | 'text/revert'
    | 'text/recovered'
    | 'file/add'
    | 'file/remove'
    | 'file/rename'
    | 'file/move'
    | 'workspace/open';
  readonly params: Readonly<Record<string, string>>;
}

/**
 * `target-gone`: the text has changed since; `yaml-broken`: the document cannot be read;
 * `aliased`: the edit would change other places through an alias or merge key (`range` is the alias);
 * `invalid`: the API server would refuse the result; `no-change`: it is so already;
 * `tls-empty`: an entry of `spec.tls` would say nothing: neither a host nor a Secret;
 * `unsupported`: this shape of YAML is not edited (with a reason code).
 */
export type CommandError = CommandRefusal & {
  /** Which command of a batch is refused, by its index. */
  readonly at?: number;
};

type CommandRefusal =
  | { readonly code: 'target-gone' | 'no-change' | 'yaml-broken' | 'tls-empty' }
  | { readonly code: 'aliased'; readonly file: string; readonly range: SourceRange }
  | { readonly code: 'invalid'; readonly field: string; readonly message: string }
  | { readonly code: 'unsupported'; readonly reason: UnsupportedReason };

/** What cannot be edited but as text: the shape of what is written, or what would stand in another file. */
export type UnsupportedReason =
  | UnsupportedShape
  | 'object-shape'
  | 'backend-shape'
  | 'list-item'
  | 'directive'
  | 'json-file'
  | 'api-versions-differ'
  | 'helm'
  | 'too-large'
  | 'not-a-test';
