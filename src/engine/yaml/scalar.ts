/** What kubectl makes of a plain scalar. */
export type ScalarValue = string | number | boolean | null;

/** @source go.yaml.in/yaml/v2 resolve.go resolveMap (measured with kubectl 1.32) */
const words: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Number.POSITIVE_INFINITY] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
]);

const longestWord = 5;
const decimal = /^[-+]?(?:0|[1-9][0-9]*)$/;
const based = /^([-+]?)0(?:[xX]([0-9a-fA-F]+)|[bB]([01]+)|[oO]?([0-7]+))$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/**
 * Returns the value of an unquoted scalar as kubectl sees it: `on` is true, `012` is 10, `1_000` is 1000, `1.10` is 1.1,
 * `12:30` and dates stay text. Infinity and NaN are returned as such, although kubectl then refuses the document.
 * @source go.yaml.in/yaml/v2 resolve.go resolve (measured with kubectl 1.32)
 */
export function resolvePlain(source: string): ScalarValue {
  if (source.length <= longestWord) {
    const word = words.get(source);
    if (word !== undefined) return word;
  }
  const first = source.charCodeAt(0);
  const isDigit = first >= 48 && first <= 57;
  if (isDigit || first === 43 || first === 45) return parseNumber(source.replaceAll('_', '')) ?? source;
  return first === 46 && float.test(source) ? Number(source) : source;
}

function parseNumber(plain: string): number | null {
  if (decimal.test(plain)) return finite(plain);
  const match = based.exec(plain);
  if (match) {
    const integer = parseBased(match);
    if (integer !== null) return integer;
  }
  return float.test(plain) ? finite(plain) : null;
}

/** Beyond 64 bits Go does not take it for an integer. */
function parseBased([, sign, hex, binary, octal]: RegExpExecArray): number | null {
  const magnitude = BigInt(hex ? `0x${hex}` : binary ? `0b${binary}` : `0o${octal}`);
  if (magnitude >= (sign === '-' ? 2n ** 63n + 1n : 2n ** 64n)) return null;
  return magnitude === 0n ? 0 : Number(sign === '-' ? -magnitude : magnitude);
}

/** JSON knows no negative zero that matters here, and a number too big for a double stays text. */
function finite(plain: string): number | null {
  const value = Number(plain);
  return Number.isFinite(value) ? value + 0 : null;
}

const prefix = 'tag:yaml.org,2002:';

/**
 * Returns the value of a scalar with an explicit tag such as `!!int`, or `undefined` when kubectl refuses the pair.
 * Unknown tags leave the text as it is.
 */
export function resolveTagged(tag: string, source: string): ScalarValue | undefined {
  const value = resolvePlain(source);
  switch (tag) {
    case `${prefix}int`:
      return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
    case `${prefix}float`:
      return typeof value === 'number' ? value : undefined;
    case `${prefix}bool`:
      return typeof value === 'boolean' ? value : undefined;
    case `${prefix}null`:
      return value === null ? null : undefined;
    default:
      return source;
  }
}
