import { type Cursor, child, items, numberOf, textOf } from '../cursor.ts';

/** A Service as the server judges it: after decoding and defaults. */
export interface ServiceView {
  readonly root: Cursor;
  readonly spec: Cursor;
  readonly type: string;
  readonly clusterIp: string;
  /** With the one of `clusterIP` where only that is given. */
  readonly clusterIps: readonly Text[];
  readonly families: readonly Text[];
  /** `null`: not set. */
  readonly familyPolicy: string | null;
  readonly isHeadless: boolean;
  readonly hasSelector: boolean;
  readonly ports: readonly PortView[];
  readonly externalIps: readonly Text[];
  readonly isExternallyAccessible: boolean;
}

export interface Text {
  readonly text: string;
  readonly at: Cursor;
}

export interface PortView {
  readonly at: Cursor;
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  readonly nodePort: number;
  /** A number, or a text as a port's name; the value of `port` where it is left out. */
  readonly target: number | string;
}

/** Returns a Service with the defaults that change what is judged. @source kubernetes/kubernetes pkg/apis/core/v1/defaults.go SetDefaults_Service (v1.35) */
export function viewService(root: Cursor): ServiceView {
  const spec = child(root, 'spec');
  const type = textOf(child(spec, 'type')) || 'ClusterIP';
  const clusterIp = textOf(child(spec, 'clusterIP'));
  const written = textsOf(child(spec, 'clusterIPs'));
  const clusterIps =
    written.length === 0 && clusterIp !== '' ? [{ text: clusterIp, at: child(spec, 'clusterIP') }] : written;
  const policyAt = child(spec, 'ipFamilyPolicy');
  const externalIps = textsOf(child(spec, 'externalIPs'));
  return {
    root,
    spec,
    type,
    clusterIp,
    clusterIps,
    families: textsOf(child(spec, 'ipFamilies')),
    familyPolicy: policyAt.node ? textOf(policyAt) : null,
    isHeadless: type === 'ClusterIP' && clusterIps[0]?.text === 'None',
    hasSelector: isFilledMap(child(spec, 'selector')),
    ports: items(child(spec, 'ports')).map(viewPort),
    externalIps,
    isExternallyAccessible:
      type === 'LoadBalancer' || type === 'NodePort' || (type === 'ClusterIP' && externalIps.length > 0),
  };
}

function viewPort(at: Cursor): PortView {
  const port = numberOf(child(at, 'port'));
  const target = child(at, 'targetPort');
  const written = textOf(target) || numberOf(target);
  return {
    at,
    name: textOf(child(at, 'name')),
    port,
    protocol: textOf(child(at, 'protocol')) || 'TCP',
    nodePort: numberOf(child(at, 'nodePort')),
    target: written || port,
  };
}

/** Returns the texts of a list with their places. */
export function textsOf(list: Cursor): readonly Text[] {
  return items(list).map((at) => ({ at, text: textOf(at) }));
}

function isFilledMap({ node }: Cursor): boolean {
  return node?.kind === 'map' && node.entries.length > 0;
}
