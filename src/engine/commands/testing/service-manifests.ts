import fc from 'fast-check';
import { above, behind, type Dice, flowText, type Writer } from './manifests.ts';

// Texts of Services with ports in every style people write.

interface PortShape {
  readonly name?: string;
  readonly protocol?: string;
  readonly port: number;
  readonly targetPort?: number | string;
}

const port: fc.Arbitrary<PortShape> = fc.record(
  {
    name: fc.constantFrom('http', 'https', 'admin', 'on'),
    protocol: fc.constantFrom('TCP', 'UDP'),
    port: fc.constantFrom(80, 443, 8080, 53),
    targetPort: fc.constantFrom<number | string>(8080, 'web', 'on'),
  },
  { requiredKeys: ['port'] },
);

const ports = fc
  .uniqueArray(port, { minLength: 1, maxLength: 4, selector: (each) => each.port })
  .map((all) => (all.length === 1 ? all : all.map((each, index) => ({ ...each, name: `p-${index}` }))));

function value(text: number | string): string {
  return text === 'on' ? '"on"' : String(text);
}

function portLines(writer: Writer, shape: PortShape, dash: number): readonly string[] {
  const entries = Object.entries(shape);
  const { dice, gap } = writer;
  const head = above(writer, dash, 'port');
  const open = `${' '.repeat(dash)}-${gap}`;
  const pairs = entries.map(([key, each]) => `${key}: ${value(each)}`);
  if (dice(3) === 0) return [...head, `${open}{${pairs.join(', ')}}${behind(writer, 'item')}`];
  // Keys stand in any order.
  const turned = dice(2) ? pairs : pairs.toReversed();
  const inner = ' '.repeat(dash + 1 + gap.length);
  return turned.flatMap((pair, index) => [
    ...(index === 0 ? head : above(writer, inner.length, 'key')),
    `${index === 0 ? open : inner}${pair}${behind(writer, 'key')}`,
  ]);
}

function blockText(writer: Writer, shapes: readonly PortShape[], dashStep: number): string {
  const pad = ' '.repeat(writer.step);
  const lines = ['apiVersion: v1', 'kind: Service', 'metadata:', `${pad}name: web # the shop`, 'spec:'];
  lines.push(...above(writer, writer.step, 'ports'));
  if (writer.dice(5) === 0) lines.push(`${pad}ports: ${flowText(writer, shapes, 8)}${behind(writer, 'ports')}`);
  else {
    lines.push(`${pad}ports:${behind(writer, 'ports')}`);
    for (const shape of shapes) lines.push(...portLines(writer, shape, writer.step + dashStep));
  }
  if (writer.dice(2)) lines.push(...above(writer, writer.step, 'selector'), `${pad}selector: {app: web}`);
  return lines.join('\n');
}

function textOf(style: number, writer: Writer, shapes: readonly PortShape[], dashStep: number): string {
  const plain = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: shapes } };
  if (style === 0) return JSON.stringify(plain);
  if (style === 1) return JSON.stringify(plain, null, writer.step);
  return style === 2 ? flowText(writer, plain, 0) : blockText(writer, shapes, dashStep);
}

/** A Service text in a random style. */
export const serviceManifest: fc.Arbitrary<string> = fc
  .record({
    shapes: ports,
    style: fc.constantFrom(0, 1, 2, 3, 3, 3, 3, 3),
    step: fc.constantFrom(2, 2, 4),
    dashStep: fc.constantFrom(0, 2),
    gap: fc.constantFrom(' ', ' ', '   '),
    comments: fc.integer({ min: 0, max: 2 }),
    numbers: fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
    eol: fc.constantFrom('\n', '\n', '\r\n'),
    end: fc.constantFrom('\n', '\n', ''),
  })
  .map(({ shapes, style, step, dashStep, gap, comments, numbers, eol, end }) => {
    let at = 0;
    const dice: Dice = (sides) => (numbers[at++ % numbers.length] ?? 0) % sides;
    const writer = { step, dashStep, gap, quote: 0, comments, dice };
    return (textOf(style, writer, shapes, dashStep) + end).replaceAll('\n', eol);
  });
