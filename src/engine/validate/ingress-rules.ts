import { type Cursor, child, textOf } from './cursor.ts';
import { goJson, goQuote } from './go-text.ts';
import type { BackendView, IngressView, PathView, RuleView, ServiceView, TlsView } from './ingress-view.ts';
import { isIpAddress } from './ip-forms.ts';
import {
  checkLabel,
  checkLabel1035,
  checkPathSegment,
  checkPortName,
  checkSubdomain,
  checkWildcard,
  type NameCheck,
} from './names.ts';
import { add, addChecked, addRequired, type Report, type Site, startReport } from './report.ts';

/** What an update lets through because the stored object has it already. */
export interface Tolerance {
  readonly relaxedServiceNames: boolean;
  readonly anySecretName: boolean;
  readonly anyWildcardRule: boolean;
}

export const noTolerance: Tolerance = { relaxedServiceNames: false, anySecretName: false, anyWildcardRule: false };

interface SpecReport extends Report {
  readonly tolerance: Tolerance;
}

/**
 * Adds the errors of `spec`, in the server's order.
 * @source kubernetes/kubernetes pkg/apis/networking/validation/validation.go ValidateIngressSpec (v1.35)
 */
export function checkIngressSpec(report: Report, view: IngressView, tolerance: Tolerance): void {
  const all: SpecReport = { ...report, tolerance };
  if (view.rules.length === 0 && !view.defaultBackend) {
    const badValue = view.rulesAt.node ? '[]' : 'null';
    const detail = 'either `defaultBackend` or `rules` must be specified';
    add(all, 'S1', 'FieldValueInvalid', { field: 'spec', at: view.spec }, detail, badValue);
  }
  if (view.defaultBackend) checkBackend(all, view.defaultBackend, 'spec.defaultBackend');
  for (const [index, rule] of view.rules.entries()) checkRule(all, rule, `spec.rules[${index}]`);
  for (const [index, tls] of view.tls.entries()) checkTls(all, tls, `spec.tls[${index}]`);
  if (!view.classAt.node) return;
  addChecked(all, 'C1', { field: 'spec.ingressClassName', at: view.classAt }, checkSubdomain, textOf(view.classAt));
}

/** Adds the error of a class annotation that says something else than the field. Only for new objects. */
export function checkClassAgreement(report: Report, view: IngressView): void {
  const at = classAnnotation(view);
  if (!at.entry || !view.classAt.node || textOf(at) === textOf(view.classAt)) return;
  const site = { field: 'annotations.kubernetes.io/ingress.class', at };
  const detail = 'must match `ingressClassName` when both are specified';
  add(report, 'C2', 'FieldValueInvalid', site, detail, goQuote(textOf(at)));
}

/** Returns the place of the old class annotation; its `entry` is null when absent. */
export function classAnnotation(view: IngressView): Cursor {
  return child(child(view.metadata, 'annotations'), 'kubernetes.io/ingress.class');
}

function checkRule(report: SpecReport, rule: RuleView, field: string): void {
  const isWildcard = rule.host.includes('*');
  if (rule.host !== '') {
    const site = { field: `${field}.host`, at: rule.hostAt };
    if (isIpAddress(rule.host)) {
      add(report, 'H1', 'FieldValueInvalid', site, 'must be a DNS name, not an IP address', goQuote(rule.host));
    }
    if (isWildcard) addChecked(report, 'H2', site, checkWildcard, rule.host);
    else addChecked(report, 'H3', site, checkSubdomain, rule.host);
  }
  if (rule.http && !(isWildcard && report.tolerance.anyWildcardRule))
    checkHttp(report, rule.http, `${field}.http.paths`);
}

function checkHttp(report: SpecReport, http: NonNullable<RuleView['http']>, field: string): void {
  if (http.paths.length === 0) addRequired(report, 'P1', { field, at: http.pathsAt });
  for (const [index, path] of http.paths.entries()) checkPath(report, path, `${field}[${index}]`);
}

const pathTypes = ['Exact', 'Prefix', 'ImplementationSpecific'];
/** @source kubernetes/kubernetes pkg/apis/networking/validation/validation.go invalidPathSequences, invalidPathSuffixes (v1.35) */
const badSequences = ['//', '/./', '/../', '%2f', '%2F'];
const badSuffixes = ['/..', '/.'];

function checkPath(report: SpecReport, path: PathView, field: string): void {
  const { pathType } = path;
  if (pathType === null) {
    addRequired(report, 'P2', { field: `${field}.pathType`, at: path.pathTypeAt }, 'pathType must be specified');
    return;
  }
  const site = { field: `${field}.path`, at: path.pathAt };
  if (!pathTypes.includes(pathType)) {
    const detail = 'supported values: "Exact", "ImplementationSpecific", "Prefix"';
    const typeSite = { field: `${field}.pathType`, at: path.pathTypeAt };
    // PathType is a type of its own, and those are printed as JSON.
    add(report, 'P3', 'FieldValueNotSupported', typeSite, detail, goJson(pathType));
  } else if (pathType !== 'ImplementationSpecific') checkPathText(report, path.path, site);
  else if (path.path !== '' && !path.path.startsWith('/')) addPath(report, 'P7', site, path.path, absoluteWords);
  checkBackend(report, path.backend, `${field}.backend`);
}

