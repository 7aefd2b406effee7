import type { SourceNode } from '../model/source-node.ts';
import { lookup } from '../text/lookup.ts';
import type { SourceRange } from '../text/range.ts';
import { type Cursor, child, items, rangeOf, rootCursor } from './cursor.ts';

/** What an error message of the API server or a controller speaks of. */
export interface ErrorReading {
  /** The number of the diagnosis in docs/diagnostics.md: `Q25`; `''` for an error of the API server that is no question of its own. */
  readonly number: string;
  /** The field as the API server names it, `''` when the message names none. */
  readonly field: string;
  /** Host, path and Ingress (`namespace/name`) the message names, each `''` when it does not. */
  readonly host: string;
  readonly path: string;
  readonly ingress: string;
}

interface Pattern {
  readonly number: string;
  readonly shape: RegExp;
}

/**
 * Words that controllers and clients print, with the question they answer. Named groups give what they speak of.
 * @source kubernetes/ingress-nginx internal/ingress/controller/controller.go checkOverlap, store.go, inspector.go (v1.13)
 * @source nginx/kubernetes-ingress internal/k8s/configuration.go (v5.0), traefik/traefik pkg/server (v3.5), Kong/kong runloop (3.9)
 */
const patterns: readonly Pattern[] = [
  {
    number: 'Q25',
    shape: /host "(?<host>[^"]*)" and path "(?<path>[^"]*)" is already defined in ingress (?<ingress>[^\s,;]+)/,
  },
  { number: 'Q10', shape: /path (?<path>\S+) cannot be used with pathType \w+/ },
  { number: 'Q21', shape: /ingress does not contain a valid IngressClass/ },
  { number: 'Q33', shape: /Service "(?<ingress>[^"]*)" does not have any active Endpoint/ },
  { number: 'Q26', shape: /All hosts are taken by other resources/ },
  {
    number: 'Q22',
    shape: /can not be set when the class field is also set|must match `ingressClassName` when both are specified/,
  },
  {
    number: 'Q20',
    shape: /unknown field "(?<field>[^"]*service(?:Name|Port))"|no matches for kind "Ingress" in version "[^"]*beta1"/,
  },
  {
    number: 'Q19',
    shape: /(?<field>spec\.\S+\.pathType): (?:Required value|Unsupported value)|pathType must be specified/,
  },
  { number: 'Q29', shape: /(?<field>spec\.rules\[\d+\]\.host): Invalid value/ },
  { number: 'Q16', shape: /response 404 \(backend NotFound\)/ },
  { number: 'Q01', shape: /default backend - 404|no Route matched with those values/ },
  { number: 'Q38', shape: /^\s*404 page not found\s*$/m },
  { number: 'Q35', shape: /Kubernetes Ingress Controller Fake Certificate|TRAEFIK DEFAULT CERT/ },
  { number: 'Q36', shape: /ERR_TOO_MANY_REDIRECTS|Maximum \(\d+\) redirects followed/ },
];

const apiField =
  /(?:^|[\s*])(?<field>(?:spec|metadata|annotations)[\w.[\]/-]*): (?:(?:Required|Invalid|Unsupported|Duplicate) value|Too long|Forbidden)|(?:unknown|duplicate) field "(?<strict>[^"]+)"|Go struct field \w+\.(?<typed>[\w.]+) of type/g;

/** Returns what a pasted error text speaks of: questions in the order of the list, then the fields it names. None for any other text. */
export function readErrorText(text: string): readonly ErrorReading[] {
  const found: ErrorReading[] = [];
  for (const { number, shape } of patterns) {
    const groups = shape.exec(text)?.groups ?? (shape.test(text) ? {} : null);
    if (groups) found.push(reading(number, groups));
  }
  for (const { groups } of text.matchAll(apiField)) {
    const field = groups?.['field'] ?? groups?.['strict'] ?? groups?.['typed'] ?? '';
    if (!found.some((one) => one.field === field)) found.push(reading('', { field }));
  }
  return found;
}

function reading(number: string, groups: Readonly<Record<string, string | undefined>>): ErrorReading {
  const of = (name: string): string => lookup(groups, name) ?? '';
  return { number, field: of('field'), host: of('host'), path: of('path'), ingress: of('ingress') };
}

/**
 * Returns where a field of the API server's notation (`spec.rules[0].host`) stands in a tree, the nearest field above it
 * when it is missing; `null` for a text that is no field.
 */
export function placeOfField(root: SourceNode, field: string): SourceRange | null {
  // The server leaves out `metadata.` before this one field, and does not quote its dots.
  const annotation = /^(?:metadata\.)?annotations\.(.+)$/.exec(field)?.[1];
  const steps = annotation === undefined ? field.match(/[^.[\]]+/g) : ['metadata', 'annotations', annotation];
  if (!steps) return null;
  let at: Cursor = rootCursor(root);
  for (const step of steps) {
    const next: Cursor | undefined =
      /^\d+$/.test(step) && at.node?.kind === 'seq' ? items(at)[Number(step)] : child(at, step);
    if (!next) break;
    at = next;
  }
  return rangeOf(at);
}
