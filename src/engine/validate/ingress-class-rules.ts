import { type Cursor, child, textOf } from './cursor.ts';
import { byteLength, goQuote } from './go-text.ts';
import { checkLabel, checkPathSegment, checkSubdomain } from './names.ts';
import { add, addChecked, addRequired, type Report } from './report.ts';

/** @source kubernetes/kubernetes pkg/apis/networking/validation/validation.go maxLenIngressClassController (v1.35) */
const mostControllerBytes = 250;
const pathText = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;
const pathWords = "Invalid path (regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')";

/**
 * Adds the errors of an IngressClass's `spec`, in the server's order.
 * @source kubernetes/kubernetes pkg/apis/networking/validation/validation.go validateIngressClassSpec (v1.35)
 */
export function checkIngressClassSpec(report: Report, spec: Cursor): void {
  const at = child(spec, 'controller');
  const controller = textOf(at);
  const site = { field: 'spec.controller', at };
  if (byteLength(controller) > mostControllerBytes) {
    add(report, 'I2', 'FieldValueTooLong', site, `may not be more than ${mostControllerBytes} bytes`);
  }
  if (controller === '') addRequired(report, 'I1', site);
  else checkDomainPath(report, controller, at);
  const parameters = child(spec, 'parameters');
  if (parameters.node) checkParameters(report, parameters);
}

/** @source kubernetes/apimachinery pkg/util/validation/validation.go IsDomainPrefixedPath (v0.35) */
function checkDomainPath(report: Report, controller: string, at: Cursor): void {
  const site = { field: 'spec.controller', at };
  const slash = controller.indexOf('/');
  const path = controller.slice(slash + 1);
  if (slash < 1 || path === '') {
    const detail = 'must be a domain-prefixed path (such as "acme.io/foo")';
    add(report, 'I3', 'FieldValueInvalid', site, detail, goQuote(controller));
    return;
  }
  addChecked(report, 'I3', site, checkSubdomain, controller.slice(0, slash));
  if (!pathText.test(path)) add(report, 'I3', 'FieldValueInvalid', site, pathWords, goQuote(path));
}

function checkParameters(report: Report, parameters: Cursor): void {
  const field = 'spec.parameters';
  const group = child(parameters, 'apiGroup');
  if (group.node) addChecked(report, 'I4', { field: `${field}.apiGroup`, at: group }, checkSubdomain, textOf(group));
  const named = ['kind', 'name'].map((name) => ({ field: `${field}.${name}`, at: child(parameters, name) }));
  // From 1.37 on the missing ones are found by declared rules, which come last.
  const isDeclared = report.minor >= 37;
  for (const site of named) {
    const value = textOf(site.at);
    if (value !== '') addChecked(report, 'I6', site, checkPathSegment, value);
    else if (!isDeclared) addRequired(report, 'I5', site);
  }
  checkScope(report, parameters);
  if (!isDeclared) return;
  for (const site of named) if (textOf(site.at) === '') addRequired(report, 'I5', site);
}

function checkScope(report: Report, parameters: Cursor): void {
  const scopeAt = child(parameters, 'scope');
  // The server fills in Cluster. @source kubernetes/kubernetes pkg/apis/networking/v1/defaults.go (v1.35)
  const scope = scopeAt.node ? textOf(scopeAt) : 'Cluster';
  const at = child(parameters, 'namespace');
  const site = { field: 'spec.parameters.namespace', at };
  if (scope !== 'Cluster' && scope !== 'Namespace') {
    const scopeSite = { field: 'spec.parameters.scope', at: scopeAt };
    add(report, 'I7', 'FieldValueNotSupported', scopeSite, 'supported values: "Cluster", "Namespace"', goQuote(scope));
  } else if (scope === 'Cluster') {
    if (at.node) add(report, 'I8', 'FieldValueForbidden', site, "`parameters.scope` is set to 'Cluster'");
  } else if (!at.node) addRequired(report, 'I8', site, "`parameters.scope` is set to 'Namespace'");
  else addChecked(report, 'I8', site, checkLabel, textOf(at));
}
