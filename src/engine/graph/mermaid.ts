import type { NodeId } from '../match/ids.ts';
import { tableOf } from '../text/lookup.ts';
import { wellFormed } from '../text/well-formed.ts';
import { type EdgeLook, edgesOf } from './edges.ts';
import { endsOf } from './ends.ts';
import { type BackendNode, brokenState, type HostNode, type PathNode, type RoutingGraph, routerName } from './graph.ts';
import type { SvgWords } from './svg.ts';

export interface MermaidOptions {
  readonly words: SvgWords;
  /** Ids of the nodes of a request's way: drawn thick. */
  readonly route?: readonly NodeId[];
}

/** Entities in Mermaid's own spelling; a backtick would start Markdown, a line break would end the statement. */
const entities = tableOf<string>({
  '#': '#35;',
  '"': '#quot;',
  '<': '#lt;',
  '>': '#gt;',
  '&': '#amp;',
  '`': '#96;',
  '\\': '#92;',
});

/** One line of letters: terminals and pages obey control characters and marks that turn the direction. */
function plainLine(text: string): string {
  return wellFormed(text)
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** Returns text for a quoted label. */
function label(...lines: readonly string[]): string {
  const escaped = lines
    .filter((line) => line !== '')
    .map((line) => plainLine(line).replace(/[#"<>&`\\]/g, (c) => entities.get(c) ?? c));
  return `"${escaped.join('<br>')}"`;
}

/** The arrows tell what the picture's lines tell: dotted = never taken, crossed out = leads nowhere. */
const arrows: Readonly<Record<EdgeLook, string>> = { plain: '-->', bundle: '-->', ghost: '-.->', severed: '--x' };

/** The badge's outline, as near as Mermaid has it: square, flag, round. */
function pathShape({ pathType }: PathNode, text: string): string {
  if (pathType === 'Exact') return `[${text}]`;
  return pathType === 'Prefix' ? `>${text}]` : `(${text})`;
}

function backendLabel(node: BackendNode, words: SvgWords): string {
  const { name, port } = node;
  const why = brokenState(node);
  return label(port === null ? name : `${name}:${port}`, why ? words.broken[why] : '');
}

function pathLabel(node: PathNode, words: SvgWords): string {
  const { path, pathType, order, effective, dead } = node;
  const pattern = effective === null ? '' : words.runsAs(effective);
  const number = order === null ? '' : `${order}. `;
  return label(`${number}${path || words.noPath}`, pathType ?? '', dead ? words.dead(node) : pattern);
}

class Chart {
  readonly lines: string[] = ['flowchart LR'];
  private readonly names = new Map<string, string>();

  node(id: NodeId, shape: (text: string) => string, text: string): void {
    const name = `n${this.names.size + 1}`;
    this.names.set(id, name);
    this.lines.push(`  ${name}${shape(text)}`);
  }

  name(id: NodeId): string | undefined {
    return this.names.get(id);
  }
}

function addNodes(chart: Chart, graph: RoutingGraph, words: SvgWords): void {
  const hostText = (host: HostNode) => label(host.host ?? words.anyHost, words.tls(host));
  for (const router of graph.routers)
    chart.node(router.id, (t) => `{{${t}}}`, label(routerName(router, words.noClass)));
  for (const host of graph.hosts) chart.node(host.id, (t) => `[${t}]`, hostText(host));
  for (const path of graph.paths) chart.node(path.id, (t) => pathShape(path, t), pathLabel(path, words));
  for (const { id, count } of graph.bundles) chart.node(id, (t) => `[${t}]`, label(words.paths(count)));
  for (const { id } of graph.defaults) chart.node(id, (t) => `(${t})`, label(words.defaultBackend));
  for (const { id, outcome } of endsOf(graph)) {
    chart.node(id, (t) => `(${t})`, label(words.otherHost, words.end(outcome)));
  }
  for (const node of graph.backends) chart.node(node.id, (t) => `([${t}])`, backendLabel(node, words));
}

/** Returns the routes as a Mermaid flowchart, as GitHub and wikis draw it. The same graph gives the same text. */
export function toMermaid(graph: RoutingGraph, { words, route = [] }: MermaidOptions): string {
  const chart = new Chart();
  addNodes(chart, graph, words);
  const lit = new Set(route);
  const litEdges: number[] = [];
  edgesOf(graph, endsOf(graph)).forEach(({ source, target, look }, index) => {
    chart.lines.push(`  ${chart.name(source) ?? ''} ${arrows[look]} ${chart.name(target) ?? ''}`);
    if (lit.has(source) && lit.has(target) && look !== 'severed') litEdges.push(index);
  });
  const litNames = route.flatMap((id) => chart.name(id) ?? []);
  if (litNames.length > 0) {
    chart.lines.push('  classDef route stroke:#1d55cf,stroke-width:3px', `  class ${litNames.join(',')} route`);
  }
  if (litEdges.length > 0) chart.lines.push(`  linkStyle ${litEdges.join(',')} stroke:#1d55cf,stroke-width:3px`);
  return `${chart.lines.join('\n')}\n`;
}
