import type { Metadata } from '../../model/metadata.ts';
import { tableOf } from '../../text/lookup.ts';
import { prefix, read } from './annotations.ts';

/** What a field holds: `group` has fields of its own and may stand alone, `items` are groups with a number each. */
type Field =
  | 'text'
  | 'list'
  | 'bool'
  | 'int'
  | { readonly kind: 'group' | 'items'; readonly fields: ReadonlyMap<string, Field> };

/** @source traefik/traefik pkg/provider/kubernetes/ingress/annotations.go RouterIng, ServiceIng; pkg/config/dynamic/http_config.go (v3.7.9) */
const annotated: ReadonlyMap<string, Field> = tableOf<Field>({
  router: {
    kind: 'group',
    fields: tableOf<Field>({
      entrypoints: 'list',
      middlewares: 'list',
      pathmatcher: 'text',
      priority: 'int',
      rulesyntax: 'text',
      tls: {
        kind: 'group',
        fields: tableOf<Field>({
          options: 'text',
          certresolver: 'text',
          domains: { kind: 'items', fields: tableOf<Field>({ main: 'text', sans: 'list' }) },
        }),
      },
      observability: {
        kind: 'group',
        fields: tableOf<Field>({ accesslogs: 'bool', metrics: 'bool', tracing: 'bool', traceverbosity: 'text' }),
      },
    }),
  },
  service: {
    kind: 'group',
    fields: tableOf<Field>({
      serversscheme: 'text',
      serverstransport: 'text',
      passhostheader: 'bool',
      middlewares: 'list',
      nativelb: 'bool',
      nodeportlb: 'bool',
      sticky: {
        kind: 'group',
        fields: tableOf<Field>({
          cookie: {
            kind: 'group',
            fields: tableOf<Field>({
              name: 'text',
              secure: 'bool',
              httponly: 'bool',
              samesite: 'text',
              maxage: 'int',
              path: 'text',
              domain: 'text',
            }),
          },
        }),
      },
    }),
  },
});

/** @source golang/go strconv ParseBool (1.23) */
const truths: ReadonlyMap<string, boolean> = new Map([
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map((text) => [text, true] as const),
  ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map((text) => [text, false] as const),
]);

/** Returns the truth value that a text stands for, `null` for one that cannot be read. */
export function truthOf(text: string): boolean | null {
  return truths.get(text) ?? null;
}

const mostInt = 9223372036854775807n;

/** @source golang/go strconv ParseInt with 64 bits (1.23) */
function isInt(text: string): boolean {
  if (!/^[+-]?\d+$/.test(text)) return false;
  const value = BigInt(text.replace('+', ''));
  return value <= mostInt && value >= -mostInt - 1n;
}

function takesValue(field: 'text' | 'list' | 'bool' | 'int', value: string): boolean {
  if (field === 'bool') return truthOf(value) !== null;
  return field === 'int' ? isInt(value) : true;
}

/** True for a group that may stand alone and is switched off: `router.tls: "false"`. Nothing below it is looked at then. */
function isOff(value: string | null): boolean {
  return value !== null && value !== '' && value.toLowerCase() !== 'true';
}

interface Asked {
  readonly metadata: Pick<Metadata, 'annotations'>;
  readonly parts: readonly string[];
  readonly value: string;
}

/**
 * True when Traefik can read one annotation: an unknown name or a value of another type is an error.
 * @source traefik/paerser parser/nodes_metadata.go, parser/element_fill.go (v0.2.2)
 */
function isReadable(asked: Asked, at: number, fields: ReadonlyMap<string, Field>, off: boolean): boolean {
  const { metadata, parts, value } = asked;
  const field = fields.get(parts[at] ?? '');
  const isLast = at === parts.length - 1;
  if (field === undefined) return false;
  if (typeof field === 'string') return isLast ? off || takesValue(field, value) : field === 'list';
  if (isLast) return true;
  if (field.kind === 'items') {
    // Items are `domains.0.main`; a number with nothing behind it is read and has no effect.
    if (!/^\d+$/.test(parts[at + 1] ?? '')) return false;
    return at + 2 >= parts.length || isReadable(asked, at + 2, field.fields, off);
  }
  const isSwitchedOff = at > 0 && isOff(read(metadata, parts.slice(0, at + 1).join('.')));
  return isReadable(asked, at + 1, field.fields, off || isSwitchedOff);
}

/** Returns the annotations of a kind that Traefik cannot read: one is enough to leave their object out. */
export function unreadable(metadata: Pick<Metadata, 'annotations'>, kind: 'router' | 'service'): readonly string[] {
  return [...metadata.annotations].flatMap(([key, { value }]) => {
    if (!key.startsWith(prefix)) return [];
    const parts = key.slice(prefix.length).toLowerCase().split('.');
    if (parts[0] !== kind || parts.length === 1) return [];
    return isReadable({ metadata, parts, value }, 0, annotated, false) ? [] : [key];
  });
}
