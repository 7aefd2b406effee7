import fc from 'fast-check';
import { hostileManifest, hostileNames, hostilePlaces } from './hostile-names.ts';

/** Values of every type that YAML can write, and texts that are hard on whoever reads them. */
const scalars = fc.constantFrom(
  ...[
    '',
    '~',
    'true',
    'off',
    '0',
    '-1',
    '80',
    '65536',
    '0x10',
    '0o7',
    '1_000',
    '1e999',
    '.nan',
    '-.inf',
    '9007199254740993',
  ],
  ...[
    '2024-01-01',
    '2024-01-01T00:00:00Z',
    '1:30',
    '""',
    '" "',
    '"\\ud83d"',
    '"\\udc00\\ud83d"',
    '"\\u0000"',
    '"\\u202e"',
  ],
  ...[
    '"a\\nb"',
    '"a\\tb"',
    '"\\r\\n"',
    '"\\u2028"',
    '"%"',
    '"%zz"',
    '"%00"',
    '"/a%2"',
    '"/(("',
    '"/(?<a>"',
    '"/[z-a]"',
    '"/a{9999999}"',
  ],
  ...[
    '"*"',
    '"*."',
    '"*.*.a"',
    '"a..b"',
    '"."',
    '"/"',
    '"//"',
    '"$1"',
    '"$a"',
    '"\\\\"',
    '"[x](y)"',
    '"<b>"',
    '"]]>"',
    '"`"',
  ],
  ...[
    '"xn--"',
    '"é.example.com"',
    '"例え.jp"',
    '"a:b"',
    '"[::1]"',
    '"a@b"',
    '"https://"',
    '!!binary YQ==',
    '!!str 1',
    '!!int "a"',
  ],
  ...[
    '!unknown a',
    '&anchor a',
    '*missing',
    '!!set {a}',
    '!!null',
    '!!timestamp 2024-01-01',
    '|-\n  a',
    '"99999999999999999999"',
  ],
  ...hostileNames,
);

const shapes = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(scalars, tie('value')), { maxLength: 3 })
      .map((pairs) => `{${pairs.map(([key, value]) => `${key}: ${value}`).join(', ')}}`),
    fc.constantFrom('[[]]', '{? {a: 1} : 1}', '{? [a] : 1}', '{<<: {a: 1}}', '[&a [*a]]', '{a: 1, a: 2}'),
    fc.integer({ min: 1, max: 200 }).map((length) => `"${'a/'.repeat(length)}"`),
  ),
}));

/** A value as YAML writes it in one place of flow style. */
export const oddValue: fc.Arbitrary<string> = shapes.value.map(String);

/** Returns the workspace with values as YAML writes them at some places; the text may be no YAML at all. */
function manifestWithValues(values: ReadonlyMap<string, string>): string {
  const marks = new Map(Array.from(values, ([place, value], at) => [place, { mark: `odd-value-${at}-`, value }]));
  let text = hostileManifest((place, ordinary) => marks.get(place)?.mark ?? ordinary);
  for (const { mark, value } of marks.values()) {
    // Inside a longer text only what a text can hold.
    text = text.replaceAll(`"${mark}"`, () => value).replaceAll(mark, () => value.replace(/["\n]/g, ''));
  }
  return text;
}

/** Workspaces with one to four odd values. */
export const oddManifest: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...hostilePlaces), oddValue), { minLength: 1, maxLength: 4 })
  .map((pairs) => manifestWithValues(new Map(pairs)));