const absoluteWords = 'must be an absolute path';

function checkPathText(report: Report, path: string, site: Site): void {
  if (!path.startsWith('/')) addPath(report, 'P4', site, path, absoluteWords);
  // Most paths hold neither dots, doubled slashes nor escapes.
  if (!path.includes('//') && !path.includes('/.') && !path.includes('%2')) return;
  for (const part of badSequences) {
    if (path.includes(part)) addPath(report, 'P5', site, path, `must not contain '${part}'`);
  }
  for (const end of badSuffixes) {
    if (path.endsWith(end)) addPath(report, 'P6', site, path, `cannot end with '${end}'`);
  }
}

function addPath(report: Report, rule: 'P4' | 'P5' | 'P6' | 'P7', site: Site, path: string, detail: string): void {
  add(report, rule, 'FieldValueInvalid', site, detail, goQuote(path));
}

function checkBackend(report: SpecReport, backend: BackendView, field: string): void {
  const { service, resource, at } = backend;
  const site = { field, at };
  if (service && resource) {
    add(report, 'B1', 'FieldValueInvalid', site, 'cannot set both resource and service backends', '""');
  } else if (service) checkService(report, service, site);
  else if (resource) checkResource(report, resource, `${field}.resource`);
  else add(report, 'B2', 'FieldValueInvalid', site, 'resource or service backend is required', '""');
}

/** Service names may start with a digit from 1.36. @source kubernetes/kubernetes pkg/features/kube_features.go RelaxedServiceNameValidation (v1.36) */
function serviceNameCheck(minor: number, isRelaxed: boolean): NameCheck {
  return minor >= 36 || isRelaxed ? checkLabel : checkLabel1035;
}

function checkService(report: SpecReport, service: ServiceView, site: Site): void {
  const name = { field: `${site.field}.service.name`, at: service.nameAt };
  if (service.name === '') addRequired(report, 'B3', name);
  else
    addChecked(report, 'B4', name, serviceNameCheck(report.minor, report.tolerance.relaxedServiceNames), service.name);
  checkPort(report, service, site);
}

function checkPort(report: Report, service: ServiceView, site: Site): void {
  const { portName, portNumber } = service;
  if (portName !== '' && portNumber !== 0) {
    add(report, 'B5', 'FieldValueInvalid', site, 'cannot set both port name & port number', '""');
  } else if (portName !== '') {
    const portSite = { field: `${site.field}.service.port.name`, at: service.portNameAt };
    addChecked(report, 'B6', portSite, checkPortName, portName);
  } else if (portNumber === 0) addRequired(report, 'B8', site, 'port name or number is required');
  else if (portNumber < 1 || portNumber > 65535) {
    const portSite = { field: `${site.field}.service.port.number`, at: service.portNumberAt };
    add(report, 'B7', 'FieldValueInvalid', portSite, 'must be between 1 and 65535, inclusive', String(portNumber));
  }
}

function checkResource(report: Report, resource: Cursor, field: string): void {
  const group = child(resource, 'apiGroup');
  if (group.node) addChecked(report, 'B9', { field: `${field}.apiGroup`, at: group }, checkSubdomain, textOf(group));
  for (const name of ['kind', 'name']) {
    const at = child(resource, name);
    const site = { field: `${field}.${name}`, at };
    if (textOf(at) === '') addRequired(report, 'B10', site);
    else addChecked(report, 'B11', site, checkPathSegment, textOf(at));
  }
}

function checkTls(report: SpecReport, tls: TlsView, field: string): void {
  for (const [index, at] of tls.hosts.entries()) {
    const host = textOf(at);
    const check = host.includes('*') ? checkWildcard : checkSubdomain;
    addChecked(report, 'T1', { field: `${field}.hosts[${index}]`, at }, check, host);
  }
  if (tls.secretName === '' || report.tolerance.anySecretName) return;
  addChecked(report, 'T2', { field: `${field}.secretName`, at: tls.secretNameAt }, checkSubdomain, tls.secretName);
}

/** Returns what an update of `old` lets through. @source kubernetes/kubernetes pkg/apis/networking/validation/validation.go ValidateIngressUpdate (v1.35) */
export function toleranceOf(old: IngressView): Tolerance {
  const names = old.rules.flatMap((rule) => rule.http?.paths.map((path) => path.backend.service?.name ?? '') ?? []);
  names.push(old.defaultBackend?.service?.name ?? '');
  return {
    relaxedServiceNames: names.some((name) => checkLabel(name).length === 0 && checkLabel1035(name).length > 0),
    anySecretName: old.tls.some(({ secretName }) => secretName !== '' && checkSubdomain(secretName).length > 0),
    anyWildcardRule: old.rules.some((rule) => rule.host.includes('*') && hasBadValue(rule)),
  };
}

function hasBadValue(rule: RuleView): boolean {
  const report: SpecReport = { ...startReport(0), tolerance: noTolerance };
  if (rule.http) checkHttp(report, rule.http, '');
  return report.errors.length > 0;
}
