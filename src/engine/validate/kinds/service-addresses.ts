import { checkIp } from '../addresses.ts';
import { type Cursor, child, numberOf, textOf } from '../cursor.ts';
import { goJson, goQuote } from '../go-text.ts';
import { readCidr, readIp } from '../ip-forms.ts';
import { add, addInternal, type Report, type Site } from '../report.ts';
import type { ServiceView } from './service-view.ts';
import { notSupported } from './shared.ts';

/** What a cluster made by kubeadm has; another cluster answers by its own ranges. */
const usualRange = '10.96.0.0/12';
const usualNodePorts = { first: 30000, last: 32767 };

const familyPolicies = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];
const families = ['IPv4', 'IPv6'];

function addressSite(view: ServiceView, index?: number): Site {
  const written = child(view.spec, 'clusterIPs');
  const at =
    index === undefined ? (written.node ? written : child(view.spec, 'clusterIP')) : view.clusterIps[index]?.at;
  return { field: `spec.clusterIPs${index === undefined ? '' : `[${index}]`}`, at: at ?? written };
}

function listed(view: ServiceView): string {
  return goJson(view.clusterIps.map(({ text }) => text));
}

/**
 * Adds the errors of addresses and families.
 * @source kubernetes/kubernetes pkg/apis/core/validation/validation.go ValidateServiceClusterIPsRelatedFields (v1.35)
 */
export function checkAddresses(report: Report, view: ServiceView): void {
  if (view.type === 'ExternalName') return;
  const whole = addressSite(view);
  const [first] = view.clusterIps;
  const isWritten = (child(view.spec, 'clusterIPs').node?.kind ?? '') === 'seq' && first !== undefined;
  if (isWritten && view.clusterIp === '') {
    invalid(report, 'V14', whole, 'must be empty when `clusterIP` is not specified', listed(view));
  } else if (isWritten && first.text !== view.clusterIp) {
    invalid(report, 'V13', whole, 'first value must match `clusterIP`', listed(view));
  }
  checkFamilies(report, view);
  checkEachAddress(report, view, whole);
}

function checkFamilies(report: Report, view: ServiceView): void {
  const seen = new Set<string>();
  for (const [index, { text, at }] of view.families.entries()) {
    const site = { field: `spec.ipFamilies[${index}]`, at };
    if (!families.includes(text)) notSupported(report, 'V15', site, text, families);
    else if (seen.has(text)) add(report, 'V15', 'FieldValueDuplicate', site, '', goQuote(text));
    seen.add(text);
  }
  const { familyPolicy } = view;
  if (familyPolicy === null || familyPolicies.includes(familyPolicy)) return;
  const site = { field: 'spec.ipFamilyPolicy', at: child(view.spec, 'ipFamilyPolicy') };
  notSupported(report, 'V16', site, familyPolicy, familyPolicies);
}

function checkEachAddress(report: Report, view: ServiceView, whole: Site): void {
  const isWrong = view.clusterIps.map((_, index) => isWrongAddress(report, view, index, whole)).includes(true);
  if (view.clusterIps.length > 2) invalid(report, 'V18', whole, 'may only hold up to 2 values', listed(view));
  if (!isWrong) checkFamilyOfAddresses(report, view, whole);
}

/** Adds what is wrong with one address and returns whether anything is. */
function isWrongAddress(report: Report, view: ServiceView, index: number, whole: Site): boolean {
  if (index > 0 || view.clusterIps[0]?.text !== 'None') {
    return checkIp(report, 'V17', addressSite(view, index), 'legacy') === null;
  }
  if (view.clusterIps.length === 1) return false;
  invalid(report, 'V17', whole, "'None' must be the first and only value", listed(view));
  return true;
}

