// biome-ignore-all lint/complexity/noExcessiveCognitiveComplexity: test code, one flat case after the other
import fc from 'fast-check';

// Texts of Ingresses in every style people write: block, flow, JSON, odd indentation, comments everywhere, CRLF, anchors.

interface PathShape {
  readonly path: string;
  readonly service: string;
  readonly port: number | string;
}

interface RuleShape {
  readonly host: string | null;
  readonly paths: readonly PathShape[];
}

interface Shape {
  readonly name: string;
  readonly rules: readonly RuleShape[];
  readonly tls: readonly { readonly hosts: readonly string[]; readonly secret: string }[];
  readonly annotations: readonly string[];
  readonly hasDefault: boolean;
}

const host = fc.constantFrom('a.example.com', 'b.example.com', '*.c.example.com', 'd.test', 'on.example.com');

const shape: fc.Arbitrary<Shape> = fc.record({
  name: fc.constant('shop'),
  rules: fc.array(
    fc.record({
      host: fc.option(host, { freq: 6 }),
      paths: fc.array(
        fc.record({
          path: fc.constantFrom('/', '/a', '/a/b', '/012', '/x y', "/it's", '/a#b', '/{id}'),
          service: fc.constantFrom('web', 'api', 'shop'),
          port: fc.constantFrom<number | string>(80, 8080, 'http'),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  tls: fc.array(
    fc.record({ hosts: fc.array(host, { minLength: 1, maxLength: 2 }), secret: fc.constantFrom('t1', 't2') }),
    { maxLength: 2 },
  ),
  annotations: fc.subarray(['example.com/a', 'kubernetes.io/ingress.class', 'example.com/block']),
  hasDefault: fc.boolean(),
});

/** A source of small choices, so that one number list shapes a whole text. */
export type Dice = (sides: number) => number;

/** How a text is written. */
export interface Writer {
  readonly step: number;
  readonly dashStep: number;
  readonly gap: string;
  readonly quote: number;
  readonly comments: number;
  readonly dice: Dice;
}

function scalar(writer: Writer, text: string, inFlow = false): string {
  const safe = inFlow ? /^[\w/][\w/.-]*$/ : /^[\w/][\w/. '{}-]*$/;
  if (writer.quote === 1) return `'${text.replaceAll("'", "''")}'`;
  return writer.quote === 2 || !safe.test(text) || /^(?:on|0)/.test(text) ? JSON.stringify(text) : text;
}

/** A comment line, a blank line, both or nothing, above a line at `column`. */
export function above(writer: Writer, column: number, word: string): readonly string[] {
  if (writer.comments === 0) return [];
  const comment = `${' '.repeat(column)}# above ${word}${writer.dice(1000)}`;
  switch (writer.dice(8)) {
    case 0:
      return [comment];
    case 1:
      return [''];
    case 2:
      return [comment, ''];
    case 3:
      return ['', comment];
    case 4:
      return [`${' '.repeat(Math.max(0, column - 1))}#lower, ${word} ] }`];
    case 5:
      return [`${' '.repeat(column + 2)}# deeper - ${word}: x`];
    default:
      return [];
  }
}

/** A comment or a blank at the end of a line, or nothing. */
export function behind(writer: Writer, word: string): string {
  return writer.comments > 0 && writer.dice(5) === 0
    ? `${writer.dice(2) ? '  ' : ' '}# behind ${word}, ${writer.dice(1000)}`
    : writer.dice(9) === 0
      ? ' '
      : '';
}

function pathLines(writer: Writer, column: number, { path, service, port }: PathShape): readonly string[] {
  const pad = ' '.repeat(column);
  const inner = column + 1 + writer.gap.length;
  const key = ' '.repeat(inner);
  const portText = typeof port === 'number' ? `number: ${port}` : `name: ${scalar(writer, port, true)}`;
  const head = above(writer, column, 'path');
  switch (writer.dice(3)) {
    case 0:
      return [
        ...head,
        `${pad}-${writer.gap}{path: ${scalar(writer, path, true)}, pathType: Prefix, backend: {service: {name: ${service}, port: {${portText}}}}}${behind(writer, 'item')}`,
      ];
    case 1:
      return [
        ...head,
        `${pad}-${writer.gap}path: ${scalar(writer, path)}${behind(writer, 'path')}`,
        ...above(writer, inner, 'type'),
        `${key}pathType: Prefix${behind(writer, 'type')}`,
        `${key}backend: { service: { name: ${service}, port: { ${portText} } } }${behind(writer, 'backend')}`,
      ];
    default:
      return [
        ...head,
        `${pad}-${writer.gap}backend:${behind(writer, 'backend')}`,
        `${' '.repeat(inner + writer.step)}service:`,
        ...above(writer, inner + 2 * writer.step, 'name'),
        `${' '.repeat(inner + 2 * writer.step)}name: ${scalar(writer, service)}${behind(writer, 'name')}`,
        `${' '.repeat(inner + 2 * writer.step)}port:`,
        `${' '.repeat(inner + 3 * writer.step)}${portText}${behind(writer, 'port')}`,
        ...above(writer, inner, 'path key'),
        `${key}path: ${scalar(writer, path)}${behind(writer, 'path')}`,
        `${key}pathType: Prefix`,
      ];
  }
}

function blockLines(writer: Writer, value: Shape): readonly string[] {
  const { step, dashStep, gap } = writer;
  const pad = (level: number): string => ' '.repeat(level * step);
  const lines = [
    ...above(writer, 0, 'document'),
    `apiVersion: networking.k8s.io/v1${behind(writer, 'version')}`,
    'kind: Ingress',
    'metadata:',
    `${pad(1)}name: ${scalar(writer, value.name)}${behind(writer, 'name')}`,
  ];
  if (value.annotations.length > 0) {
    lines.push(`${pad(1)}annotations:${behind(writer, 'annotations')}`);
    for (const key of value.annotations) {
      lines.push(...above(writer, 2 * step, key));
      if (key.endsWith('block'))
        lines.push(`${pad(2)}${key}: |`, `${pad(3)}first; # no comment`, '', `${pad(3)}  last`);
      else lines.push(`${pad(2)}${key}: "nginx"${behind(writer, key)}`);
    }
  }
  lines.push(...above(writer, 0, 'spec'), 'spec:');
  if (value.hasDefault)
    lines.push(`${pad(1)}defaultBackend: {service: {name: web, port: {number: 80}}}${behind(writer, 'default')}`);
  const dash = step + dashStep;
  const inner = dash + 1 + gap.length;
  if (value.tls.length > 0) {
    lines.push(...above(writer, step, 'tls'), `${pad(1)}tls:`);
    for (const { hosts, secret } of value.tls) {
      lines.push(...above(writer, dash, 'entry'));
      lines.push(
        `${' '.repeat(dash)}-${gap}hosts: [${hosts.map((each) => scalar(writer, each, true)).join(', ')}]${behind(writer, 'hosts')}`,
      );
      lines.push(`${' '.repeat(inner)}secretName: ${secret}`);
    }
  }
  lines.push(...above(writer, step, 'rules'), `${pad(1)}rules:${behind(writer, 'rules')}`);
  for (const rule of value.rules) {
    lines.push(...above(writer, dash, 'rule'));
    const key = ' '.repeat(inner);
    const open = `${' '.repeat(dash)}-${gap}`;
    lines.push(
      rule.host === null ? `${open}http:` : `${open}host: ${scalar(writer, rule.host)}${behind(writer, 'host')}`,
    );
    if (rule.host !== null) lines.push(...above(writer, inner, 'http'), `${key}http:`);
    lines.push(`${' '.repeat(inner + step)}paths:${behind(writer, 'paths')}`);
    for (const path of rule.paths) lines.push(...pathLines(writer, inner + step + dashStep, path));
    if (writer.comments > 0 && writer.dice(4) === 0)
      lines.push(`${' '.repeat(inner + step + dashStep)}# after the paths`);
  }
  if (writer.comments > 0 && writer.dice(3) === 0) lines.push('# the end');
  return lines;
}

function plainShape(value: Shape): unknown {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: value.name,
      ...(value.annotations.length > 0
        ? { annotations: Object.fromEntries(value.annotations.map((key) => [key, 'nginx'])) }
        : {}),
    },
    spec: {
      ...(value.hasDefault ? { defaultBackend: { service: { name: 'web', port: { number: 80 } } } } : {}),
      ...(value.tls.length > 0 ? { tls: value.tls.map(({ hosts, secret }) => ({ hosts, secretName: secret })) } : {}),
      rules: value.rules.map(({ host: name, paths }) => ({
        ...(name === null ? {} : { host: name }),
        http: {
          paths: paths.map(({ path, service, port }) => ({
            path,
            pathType: 'Prefix',
            backend: { service: { name: service, port: typeof port === 'number' ? { number: port } : { name: port } } },
          })),
        },
      })),
    },
  };
}

/** Flow style over several lines, with comments where a line ends. */
export function flowText(writer: Writer, value: unknown, column: number): string {
  const pad = writer.dice(2) ? ' ' : '';
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? scalar(writer, value, true) : String(value);
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((each: unknown) => flowText(writer, each, column + 2))
    : Object.entries(value).map(([key, each]) => `${key}: ${flowText(writer, each, column + 2)}`);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const isShort = column > 6 && writer.dice(3) > 0 && !parts.some((each) => each.includes('\n'));
  if (isShort) return `${open}${pad}${parts.join(', ')}${pad}${close}`;
  const indent = ' '.repeat(column + 2);
  const lines = parts.map((each, index) => {
    const comma = index < parts.length - 1 || writer.dice(4) === 0 ? ',' : '';
    return [...above(writer, column + 2, 'flow'), `${indent}${each}${comma}${behind(writer, 'flow')}`].join('\n');
  });
  return `${open}\n${lines.join('\n')}\n${' '.repeat(column)}${close}`;
}

function write(value: Shape, style: number, writer: Writer): string {
  if (style === 0) return flowText(writer, plainShape(value), 0);
  if (style === 1) return JSON.stringify(plainShape(value), null, writer.step);
  if (style === 2) return JSON.stringify(plainShape(value));
  return blockLines(writer, value).join('\n');
}

const numbers = fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 });

const hand = fc.record({
  step: fc.constantFrom(2, 2, 2, 3, 4),
  dashStep: fc.constantFrom(0, 2),
  gap: fc.constantFrom(' ', ' ', '   '),
  quote: fc.integer({ min: 0, max: 2 }),
  comments: fc.integer({ min: 0, max: 2 }),
  numbers,
});

type Hand = typeof hand extends fc.Arbitrary<infer T> ? T : never;

function writerOf({ numbers: all, ...rest }: Hand): Writer {
  let at = 0;
  const dice: Dice = (sides) => (all[at++ % all.length] ?? 0) % sides;
  return { ...rest, dice };
}

/** An Ingress text in a random style. */
export const manifest: fc.Arbitrary<string> = fc
  .record({
    value: shape,
    style: fc.constantFrom(0, 1, 2, 3, 3, 3, 3, 3),
    by: hand,
    eol: fc.constantFrom('\n', '\n', '\r\n'),
    end: fc.constantFrom(
      '\n',
      '\n',
      '',
      '\n\n',
      '\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: web # a service\n',
    ),
    start: fc.constantFrom('', '', '', '\ufeff', '---\n', '# a file\n---\n', '# licence\n\n'),
  })
  .map(({ value, style, by, eol, end, start }) => {
    const text = write(value, style, writerOf(by));
    const isJson = style === 1 || style === 2;
    return ((isJson ? '' : start) + text + (isJson ? '\n' : end)).replaceAll('\n', eol);
  });

/** Every path leads to a Service of its own, every Ingress has its own name, every rule of an Ingress its own host. */
function named(value: Shape, file: number, at: number): Shape {
  const rules = value.rules.map(({ host, paths }, rule) => ({
    host: host === null && rule === 0 ? null : `r${rule}.example.com`,
    paths: paths.map((path, index) => ({ ...path, service: `s${file}-${at}-${rule}-${index}` })),
  }));
  const tls = value.tls.map(({ hosts }, index) => ({ hosts, secret: `t${index}` }));
  return { ...value, name: `i${file}-${at}`, rules, tls };
}

const ports = ['one', 'two', 'three'].map((name, at) => `  - {name: ${name}, port: ${at + 1}} # ${name}`);

/** How the Ingresses of a file stand in it: each in a document, or all in one List. */
function writeFile(values: readonly Shape[], form: 'documents' | 'list' | 'json', file: number, by: Hand): string {
  const writer = writerOf(by);
  if (form === 'json') {
    return `${JSON.stringify({ apiVersion: 'v1', kind: 'List', items: values.map(plainShape) }, null, by.step)}\n`;
  }
  if (form === 'list') {
    const items = values.map((value) =>
      blockLines(writer, value)
        .map((line) => (line === '' ? line : `  ${line}`).replace(/^ {2}apiVersion:/, '- apiVersion:'))
        .join('\n'),
    );
    return `apiVersion: v1\nkind: List\nitems:\n${items.join('\n')}\n`;
  }
  const service = `apiVersion: v1\nkind: Service\nmetadata: {name: p${file}}\nspec:\n  ports:\n${ports.join('\n')}`;
  const documents = values.map((value) => write(value, writer.dice(4) === 0 ? 0 : 3, writer));
  return `${[...documents, service].join('\n---\n')}\n`;
}

/** Files of several Ingresses in every style, in which all that can be wished for has a name of its own. */
export const workspace: fc.Arbitrary<ReadonlyMap<string, string>> = fc
  .array(
    fc.record({
      values: fc.array(shape, { minLength: 1, maxLength: 3 }),
      form: fc.constantFrom('documents', 'documents', 'documents', 'list', 'json'),
      by: hand,
      eol: fc.constantFrom('\n', '\n', '\r\n'),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map(
    (files) =>
      new Map(
        files.map(({ values, form, by, eol }, file) => [
          `f${file}.yaml`,
          writeFile(
            values.map((value, at) => named(value, file, at)),
            form,
            file,
            by,
          ).replaceAll('\n', eol),
        ]),
      ),
  );
