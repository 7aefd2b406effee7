import { type Cursor, child, items, textOf } from './cursor.ts';
import { goQuote } from './go-text.ts';
import { isIpAddress } from './ip-forms.ts';
import { checkSubdomain } from './names.ts';
import { add, addChecked, type Report } from './report.ts';

/**
 * Adds the errors of an update of `/status`: addresses are IP addresses, host names are no IP addresses. Ports are not checked.
 * From 1.33 on an address that is stored already is let through.
 * @source kubernetes/kubernetes pkg/apis/networking/validation/validation.go ValidateIngressLoadBalancerStatus (v1.35)
 * @source kubernetes/apimachinery pkg/util/validation/ip.go parseIP (v0.35)
 */
export function checkStatusUpdate(report: Report, status: Cursor, oldStatus: Cursor): void {
  const stored = report.minor < 33 ? [] : addressesOf(oldStatus).map((address) => textOf(child(address, 'ip')));
  for (const [index, address] of addressesOf(status).entries()) {
    const field = `status.loadBalancer.ingress[${index}]`;
    checkIp(report, { field: `${field}.ip`, at: child(address, 'ip') }, stored);
    checkHostname(report, { field: `${field}.hostname`, at: child(address, 'hostname') });
  }
}

function addressesOf(status: Cursor): readonly Cursor[] {
  return items(child(child(status, 'loadBalancer'), 'ingress'));
}

function checkIp(
  report: Report,
  site: { readonly field: string; readonly at: Cursor },
  stored: readonly string[],
): void {
  const ip = textOf(site.at);
  if (ip === '' || stored.includes(ip) || isIpAddress(ip)) return;
  const detail = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
  add(report, 'U6', 'FieldValueInvalid', site, detail, goQuote(ip));
}

function checkHostname(report: Report, site: { readonly field: string; readonly at: Cursor }): void {
  const hostname = textOf(site.at);
  if (hostname === '') return;
  addChecked(report, 'U7', site, checkSubdomain, hostname);
  if (!isIpAddress(hostname)) return;
  add(report, 'U7', 'FieldValueInvalid', site, 'must be a DNS name, not an IP address', goQuote(hostname));
}
