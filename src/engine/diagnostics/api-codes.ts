/**
 * Rules of the API server by their number in docs/diagnostics.md: S, H, P, B, T, C the spec of an Ingress,
 * M metadata, I IngressClass, U updates, V Service, E EndpointSlice, K Secret and ConfigMap.
 * @internal Tests walk the list.
 */
export const apiRules = [
  'S1',
  'H1',
  'H2',
  'H3',
  'P1',
  'P2',
  'P3',
  'P4',
  'P5',
  'P6',
  'P7',
  'B1',
  'B2',
  'B3',
  'B4',
  'B5',
  'B6',
  'B7',
  'B8',
  'B9',
  'B10',
  'B11',
  'T1',
  'T2',
  'C1',
  'C2',
  'M1',
  'M2',
  'M3',
  'M4',
  'M5',
  'M6',
  'M7',
  'M8',
  'M9',
  'M10',
  'M11',
  'M12',
  'M13',
  'M14',
  'I1',
  'I2',
  'I3',
  'I4',
  'I5',
  'I6',
  'I7',
  'I8',
  'U1',
  'U2',
  'U3',
  'U4',
  'U5',
  'U6',
  'U7',
  'V1',
  'V2',
  'V3',
  'V4',
  'V5',
  'V6',
  'V7',
  'V8',
  'V9',
  'V10',
  'V11',
  'V12',
  'V13',
  'V14',
  'V15',
  'V16',
  'V17',
  'V18',
  'V19',
  'V20',
  'V21',
  'V22',
  'V23',
  'V24',
  'V25',
  'V26',
  'V27',
  'V28',
  'V29',
  'V30',
  'V31',
  'V32',
  'V33',
  'V34',
  'V35',
  'V36',
  'V37',
  'V38',
  'E1',
  'E2',
  'E3',
  'E4',
  'E5',
  'E6',
  'E7',
  'E8',
  'E9',
  'K1',
  'K2',
  'K3',
  'K4',
  'K5',
] as const;

export type ApiRule = (typeof apiRules)[number];

/** What the API server would refuse or warn about. `message` always holds its own words, never translated. */
export interface ApiDiagnosticParams {
  /** A rule of the API server; `rule` is its id in our documentation, `detail` the server's own words. */
  'api/invalid': {
    readonly rule: ApiRule;
    readonly field: string;
    readonly errorType: string;
    /** As the server prints it, `''` when it prints none. */
    readonly badValue: string;
    readonly detail: string;
    readonly message: string;
  };
  /**
   * A field the server does not know here. `where` tells what `suggestion` is: another name for it (`rename`), the place it
   * belongs to (`deeper`, `outer`), the v1 words for it (`old`: it is of v1beta1), the apiVersion it is of (`new`), or `''` (`none`).
   */
  'api/unknown-field': {
    readonly field: string;
    readonly name: string;
    readonly suggestion: string;
    readonly where: 'rename' | 'deeper' | 'outer' | 'old' | 'new' | 'none';
    readonly message: string;
  };
  /** A field that stands twice in the JSON that was sent. */
  'api/duplicate-field': { readonly field: string; readonly message: string };
  /** A value of the wrong type; `expected` is what the field takes, `found` the text as written. */
  'api/type': {
    readonly field: string;
    readonly expected: 'string' | 'number' | 'boolean' | 'list' | 'object' | 'time' | 'number-or-string';
    readonly found: string;
    readonly message: string;
  };
  /** apiVersion or kind is missing. */
  'api/no-kind': { readonly message: string };
  /** This apiVersion of the kind is not served any more. */
  'api/removed-version': { readonly kind: string; readonly apiVersion: string; readonly message: string };
  /** No server ever served this kind in this version. */
  'api/unknown-version': { readonly kind: string; readonly apiVersion: string; readonly message: string };
  /** A kind that no API server has in this version; `suggestion` is the apiVersion or kind that is likely meant, or `''`. */
  'api/unserved-kind': {
    readonly kind: string;
    readonly apiVersion: string;
    readonly suggestion: string;
    readonly message: string;
  };
  /** A kind in lower case: kubectl finds and sends it, and the server refuses it. */
  'api/lower-kind': { readonly kind: string; readonly served: string; readonly message: string };
  /** `items: []`: kubectl takes the object for an empty list and sends nothing of it. */
  'api/no-items': { readonly kind: string; readonly isList: boolean; readonly message: string };
  /** What kubectl's own check says of an item of a List; the whole List is refused. */
  'api/list-refused': { readonly kind: string; readonly message: string };
  /** Accepted with a warning: W1 the class annotation, W2 a deprecated apiVersion, W3 an owner that stands twice. */
  'api/warning': { readonly rule: 'W1' | 'W2' | 'W3' | 'W4'; readonly message: string };
  /** YAML 1.1: an unquoted word such as `on` is a boolean for kubectl. `value` is what the server sees. */
  'yaml11/boolean': Yaml11Params;
  /** YAML 1.1: an unquoted number where text is wanted: `1.10` is 1.1. */
  'yaml11/number': Yaml11Params;
  /** YAML 1.1: `012` is ten. */
  'yaml11/octal': Yaml11Params;
  /** A key that is no string for kubectl: `on:` becomes `true:`. */
  'yaml11/odd-key': { readonly key: string; readonly source: string };
  /** A merge key (`<<`): kubectl resolves it before the server sees the object; `count` fields come through it. */
  'yaml11/merge-key': { readonly count: number };
}

interface Yaml11Params {
  readonly field: string;
  /** The text as written. */
  readonly source: string;
  /** What the server sees. */
  readonly value: string;
  /** The server's own words where it refuses the value, `''` where it takes it. */
  readonly message: string;
}
