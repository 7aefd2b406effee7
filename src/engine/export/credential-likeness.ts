/** Stands in the place of a value: routing that asks whether a header or cookie is there still sees it. */
export const gone = 'redacted';

/** Words of which a name is made when its value proves who somebody is. */
const words = new Set(
  (
    'auth authn authz authorization authentication bearer token tokens key session sid sess pass pwd pw otp totp pin ticket hmac ' +
    'signature sig sign csrf xsrf jwt jws oauth saml assertion cert certificate cookie cookies dpop wsse secret secrets cred creds ' +
    'credential credentials password passwd passphrase passcode'
  ).split(' '),
);

/** The same words glued to others: names of headers come in small letters, without a mark between their words. */
const glued =
  /token|secret|passw|passphrase|passcode|credential|authoriz|authentic|session|sessid|csrf|xsrf|oauth|saml|signature|hmac|clientcert|pwd$|(?:api|app|auth|shared|master|private|access|client|user|account|consumer)key/;

/** Names that say it only as a whole. */
const whole = new Set(['code', 'sec-websocket-protocol']);

/** Returns true for a name of a header or parameter whose value proves who somebody is. */
export function isCredentialName(name: string): boolean {
  const parts = name
    .replace(/([a-z])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2-')
    .split(/[^A-Za-z]+/)
    .map((part) => part.toLowerCase());
  const small = name.toLowerCase();
  return whole.has(small) || parts.some((part) => words.has(part)) || glued.test(small.replace(/[^a-z]/g, ''));
}

/** An authorization scheme, alone or behind a comma; `Scheme Credential=`; a JSON Web Token. */
const credentialValue =
  /(?:^|[,;]\s*)(?:bearer|basic|digest|negotiate|ntlm|token|api-?key|dpop|hawk|ssws|vapid|scram-sha-\d+)\s+\S|^[\w-]+\s+(?:credential|username|signature|keyid|mac|id)\s*=|\beyJ[\w-]{4,}\.[\w-]+|\beyJ[\w-]{20,}/i;

function decodedOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  }
}

/** Returns a text without its percent escapes, and without those they stood for. */
export function decoded(text: string): string {
  let inner = text;
  for (let n = 0; n < 3 && inner.includes('%'); n++) inner = decodedOnce(inner);
  return inner;
}

/** Parts of a URL or of a form: `name=value`. */
const pair = /(?:^|[?&;#,\s/])([^=&;?#,\s/]{1,80})=(?!redacted(?:[&;#,\s/]|$))[^&;#,\s]/g;

/** Returns true when a value is a credential under whatever name, or a URL or a form that holds one. */
export function isCredentialValue(value: string): boolean {
  const text = decoded(value);
  if (credentialValue.test(text.trim()) || /\/\/[^/?#\s@]+@/.test(text)) return true;
  return [...text.matchAll(pair)].some(([, name = '']) => isCredentialName(name));
}
