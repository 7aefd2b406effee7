import type { ApiRule } from '../../diagnostics/api-codes.ts';
import { checkCidr, checkIp, checkNoSpecialIp, cidrWarnings, ipWarnings } from '../addresses.ts';
import type { ApiWarning } from '../api-error.ts';
import { type Cursor, child, fields, numberOf, textOf } from '../cursor.ts';
import { goQuote } from '../go-text.ts';
import { checkLabel, checkPortName, checkSubdomain, labelKeyCheck, labelValueCheck } from '../names.ts';
import { add, addChecked, addRequired, type Report } from '../report.ts';
import { checkAddresses, givesNodePorts, requestedNodePorts } from './service-addresses.ts';
import { type PortView, type ServiceView, textsOf } from './service-view.ts';
import { notSupported } from './shared.ts';

const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const protocols = ['SCTP', 'TCP', 'UDP'];
const hintsKey = 'service.kubernetes.io/topology-aware-hints';
const modeKey = 'service.kubernetes.io/topology-mode';
const rangesKey = 'service.beta.kubernetes.io/load-balancer-source-ranges';
const onlyLoadBalancer = "may only be used when `type` is 'LoadBalancer'";
const portRange = 'must be between 1 and 65535, inclusive';

const inRange = (port: number): boolean => port >= 1 && port <= 65535;

/**
 * Adds the errors of a Service behind its metadata, in the server's order.
 * @source kubernetes/kubernetes pkg/apis/core/validation/validation.go validateService (v1.35)
 */
export function checkService(report: Report, view: ServiceView): void {
  checkTopology(report, view);
  checkType(report, view);
  for (const [index, port] of view.ports.entries()) checkPort(report, view, port, index);
  checkSelector(report, view);
  checkAffinity(report, view);
  checkAddresses(report, view);
  checkExternalIps(report, view);
  if (!types.includes(view.type)) notSupported(report, 'V22', site(view, 'type'), view.type, types);
  checkNodePortUse(report, view);
  checkPortPairs(report, view);
  checkLoadBalancer(report, view);
  checkPolicies(report, view);
}

function site(view: ServiceView, key: string): { readonly field: string; readonly at: Cursor } {
  return { field: `spec.${key}`, at: child(view.spec, key) };
}

function checkTopology(report: Report, { root }: ServiceView): void {
  const annotations = child(child(root, 'metadata'), 'annotations');
  const [mode, hints] = [child(annotations, modeKey), child(annotations, hintsKey)];
  if (!mode.entry || !hints.entry || textOf(mode) === textOf(hints)) return;
  const detail = `must match annotations[${hintsKey}] when both are specified`;
  const field = `metadata.annotations[${modeKey}]`;
  add(report, 'V1', 'FieldValueInvalid', { field, at: mode }, detail, goQuote(textOf(mode)));
}

function checkType(report: Report, view: ServiceView): void {
  const { type, ports, isHeadless } = view;
  if (ports.length === 0 && type !== 'ExternalName' && !isHeadless) addRequired(report, 'V2', site(view, 'ports'));
  const [first] = view.clusterIps;
  if ((type === 'LoadBalancer' || type === 'NodePort') && first?.text === 'None') {
    const none = { field: 'spec.clusterIPs[0]', at: first.at };
    add(report, 'V3', 'FieldValueInvalid', none, `may not be set to 'None' for ${type} services`, '"None"');
  }
  if (type === 'ExternalName') checkExternalName(report, view);
}

function checkExternalName(report: Report, view: ServiceView): void {
  const forbidden = [
    ['clusterIPs', view.clusterIps[0]?.at],
    ['ipFamilies', view.families[0]?.at],
    ['ipFamilyPolicy', view.familyPolicy === null ? undefined : child(view.spec, 'ipFamilyPolicy')],
  ] as const;
  for (const [key, at] of forbidden) {
    if (at)
      add(
        report,
        'V4',
        'FieldValueForbidden',
        { field: `spec.${key}`, at },
        'may not be set for ExternalName services',
      );
  }
  const name = textOf(child(view.spec, 'externalName')).replace(/\.$/, '');
  if (name === '') addRequired(report, 'V5', site(view, 'externalName'));
  else addChecked(report, 'V5', site(view, 'externalName'), checkSubdomain, name);
}

function checkPort(report: Report, view: ServiceView, port: PortView, index: number): void {
  const at = (key: string) => ({ field: `spec.ports[${index}].${key}`, at: child(port.at, key) });
  if (port.name !== '') {
    addChecked(report, 'V6', at('name'), checkLabel, port.name);
    const isTaken = view.ports.slice(0, index).some(({ name }) => name === port.name);
    if (isTaken) add(report, 'V6', 'FieldValueDuplicate', at('name'), '', goQuote(port.name));
  } else if (view.ports.length > 1) addRequired(report, 'V6', at('name'));
  if (!inRange(port.port)) add(report, 'V7', 'FieldValueInvalid', at('port'), portRange, String(port.port));
  if (!protocols.includes(port.protocol)) notSupported(report, 'V8', at('protocol'), port.protocol, protocols);
  const target = { ...at('targetPort'), at: child(port.at, child(port.at, 'targetPort').node ? 'targetPort' : 'port') };
  if (typeof port.target === 'string') addChecked(report, 'V9', target, checkPortName, port.target);
  else if (!inRange(port.target)) add(report, 'V9', 'FieldValueInvalid', target, portRange, String(port.target));
  const protocol = at('appProtocol');
  if (protocol.at.node) addChecked(report, 'V10', protocol, labelKeyCheck(report.minor), textOf(protocol.at));
}

