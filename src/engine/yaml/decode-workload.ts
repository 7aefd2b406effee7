import type { Workload } from '../model/objects.ts';
import { decodeMetadata } from './decode-metadata.ts';
import { anyRange, type Field, get, integerAt, itemsOf, textAt, textMapAt } from './fields.ts';

/** Where each kind keeps its Pod template: the way from the object. */
const podTemplates: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', []],
  ['Job', ['spec', 'template']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController'].map(
    (kind): [string, readonly string[]] => [kind, ['spec', 'template']],
  ),
]);

/** Returns true for the kinds that run Pods. */
export function isWorkloadKind(kind: string): boolean {
  return podTemplates.has(kind);
}

/** Returns a workload: the labels of its Pods and the ports of their containers. */
export function decodeWorkload(object: Field, apiVersion: string, workloadKind: string): Workload {
  const pod = (podTemplates.get(workloadKind) ?? []).reduce(get, object);
  return {
    kind: 'Workload',
    workloadKind,
    apiVersion,
    metadata: decodeMetadata(object),
    podLabels: textMapAt(get(get(pod, 'metadata'), 'labels')),
    containerPorts: itemsOf(get(get(pod, 'spec'), 'containers')).flatMap(portsOf),
    range: anyRange(object),
  };
}

function portsOf(container: Field): Workload['containerPorts'] {
  return itemsOf(get(container, 'ports')).flatMap((port) => {
    const containerPort = integerAt(get(port, 'containerPort'));
    return containerPort === null ? [] : [{ name: textAt(get(port, 'name')), containerPort }];
  });
}
