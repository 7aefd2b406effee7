import { checkIp, checkNoSpecialIp, ipWarnings } from '../addresses.ts';
import type { ApiWarning } from '../api-error.ts';
import { type Cursor, child, items, textOf } from '../cursor.ts';
import { goQuote } from '../go-text.ts';
import { checkLabel, checkSubdomain, labelKeyCheck, labelValueCheck } from '../names.ts';
import { add, addChecked, addRequired, type Report, type Site } from '../report.ts';
import { notSupported } from './shared.ts';

const addressTypes = ['FQDN', 'IPv4', 'IPv6'];
const protocols = ['SCTP', 'TCP', 'UDP'];
/** @source kubernetes/kubernetes pkg/apis/discovery/validation/validation.go (v1.35) */
const most = { ports: 20000, endpoints: 1000, addresses: 100, zones: 8 };

/**
 * Adds the errors of an EndpointSlice behind its metadata, in the server's order.
 * @source kubernetes/kubernetes pkg/apis/discovery/validation/validation.go ValidateEndpointSlice (v1.35)
 */
export function checkEndpointSlice(report: Report, root: Cursor): void {
  const type = { field: 'addressType', at: child(root, 'addressType') };
  const addressType = textOf(type.at);
  if (addressType === '') addRequired(report, 'E1', type);
  else if (!addressTypes.includes(addressType)) notSupported(report, 'E1', type, addressType, addressTypes);
  checkPorts(report, root);
  const endpoints = child(root, 'endpoints');
  if (tooMany(report, { field: 'endpoints', at: endpoints }, most.endpoints)) return;
  for (const [index, at] of items(endpoints).entries()) checkEndpoint(report, at, `endpoints[${index}]`, addressType);
}

/** Adds an error and returns true where a list is longer than allowed. */
function tooMany(report: Report, site: Site, limit: number): boolean {
  const { length } = items(site.at);
  if (length <= limit) return false;
  add(report, 'E5', 'FieldValueTooMany', site, `must have at most ${limit} items`, String(length));
  return true;
}

function checkPorts(report: Report, root: Cursor): void {
  const ports = child(root, 'ports');
  if (tooMany(report, { field: 'ports', at: ports }, most.ports)) return;
  const names = new Set<string>();
  for (const [index, at] of items(ports).entries()) {
    const site = (key: string): Site => ({ field: `ports[${index}].${key}`, at: child(at, key) });
    const name = textOf(site('name').at);
    if (name !== '') addChecked(report, 'E2', site('name'), checkLabel, name);
    if (names.has(name)) add(report, 'E2', 'FieldValueDuplicate', site('name'), '', goQuote(name));
    names.add(name);
    const protocol = textOf(site('protocol').at) || 'TCP';
    const isUnset = !site('protocol').at.node;
    const written = isUnset ? protocol : textOf(site('protocol').at);
    if (!protocols.includes(written)) notSupported(report, 'E3', site('protocol'), written, protocols);
    const application = site('appProtocol');
    if (application.at.node) addChecked(report, 'E4', application, labelKeyCheck(report.minor), textOf(application.at));
  }
}

function checkEndpoint(report: Report, endpoint: Cursor, field: string, addressType: string): void {
  const list = { field: `${field}.addresses`, at: child(endpoint, 'addresses') };
  const addresses = items(list.at);
  if (addresses.length === 0) {
    // The rule became a declared one, which has no words.
    addRequired(report, 'E5', list, report.minor >= 37 ? '' : 'must contain at least 1 address');
  } else tooMany(report, list, most.addresses);
  for (const [index, at] of addresses.entries())
    checkAddress(report, list, { field: `${list.field}[${index}]`, at }, addressType);
  const node = { field: `${field}.nodeName`, at: child(endpoint, 'nodeName') };
  if (node.at.node) addChecked(report, 'E7', node, checkSubdomain, textOf(node.at));
  const host = { field: `${field}.hostname`, at: child(endpoint, 'hostname') };
  if (host.at.node) addChecked(report, 'E8', host, checkLabel, textOf(host.at));
  checkHints(report, child(endpoint, 'hints'), `${field}.hints`);
}

function checkAddress(report: Report, list: Site, site: Site, addressType: string): void {
  if (addressType === 'FQDN') checkDomain(report, site);
  if (addressType !== 'IPv4' && addressType !== 'IPv6') return;
  const ip = checkIp(report, 'E6', site, addressType === 'IPv4' ? 'legacy' : 'strict');
  if (!ip) return;
  if (`IPv${ip.family}` !== addressType) {
    const at = { field: list.field, at: site.at };
    add(report, 'E6', 'FieldValueInvalid', at, `must be an ${addressType} address`, goQuote(textOf(site.at)));
  }
  checkNoSpecialIp(report, 'E6', site, ip);
}

/** @source kubernetes/apimachinery pkg/util/validation/validation.go IsFullyQualifiedDomainName (v0.35) */
function checkDomain(report: Report, site: Site): void {
  const written = textOf(site.at);
  if (written === '') {
    addRequired(report, 'E6', site);
    return;
  }
  const name = written.replace(/\.$/, '');
  const problems = checkSubdomain(name);
  const say = (detail: string, value: string): void =>
    add(report, 'E6', 'FieldValueInvalid', site, detail, goQuote(value));
  if (problems.length > 0) say(problems.join(','), name);
  else if (!name.includes('.')) say('should be a domain with at least two segments separated by dots', name);
  else {
    for (const label of name.split('.')) {
      const wrong = checkLabel(label);
      if (wrong.length > 0) {
        say(wrong.join(','), label);
        return;
      }
    }
  }
}

function checkHints(report: Report, hints: Cursor, field: string): void {
  const lists = [
    { key: 'forZones', check: labelValueCheck(report.minor) },
    { key: 'forNodes', check: checkSubdomain },
  ];
  for (const { key, check } of lists) {
    const list = { field: `${field}.${key}`, at: child(hints, key) };
    tooMany(report, list, most.zones);
    const names = new Set<string>();
    for (const [index, item] of items(list.at).entries()) {
      const at = child(item, 'name');
      const site = { field: `${list.field}[${index}].name`, at };
      const name = textOf(at);
      if (names.has(name)) add(report, 'E9', 'FieldValueDuplicate', site, '', goQuote(name));
      names.add(name);
      addChecked(report, 'E9', site, check, name);
    }
  }
}

/** Returns the warnings of an accepted EndpointSlice. @source kubernetes/kubernetes pkg/registry/discovery/endpointslice/strategy.go (v1.35) */
export function sliceWarnings(root: Cursor, minor: number): readonly Omit<ApiWarning, 'range'>[] {
  const found: Omit<ApiWarning, 'range'>[] = [];
  const type = child(root, 'addressType');
  if (textOf(type) === 'FQDN')
    found.push({ rule: 'W4', message: 'spec.addressType: FQDN endpoints are deprecated', at: type });
  const labels = child(child(root, 'metadata'), 'labels');
  const manager = textOf(child(labels, 'endpointslice.kubernetes.io/managed-by'));
  if (manager === 'endpointslice-controller.k8s.io' || manager === 'endpointslicemirroring-controller.k8s.io')
    return found;
  for (const [index, endpoint] of items(child(root, 'endpoints')).entries()) {
    for (const [order, at] of items(child(endpoint, 'addresses')).entries()) {
      const field = `endpoints[${index}].addresses[${order}]`;
      for (const message of ipWarnings(field, textOf(at), minor)) found.push({ rule: 'W4', message, at });
    }
  }
  return found;
}
