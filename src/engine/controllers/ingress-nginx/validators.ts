import { parseBool, parseInteger, type Validator } from './annotation-text.ts';

/*
 * What the controller lets annotations hold. An empty value is never asked. `$` is the very end in Go as in JavaScript,
 * so that a newline at the end is refused by all but the few that look at one line.
 * @source kubernetes/ingress-nginx internal/ingress/annotations/parser/validators.go and the packages beside it (v1.15.1)
 */

const matches =
  (pattern: RegExp): Validator =>
  (text) =>
    pattern.test(text);

/** The same, spaces taken out before. */
const matchesWithoutSpaces =
  (pattern: RegExp): Validator =>
  (text) =>
    pattern.test(text.replaceAll(' ', ''));

export const isBool: Validator = (text) => parseBool(text) !== null;
export const isInteger: Validator = (text) => parseInteger(text) !== null;

const url = /^[-._~A-Za-z0-9/:?&=]*$/;
const urlWithVariables = /^[-._~A-Za-z0-9/:?&=$]*$/;
const basic = /^[-._~A-Za-z0-9/:]*$/;
const regexCharacters = /^[-._~A-Za-z0-9/:^$[\](){}*+?|&=\\]*$/;
const pathWithCaptures = /^[-._~A-Za-z0-9/:$]*$/;

/** Full URLs: no variables. */
export const isUrl = matches(url);
export const isUrlWithVariables = matchesWithoutSpaces(urlWithVariables);
export const isPathWithCaptures = matches(pathWithCaptures);
export const isSpacedPathWithCaptures = matchesWithoutSpaces(pathWithCaptures);
/** Names of Secrets, ConfigMaps, headers and cookies. */
export const isBasic = matchesWithoutSpaces(basic);
export const isRegexText = matches(regexCharacters);
export const isExtended = matches(/^[-._~A-Za-z0-9/:, ]*$/);
export const isHeaderList = matchesWithoutSpaces(/^[A-Za-z0-9-_, ]*$/);
export const isRealm = matches(/^[-._~A-Za-z0-9/: ]*$/);
/** Without ends, as the controller has it. */
export const isAuthType = matchesWithoutSpaces(/basic|digest/);
export const isAuthSecretType = matchesWithoutSpaces(/auth-file|auth-map/);
export const isOrigins = matchesWithoutSpaces(/^(?:[A-Z0-9\-.,]|[a-z](?::\/\/)?|\*\.|:\d)*$|^\*$/);
/** What one origin must look like to be compared at all. */
export const isOrigin = matches(/^(?:[a-z]+:\/\/(?:\*\.)?[A-Za-z0-9\-.]*(?::\d+)?|\*|null)?$/);
export const isConnectionHeader = matchesWithoutSpaces(/^(?:close|keep-alive)$/);
export const isFileName = matchesWithoutSpaces(/^[A-Za-z0-9.\-_]+$/);
export const isOperationName = matchesWithoutSpaces(/^[A-Za-z0-9_-]*$/);
export const isCiphers = matchesWithoutSpaces(
  /^[A-Za-z0-9!:+\-_]*(?:@(?:STRENGTH|SECLEVEL=[0-5])[A-Za-z0-9!:+\-_]*)*$/,
);
/** Line by line: one line that fits is enough. */
export const isHashKey = matchesWithoutSpaces(/^[A-Za-z0-9\-_${}]*$/m);
export const isSize = matchesWithoutSpaces(/^\d+[bkmg]?$/i);
export const isErrorCodes = matchesWithoutSpaces(/^(?:[4,5]\d{2},?)*$/);
export const isTlsErrorPage = matchesWithoutSpaces(
  /^(?:@[A-Za-z0-9_-]+|(?:(?:https?:\/\/)?[A-Za-z0-9\-.]+(?::\d+)?)?(?:\/[A-Za-z0-9\-_.]+)*\/?)$/,
);
export const isCommonName: Validator = (text) => text.startsWith('CN=');
export const isServerName: Validator = (text) => regexCharacters.test(text.trim());
export const isServerNames: Validator = (text) => text.split(',').every(isServerName);
export const isServiceName: Validator = (text) => text.length <= 63 && /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/.test(text);

const balancers = ['round_robin', 'chash', 'chashsubset', 'sticky_balanced', 'sticky_persistent', 'ewma'];
export const isBalancer: Validator = (text) => balancers.includes(text.trim());

/** @source golang/go net ParseIP (1.23): no leading zeros */
function isIPv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

function isIPv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2 || text.includes(':::')) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const words = last.includes('.') ? groups.slice(0, -1) : groups;
  if (last.includes('.') && !isIPv4(last)) return false;
  const length = words.length + (last.includes('.') ? 2 : 0);
  return words.every((word) => /^[0-9A-Fa-f]{1,4}$/.test(word)) && (halves.length === 2 ? length < 8 : length === 8);
}

function isNetwork(text: string): boolean {
  const [address = '', length, ...more] = text.split('/');
  const isAddress = isIPv4(address) || isIPv6(address);
  if (!isAddress || more.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (isIPv4(address) ? 32 : 128));
}

/** Addresses and networks between commas, none of them empty. @source kubernetes/ingress-nginx internal/net ParseCIDRs (v1.15.1) */
export const isNetworks: Validator = (text) => text.split(',').every((one) => isNetwork(one.trim()));

/** @source golang/go net/url Parse (1.23), for what `isUrl` lets through; internal/ingress/annotations/redirect isValidURL */
export function isHttpUrl(text: string): boolean {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(text) ?? [];
  if (!scheme.toLowerCase().startsWith('http')) return false;
  const authority = /^\/\/([^/?]*)/.exec(rest)?.[1] ?? '';
  const colon = authority.lastIndexOf(':');
  return colon < 0 || /^\d*$/.test(authority.slice(colon + 1));
}

/** @source kubernetes/ingress-nginx internal/ingress/annotations/parser/main.go StringToURL (v1.15.1) */
export function isAuthUrl(text: string): boolean {
  const host = /^[a-z][a-z0-9+.-]*:\/\/([^/?]*)/i.exec(text)?.[1] ?? '';
  const colon = host.lastIndexOf(':');
  return host !== '' && !host.includes('..') && (colon < 0 || /^\d*$/.test(host.slice(colon + 1)));
}
