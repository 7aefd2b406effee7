import type { EndpointSlice } from '../model/objects.ts';
import { decodeMetadata } from './decode-metadata.ts';
import { anyRange, type Field, get, integerAt, itemsOf, textAt } from './fields.ts';

/** @source kubernetes/api discovery/v1/well_known_labels.go LabelServiceName (v1.35) */
const serviceNameLabel = 'kubernetes.io/service-name';

/** Returns an EndpointSlice: an endpoint counts as ready unless its condition says false. */
export function decodeEndpointSlice(object: Field, apiVersion: string): EndpointSlice {
  const metadata = decodeMetadata(object);
  const endpoints = itemsOf(get(object, 'endpoints')).filter(({ node }) => node?.kind === 'map');
  return {
    kind: 'EndpointSlice',
    apiVersion,
    metadata,
    serviceName: metadata.labels.get(serviceNameLabel) ?? null,
    readyCount: endpoints.filter(isReady).length,
    addresses: endpoints.flatMap((endpoint) => textsOf(get(endpoint, 'addresses'))),
    ports: itemsOf(get(object, 'ports')).map(decodePort),
    range: anyRange(object),
  };
}

function isReady(endpoint: Field): boolean {
  const { node } = get(get(endpoint, 'conditions'), 'ready');
  return node?.kind !== 'scalar' || node.value !== false;
}

function textsOf(list: Field): readonly string[] {
  return itemsOf(list)
    .map(textAt)
    .filter((text) => text !== null);
}

function decodePort(field: Field): EndpointSlice['ports'][number] {
  return { name: textAt(get(field, 'name')), port: integerAt(get(field, 'port')) };
}

/** Returns the older kind Endpoints in the shape of an EndpointSlice of the Service with the same name. */
export function decodeEndpoints(object: Field, apiVersion: string): EndpointSlice {
  const metadata = decodeMetadata(object);
  const subsets = itemsOf(get(object, 'subsets'));
  const ready = subsets.flatMap((subset) => itemsOf(get(subset, 'addresses')));
  const waiting = subsets.flatMap((subset) => itemsOf(get(subset, 'notReadyAddresses')));
  return {
    kind: 'EndpointSlice',
    apiVersion,
    metadata,
    serviceName: metadata.name.value || null,
    readyCount: ready.length,
    addresses: [...ready, ...waiting].map((address) => textAt(get(address, 'ip'))).filter((ip) => ip !== null),
    ports: subsets.flatMap((subset) => itemsOf(get(subset, 'ports')).map(decodePort)),
    range: anyRange(object),
  };
}