function checkFamilyOfAddresses(report: Report, view: ServiceView, whole: Site): void {
  const found = view.clusterIps.map(({ text }) => readIp(text)?.family);
  if (found.length > 1 && new Set(found).size < 2) {
    invalid(report, 'V19', whole, 'may specify no more than one IP for each IP family', listed(view));
  }
  if (view.isHeadless) return;
  for (const [index, family] of found.entries()) {
    const wanted = view.families[index]?.text;
    if (!wanted || !families.includes(wanted) || family === undefined || wanted === `IPv${family}`) continue;
    const detail = `expected an ${wanted} value as indicated by \`ipFamilies[${index}]\``;
    invalid(report, 'V20', addressSite(view, index), detail, goQuote(view.clusterIps[index]?.text ?? ''));
  }
}

function invalid(report: Report, rule: Parameters<typeof add>[1], site: Site, detail: string, badValue: string): void {
  add(report, rule, 'FieldValueInvalid', site, detail, badValue);
}

/**
 * Adds what keeps the server from giving the Service its addresses and node ports: with one of these it says nothing else.
 * Ranges and families are those of a cluster made by kubeadm; the errors that hang on them are marked.
 * @source kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go, storage.go (v1.35)
 */
export function checkAllocation(report: Report, view: ServiceView): void {
  if (view.type === 'ExternalName') return;
  const steps = [checkAddresses, checkStacks, checkClusterFamilies, checkClusterRange, checkNodePorts];
  for (const step of steps) {
    step(report, view);
    if (report.errors.length > 0) return;
  }
}

function policySite(view: ServiceView): Site {
  return { field: 'spec.ipFamilyPolicy', at: child(view.spec, 'ipFamilyPolicy') };
}

function policyOf(view: ServiceView): string {
  return view.familyPolicy ?? (isAnyBackend(view) ? 'RequireDualStack' : 'SingleStack');
}

/** Headless and without selector: what answers is not the cluster's to choose, and neither are the families. */
function isAnyBackend({ clusterIps, hasSelector }: ServiceView): boolean {
  return clusterIps[0]?.text === 'None' && !hasSelector;
}

function checkStacks(report: Report, view: ServiceView): void {
  if (policyOf(view) === 'SingleStack') {
    const several: readonly (readonly [number, string])[] = [
      [view.clusterIps.length, 'cluster IPs'],
      [view.families.length, 'IP families'],
    ];
    for (const [count, what] of several) {
      if (count !== 2) continue;
      const detail = `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`;
      invalid(report, 'V35', policySite(view), detail, '"SingleStack"');
    }
  }
  for (const [index, { text }] of view.clusterIps.entries()) {
    if (text === 'None') break;
    if (index < view.families.length || readIp(text)?.family !== 6) continue;
    clusterSays(report, 'V36', addressSite(view, index), 'IPv6 is not configured on this cluster', listed(view));
  }
}

function checkClusterFamilies(report: Report, view: ServiceView): void {
  if (isAnyBackend(view)) return;
  if (view.familyPolicy === 'RequireDualStack') {
    const detail = 'this cluster is not configured for dual-stack services';
    clusterSays(report, 'V36', policySite(view), detail, '"RequireDualStack"');
  }
  for (const [index, { text, at }] of view.families.entries()) {
    if (text !== 'IPv6') continue;
    const site = { field: `spec.ipFamilies[${index}]`, at };
    clusterSays(report, 'V36', site, 'not configured on this cluster', goQuote(text));
  }
}

function checkClusterRange(report: Report, view: ServiceView): void {
  const wanted = view.clusterIps[0]?.text ?? 'None';
  if (wanted === 'None' || inUsualRange(wanted)) return;
  const detail =
    report.minor >= 33
      ? `failed to allocate IP ${wanted}: the provided network does not match the current range`
      : `failed to allocate IP ${wanted}: the provided IP (${readIp(wanted)?.canonical ?? wanted}) is not in the valid range. The range of valid IPs is ${usualRange}`;
  clusterSays(report, 'V37', addressSite(view), detail, listed(view));
}

