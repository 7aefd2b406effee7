/** The door of this room for all outside of the engine: Kubernetes' own objects. */

export type { Cluster } from './cluster.ts';
export type { PathType } from './ingress.ts';
export { namespaceOfOwner } from './metadata.ts';
export {
  isSameObject,
  type KubernetesObject,
  type ObjectRef,
  type PathRef,
  type Place,
  type RuleRef,
} from './objects.ts';