function checkSelector(report: Report, view: ServiceView): void {
  const entries = fields(child(view.spec, 'selector')).map((at) => ({ key: at.entry.key, at }));
  for (const { key, at } of [...entries].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const place = { field: 'spec.selector', at };
    addChecked(report, 'V11', place, labelKeyCheck(report.minor), key);
    addChecked(report, 'V11', place, labelValueCheck(report.minor), textOf(at));
  }
}

function checkAffinity(report: Report, view: ServiceView): void {
  const affinity = textOf(child(view.spec, 'sessionAffinity')) || 'None';
  if (affinity !== 'ClientIP' && affinity !== 'None') {
    notSupported(report, 'V12', site(view, 'sessionAffinity'), affinity, ['ClientIP', 'None']);
  }
  const at = child(child(child(view.spec, 'sessionAffinityConfig'), 'clientIP'), 'timeoutSeconds');
  const seconds = numberOf(at);
  if (affinity !== 'ClientIP' || !at.node || (seconds > 0 && seconds <= 86400)) return;
  const field = 'spec.sessionAffinityConfig.clientIP.timeoutSeconds';
  add(report, 'V12', 'FieldValueInvalid', { field, at }, 'must be greater than 0 and less than 86400', String(seconds));
}

function checkExternalIps(report: Report, view: ServiceView): void {
  for (const [index, { at }] of view.externalIps.entries()) {
    const place = { field: `spec.externalIPs[${index}]`, at };
    const ip = checkIp(report, 'V21', place, 'legacy');
    if (ip) checkNoSpecialIp(report, 'V21', place, ip);
  }
}

/** Node ports as they stand once the server has given them: a port of the same number has the same one. */
function checkNodePortUse(report: Report, view: ServiceView): void {
  const seen = new Set<string>();
  const isGiven = (view.type === 'NodePort' || view.type === 'LoadBalancer') && givesNodePorts(view);
  const requested = isGiven ? requestedNodePorts(view) : null;
  for (const [index, { nodePort: written, port, protocol, at }] of view.ports.entries()) {
    const nodePort = written || (requested?.get(port) ?? 0);
    if (nodePort === 0) continue;
    const place = { field: `spec.ports[${index}].nodePort`, at: child(at, 'nodePort') };
    if (view.type === 'ClusterIP') {
      add(report, 'V23', 'FieldValueForbidden', place, "may not be used when `type` is 'ClusterIP'");
    }
    const words = `${protocol} ${nodePort}`;
    if (seen.has(words)) add(report, 'V24', 'FieldValueDuplicate', place, '', String(nodePort));
    seen.add(words);
  }
}

function checkPortPairs(report: Report, view: ServiceView): void {
  const seen = new Set<string>();
  for (const [index, { port, protocol, at }] of view.ports.entries()) {
    const words = `${protocol} ${port}`;
    if (seen.has(words)) {
      const value = `{"Name":"","Protocol":${goQuote(protocol)},"AppProtocol":null,"Port":${port},"TargetPort":0,"NodePort":0}`;
      add(report, 'V25', 'FieldValueDuplicate', { field: `spec.ports[${index}]`, at }, '', value);
    }
    seen.add(words);
  }
}

function checkLoadBalancer(report: Report, view: ServiceView): void {
  const isBalancer = view.type === 'LoadBalancer';
  checkSourceRanges(report, view, isBalancer);
  const flag = site(view, 'allocateLoadBalancerNodePorts');
  if (!isBalancer && flag.at.node) add(report, 'V29', 'FieldValueForbidden', flag, onlyLoadBalancer);
  const balancerClass = site(view, 'loadBalancerClass');
  if (!balancerClass.at.node) return;
  if (isBalancer) addChecked(report, 'V30', balancerClass, labelKeyCheck(report.minor), textOf(balancerClass.at));
  else add(report, 'V30', 'FieldValueForbidden', balancerClass, onlyLoadBalancer);
}

function checkSourceRanges(report: Report, view: ServiceView, isBalancer: boolean): void {
  const list = child(view.spec, 'loadBalancerSourceRanges');
  const ranges = textsOf(list);
  const field = 'spec.LoadBalancerSourceRanges';
  if (ranges.length > 0) {
    if (!isBalancer) add(report, 'V26', 'FieldValueForbidden', { field, at: list }, onlyLoadBalancer);
    for (const [index, { text, at }] of ranges.entries())
      checkCidr(report, 'V27', { field: `${field}[${index}]`, at }, text.trim());
    return;
  }
  const at = child(child(child(view.root, 'metadata'), 'annotations'), rangesKey);
  if (!at.entry) return;
  const place = { field: `metadata.annotations[${rangesKey}]`, at };
  if (!isBalancer) add(report, 'V28', 'FieldValueForbidden', place, onlyLoadBalancer);
  if (textOf(at).trim() === '') return;
  for (const part of textOf(at).trim().split(',')) checkCidr(report, 'V28', place, part.trim());
}