function inUsualRange(text: string): boolean {
  const ip = readIp(text);
  return ip?.family === 4 && readCidr(`${ip.canonical}/12`)?.network === usualRange;
}

/**
 * Ports of the same number share a node port, whatever their protocol; else each needs one of its own, whatever its protocol.
 * The server stops at the first port that it cannot give, and takes the one of the health check last.
 * @source kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go initNodePorts, allocHealthCheckNodePort (v1.35)
 */
function checkNodePorts(report: Report, view: ServiceView): void {
  if (view.type !== 'NodePort' && view.type !== 'LoadBalancer') return;
  const taken = new Set<number>();
  for (const { wanted, index, at } of wantedNodePorts(view)) {
    const problem = nodePortProblem(wanted, taken);
    if (problem) {
      const { rule, detail } = problem;
      const site = { field: `spec.ports[${index}].nodePort`, at: child(at, 'nodePort') };
      add(report, rule, 'FieldValueInvalid', site, detail, String(wanted), rule === 'V38');
      return;
    }
    taken.add(wanted);
  }
  checkHealthPort(report, view, taken);
}

interface WantedPort {
  readonly wanted: number;
  readonly index: number;
  readonly at: Cursor;
}

/** Returns the node ports that the server is asked for, in the order in which it takes them. */
function wantedNodePorts(view: ServiceView): readonly WantedPort[] {
  const requested = requestedNodePorts(view);
  const shared = new Map<number, number>();
  return view.ports.flatMap(({ at, port, nodePort }, index) => {
    if (nodePort === 0 && !givesNodePorts(view)) return [];
    const given = shared.get(port);
    const wanted = given === undefined ? (requested.get(port) ?? 0) : nodePort;
    if (given === undefined) shared.set(port, wanted);
    return wanted === 0 || wanted === given ? [] : [{ wanted, index, at }];
  });
}

/** A load balancer can do without node ports that nobody asked for. */
export function givesNodePorts({ type, spec }: ServiceView): boolean {
  const { node } = child(spec, 'allocateLoadBalancerNodePorts');
  return type === 'NodePort' || node?.kind !== 'scalar' || node.value !== false;
}

/** Returns the first node port that is asked for, by the number of the port. */
export function requestedNodePorts({ ports }: ServiceView): ReadonlyMap<number, number> {
  const asked = ports.filter(({ nodePort }) => nodePort !== 0).reverse();
  return new Map(asked.map(({ port, nodePort }) => [port, nodePort]));
}

function nodePortProblem(
  port: number,
  taken: ReadonlySet<number>,
): { readonly rule: 'V24' | 'V38'; readonly detail: string } | null {
  const { first, last } = usualNodePorts;
  if (port < first || port > last) {
    const detail = `provided port is not in the valid range. The range of valid ports is ${first}-${last}`;
    return { rule: 'V38', detail };
  }
  return taken.has(port) ? { rule: 'V24', detail: 'provided port is already allocated' } : null;
}

/** This one is no answer about a field: the server calls it an error of its own. */
function checkHealthPort(report: Report, { type, spec }: ServiceView, taken: ReadonlySet<number>): void {
  if (type !== 'LoadBalancer' || textOf(child(spec, 'externalTrafficPolicy')) !== 'Local') return;
  const at = child(spec, 'healthCheckNodePort');
  const port = numberOf(at);
  const problem = port === 0 ? null : nodePortProblem(port, taken);
  if (!problem) return;
  const message = `failed to allocate requested HealthCheck NodePort ${port}: ${problem.detail}`;
  addInternal(report, problem.rule, { field: 'spec.healthCheckNodePort', at }, message, problem.rule === 'V38');
}

/** An error that another cluster may not have: it hangs on ranges and families that a manifest does not tell. */
function clusterSays(
  report: Report,
  rule: Parameters<typeof add>[1],
  site: Site,
  detail: string,
  badValue: string,
): void {
  add(report, rule, 'FieldValueInvalid', site, detail, badValue, true);
}
