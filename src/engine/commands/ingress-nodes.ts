import { isAlias, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Ingress, IngressRule } from '../model/ingress.ts';
import type { ObjectRef, PathRef, RuleRef } from '../model/objects.ts';
import { refuse } from '../yaml/edit-attempt.ts';
import { asMap, mapAt, valueAt } from '../yaml/edit-map.ts';
import { asList } from '../yaml/edit-seq.ts';
import { rangeOfNode, refuseAlias } from '../yaml/edit-source.ts';
import type { Planning } from './check.ts';
import type { CommandError } from './command.ts';
import { type Draft, openObject, type Target } from './draft.ts';

/** The order in which new keys take their place. Keys that stand there in another order stay so. */
export const order = {
  root: ['apiVersion', 'kind', 'metadata', 'spec'],
  metadata: ['name', 'generateName', 'namespace', 'labels', 'annotations'],
  spec: ['ingressClassName', 'defaultBackend', 'backend', 'tls', 'rules'],
  rule: ['host', 'http'],
  http: ['paths'],
  path: ['path', 'pathType', 'backend'],
  backend: ['service', 'resource', 'serviceName', 'servicePort'],
  service: ['name', 'port'],
  tls: ['hosts', 'secretName'],
  servicePort: ['name', 'protocol', 'port', 'targetPort'],
  none: [],
} as const satisfies Record<string, readonly string[]>;

/** An Ingress opened for editing. */
export interface IngressTarget extends Target {
  readonly object: Ingress;
  /** True for the shape before networking.k8s.io/v1: serviceName, servicePort, spec.backend. */
  readonly isLegacy: boolean;
}

/** A rule opened for editing. */
export interface RuleTargetNode {
  readonly ingress: IngressTarget;
  readonly rules: YAMLSeq<Node>;
  readonly index: number;
  readonly map: YAMLMap;
  readonly model: IngressRule;
}

/** A path opened for editing. */
export interface PathTargetNode {
  readonly rule: RuleTargetNode;
  readonly paths: YAMLSeq<Node>;
  readonly index: number;
  readonly map: YAMLMap;
}

/** Opens an Ingress; any other kind is gone as far as Ingress commands are concerned. */
export function* openIngress(draft: Draft, ref: ObjectRef): Planning<IngressTarget> {
  const target = yield* openObject(draft, ref);
  const { object } = target;
  if (object.kind !== 'Ingress') return yield* refuse<CommandError>({ code: 'target-gone' });
  return { ...target, object, isLegacy: object.apiVersion.endsWith('v1beta1') };
}

/** Returns `spec.rules`, `null` when there is none. */
export function* rulesOf(ingress: IngressTarget): Planning<YAMLSeq<Node> | null> {
  const spec = yield* mapAt(ingress.source, ingress.map, 'spec');
  return spec ? yield* listAt(ingress, spec, 'rules') : null;
}

/** Returns the list under `key`; `null` for none, also when it is written as `null`. */
export function* listAt(target: Target, map: YAMLMap, key: string): Planning<YAMLSeq<Node> | null> {
  const value = yield* valueAt(target.source, map, key);
  return value && 'value' in value && value.value === null ? null : yield* asList(target.source, value);
}

/** Opens a rule by its index. */
export function* openRule(draft: Draft, ref: RuleRef): Planning<RuleTargetNode> {
  const ingress = yield* openIngress(draft, ref.object);
  const rules = yield* rulesOf(ingress);
  const node = rules?.items[ref.rule];
  const model = ingress.object.rules[ref.rule];
  if (!rules || !node || !model) return yield* refuse<CommandError>({ code: 'target-gone' });
  if (isAlias(node)) yield* refuseAlias(ingress.source, rangeOfNode(node));
  const map = yield* asMap(ingress.source, node);
  if (!map) return yield* refuse<CommandError>({ code: 'target-gone' });
  return { ingress, rules, index: ref.rule, map, model };
}

/** Returns `http.paths` of a rule, `null` when there is none. */
export function* pathsOf(rule: RuleTargetNode): Planning<YAMLSeq<Node> | null> {
  const http = yield* mapAt(rule.ingress.source, rule.map, 'http');
  return http ? yield* listAt(rule.ingress, http, 'paths') : null;
}

/** Opens a path by its index. */
export function* openPath(draft: Draft, ref: PathRef): Planning<PathTargetNode> {
  const rule = yield* openRule(draft, ref);
  const paths = yield* pathsOf(rule);
  const node = paths?.items[ref.path];
  if (!paths || !node) return yield* refuse<CommandError>({ code: 'target-gone' });
  const map = yield* asMap(rule.ingress.source, node);
  if (!map) return yield* refuse<CommandError>({ code: 'target-gone' });
  return { rule, paths, index: ref.path, map };
}

/** Returns `spec.rules[i].http.paths[j]`, as the server writes it. */
export function pathField(rule: number, path: number): string {
  return `spec.rules[${rule}].http.paths[${path}]`;
}