function checkPolicies(report: Report, view: ServiceView): void {
  const external = site(view, 'externalTrafficPolicy');
  const policy = textOf(external.at);
  if (policy !== '' && !view.isExternallyAccessible) {
    const detail = 'may only be set for externally-accessible services';
    add(report, 'V31', 'FieldValueInvalid', external, detail, goQuote(policy));
  } else if (policy !== '') checkChoice(report, 'V31', external, policy, ['Cluster', 'Local']);
  const health = site(view, 'healthCheckNodePort');
  const port = numberOf(health.at);
  if (port !== 0 && !(view.type === 'LoadBalancer' && policy === 'Local')) {
    const detail = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'";
    add(report, 'V32', 'FieldValueInvalid', health, detail, String(port));
  }
  const inner = site(view, 'internalTrafficPolicy');
  if (inner.at.node) checkChoice(report, 'V33', inner, textOf(inner.at), ['Cluster', 'Local']);
  const spread = site(view, 'trafficDistribution');
  const spreads = ['PreferClose', 'PreferSameZone', 'PreferSameNode'];
  if (spread.at.node) checkChoice(report, 'V34', spread, textOf(spread.at), spreads);
}

function checkChoice(
  report: Report,
  rule: ApiRule,
  place: { readonly field: string; readonly at: Cursor },
  value: string,
  supported: readonly string[],
): void {
  if (!supported.includes(value)) notSupported(report, rule, place, value, supported);
}

type Warning = Omit<ApiWarning, 'range'>;

function warn(at: Cursor, messages: readonly string[]): readonly Warning[] {
  return messages.map((message) => ({ rule: 'W4', message, at }));
}

/** Returns the warnings of an accepted Service, in the server's order. @source kubernetes/kubernetes pkg/api/service/warnings.go GetWarningsForService (v1.35) */
export function serviceWarnings(view: ServiceView, minor: number): readonly Warning[] {
  const at = (key: string): Cursor => child(view.spec, key);
  const hints = child(child(child(view.root, 'metadata'), 'annotations'), hintsKey);
  const balancerIp = textOf(at('loadBalancerIP'));
  return [
    ...(hints.entry ? warn(hints, [`annotation ${hintsKey} is deprecated, please use ${modeKey} instead`]) : []),
    ...view.clusterIps.flatMap(({ text, at: place }, index) =>
      warn(place, ipWarnings(`spec.clusterIPs[${index}]`, text, minor)),
    ),
    ...(view.isHeadless ? ignoredByHeadless(view) : []),
    ...view.externalIps.flatMap(({ text, at: place }, index) =>
      warn(place, ipWarnings(`spec.externalIPs[${index}]`, text, minor)),
    ),
    ...warn(at('loadBalancerIP'), ipWarnings('spec.loadBalancerIP', balancerIp, minor, true)),
    ...textsOf(at('loadBalancerSourceRanges')).flatMap(({ text, at: place }, index) =>
      warn(place, cidrWarnings(`spec.loadBalancerSourceRanges[${index}]`, text.trim())),
    ),
    ...withoutEffect(view, minor),
  ];
}

function withoutEffect(view: ServiceView, minor: number): readonly Warning[] {
  const at = (key: string): Cursor => child(view.spec, key);
  const hasExternalIps = view.externalIps.length > 0;
  const isExternal = view.type === 'ExternalName';
  const when = (isSaid: boolean, key: string, message: string): readonly Warning[] =>
    isSaid ? warn(at(key), [message]) : [];
  return [
    ...when(
      isExternal && hasExternalIps,
      'externalIPs',
      'spec.externalIPs is ignored when spec.type is "ExternalName"',
    ),
    ...when(
      !isExternal && textOf(at('externalName')) !== '',
      'externalName',
      'spec.externalName is ignored when spec.type is not "ExternalName"',
    ),
    ...when(
      minor >= 34 && textOf(at('trafficDistribution')) === 'PreferClose',
      'trafficDistribution',
      'spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"',
    ),
    ...when(
      minor >= 36 && hasExternalIps,
      'externalIPs',
      'spec.externalIPs is deprecated and may no longer be implemented in some clusters',
    ),
  ];
}

function ignoredByHeadless({ spec, externalIps }: ServiceView): readonly Warning[] {
  const ignored = [
    ['loadBalancerIP', 'loadBalancerIP', textOf(child(spec, 'loadBalancerIP')) !== ''],
    ['externalIPs', 'externalIPs', externalIps.length > 0],
    ['sessionAffinity', 'SessionAffinity', textOf(child(spec, 'sessionAffinity')) === 'ClientIP'],
  ] as const;
  return ignored.flatMap(([key, field, isSet]) =>
    isSet ? warn(child(spec, key), [`spec.${field} is ignored for headless services`]) : [],
  );
}
