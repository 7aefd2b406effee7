// biome-ignore-all lint/style/noExcessiveLinesPerFile: One picture, drawn in one order.
import type { NodeId } from '../match/ids.ts';
import { tableOf } from '../text/lookup.ts';
import { columnsOf, shorten } from './cut-names.ts';
import { edgeGeometry, edgesOf, type GraphEdge } from './edges.ts';
import { endsOf, type GraphEnd } from './ends.ts';
import {
  type BackendNode,
  type BrokenState,
  brokenState,
  type DefaultBackendNode,
  type HostBundle,
  type HostNode,
  type Owner,
  type PathNode,
  type RoutingGraph,
  routerName,
} from './graph.ts';
import { type Box, backendTitle, type GraphLayout, hasSecondLine } from './layout.ts';
import { stateElement } from './svg-state.ts';
import { xmlText } from './svg-text.ts';
import { type SvgTheme, type SvgThemeName, svgThemes } from './svg-theme.ts';

/** The words of a picture: the engine has none. */
export interface SvgWords {
  readonly title: string;
  readonly description: string;
  /** Names of the four columns. */
  readonly heads: readonly [string, string, string, string];
  readonly anyHost: string;
  readonly noClass: string;
  readonly noPath: string;
  readonly defaultBackend: string;
  readonly otherHost: string;
  /** What a request gets that no host takes; `''` while that is not known. */
  readonly end: (outcome: GraphEnd['outcome']) => string;
  readonly broken: Readonly<Record<BrokenState, string>>;
  readonly tls: (host: HostNode) => string;
  readonly paths: (count: number) => string;
  readonly runsAs: (pattern: string) => string;
  readonly dead: (path: PathNode) => string;
}

/** What the signs of a picture mean. */
export interface SvgLegend {
  readonly types: readonly (readonly [pathType: string, words: string])[];
  readonly order: string;
  readonly owner: (name: string) => string;
}

export interface SvgOptions {
  readonly theme: SvgThemeName;
  readonly words: SvgWords;
  /** Ids of the nodes of a request's way, edge router first: drawn with the accent. */
  readonly route?: readonly NodeId[];
  /** Sentences below the picture: the request and its answer, who answers. */
  readonly notes?: readonly string[];
  /** Says below the picture what its signs mean. */
  readonly legend?: SvgLegend;
  /** Hash of a share link to keep inside, so that the picture can be opened again. */
  readonly state?: string;
}

const codeFont = "ui-monospace,'SF Mono',Menlo,Consolas,'Liberation Mono','Noto Sans KR',monospace";
const uiFont = "system-ui,'Segoe UI',Roboto,'Helvetica Neue','Noto Sans KR','Malgun Gothic',sans-serif";
/** Width of a character of the code font at 1 px. */
const advance = 0.602;

interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly code?: boolean;
  readonly weight?: number;
  readonly anchor?: 'middle' | 'end';
  readonly strike?: boolean;
}

/** Left edge of what stands below the graph. */
const legendX = 20;
/** Of more Ingresses a legend would only list names. */
const mostOwners = 12;

function ownersOf({ paths, defaults }: RoutingGraph): readonly Owner[] {
  const owners = new Map([...paths, ...defaults].map(({ owner }) => [owner.index, owner]));
  return owners.size > mostOwners ? [] : [...owners.values()].sort((a, b) => a.index - b.index);
}

/** Collects the elements of one picture, in the order they are painted. */
class Canvas {
  readonly parts: string[] = [];
  private readonly lit: ReadonlySet<string>;
  private readonly layout: GraphLayout;
  private readonly theme: SvgTheme;
  private readonly words: SvgWords;

  constructor(layout: GraphLayout, { theme, words, route }: SvgOptions) {
    this.layout = layout;
    this.theme = svgThemes[theme];
    this.words = words;
    this.lit = new Set(route ?? []);
  }

  edge(edge: GraphEdge, pass: 'below' | 'lit'): void {
    const isLit = this.lit.has(edge.source) && this.lit.has(edge.target) && edge.look !== 'severed';
    const geometry = edgeGeometry(edge, this.layout);
    if (!geometry || isLit !== (pass === 'lit')) return;
    const { d, width, x1, y1, x2, y2 } = geometry;
    const { accent, canvas, graphic, bad } = this.theme;
    if (isLit) {
      this.path(d, canvas, 7);
      this.path(d, accent, 3, ' stroke-linecap="round"');
      return;
    }
    if (edge.look === 'severed') {
      const x = (x1 + x2) / 2;
      const y = (y1 + y2) / 2;
      this.path(d, bad, 1.5, ' stroke-dasharray="5 4"');
      this.parts.push(`<rect x="${x - 7}" y="${y - 7}" width="14" height="14" fill="${canvas}"/>`);
      this.path(`M${x - 5} ${y + 5}l4 -10M${x + 1} ${y + 5}l4 -10`, bad, 2, ' stroke-linecap="round"');
      return;
    }
    if (edge.look === 'ghost') this.path(d, graphic, 1.5, ' stroke-dasharray="1.5 4" stroke-linecap="round"');
    else this.path(d, graphic, Math.round(width * 100) / 100, edge.look === 'bundle' ? ' opacity="0.38"' : '');
  }

  /** The number of an edge on the way of the request, before its target. */
  step(edge: GraphEdge, route: readonly NodeId[]): void {
    const at = route.indexOf(edge.source);
    const geometry = edgeGeometry(edge, this.layout);
    if (at < 0 || route[at + 1] !== edge.target || edge.look === 'severed' || !geometry) return;
    const { accent, onAccent, canvas } = this.theme;
    const x = geometry.x2 - (edge.shape === 'map' ? 30 : 14);
    this.parts.push(
      `<circle cx="${x}" cy="${geometry.y2}" r="9" fill="${accent}" stroke="${canvas}" stroke-width="2"/>`,
    );
    this.text(x, geometry.y2 + 3.8, String(at + 1), { size: 11, fill: onAccent, weight: 700, anchor: 'middle' });
  }

  router(id: NodeId, name: string): void {
    const box = this.box(id, { radius: 6 });
    if (!box) return;
    const { ink, ink2 } = this.theme;
    const x = box.x + box.width / 2;
    const y = box.y + 22;
    this.path(
      `M${x - 9} ${y}h18v8h-18zM${x} ${y}v-5M${x - 5} ${y - 9}q5 -5 10 0`,
      ink,
      1.6,
      ' stroke-linejoin="round"',
    );
    this.text(x, box.y + 50, shorten(name, Math.floor(box.width / 6.2)), { size: 11, fill: ink2, anchor: 'middle' });
  }

  host(host: HostNode): void {
    const box = this.box(host.id, { radius: 6 });
    if (!box) return;
    this.band(box, host.owners);
    const sub = this.layout.compact || host.collapsed ? '' : this.words.tls(host);
    const fill = host.tls.kind === 'none' && sub ? this.theme.warnText : this.theme.ink3;
    this.lines(
      box,
      14,
      this.nameOf(host.id, host.host ?? this.words.anyHost),
      sub || this.words.paths(host.pathCount),
      12,
      fill,
    );
  }

  pathNode(path: PathNode): void {
    const isDead = path.dead !== null;
    const box = this.box(path.id, { radius: 6, isDashed: isDead });
    if (!box) return;
    const { ink, ink2, ink3, sunken } = this.theme;
    this.band(box, [path.owner]);
    const y = box.y + box.height / 2;
    let x = box.x + 12;
    if (path.order !== null) {
      const isLit = this.lit.has(path.id);
      const [disc, digits] = isLit ? [this.theme.accent, this.theme.onAccent] : [sunken, ink2];
      this.parts.push(`<circle cx="${x + 10}" cy="${y}" r="9" fill="${disc}"/>`);
      this.text(x + 10, y + 3.8, String(path.order), { size: 11, fill: digits, weight: 600, anchor: 'middle' });
      x += 28;
    }
    this.badge(x, y - 9, path.pathType);
    x += 26;
    const sub =
      this.layout.compact || !hasSecondLine(path)
        ? ''
        : isDead
          ? this.words.dead(path)
          : this.words.runsAs(path.effective ?? '');
    const name = this.nameOf(path.id, path.path || this.words.noPath);
    this.lines(box, x - box.x, name, sub, this.layout.compact ? 12 : 13, ink3, {
      fill: isDead ? ink3 : ink,
      strike: isDead,
    });
  }

  defaultNode(node: DefaultBackendNode): void {
    const box = this.box(node.id, { radius: 6, isDashed: true });
    if (!box) return;
    this.band(box, [node.owner]);
    this.lines(box, 12, this.words.defaultBackend, '', 12, this.theme.ink3);
  }

  end({ id, outcome }: GraphEnd): void {
    const box = this.box(id, { radius: 6, isDashed: true });
    if (!box) return;
    const { otherHost, end } = this.words;
    const { ink2, ink3 } = this.theme;
    const words = [otherHost, end(outcome)].filter((one) => one !== '').join(' → ');
    this.lines(box, 12, words, '', 12, ink3, { fill: ink2, code: false, weight: 400 });
  }

  bundle(bundle: HostBundle): void {
    const box = this.box(bundle.id, { radius: 6 });
    if (box) this.lines(box, 12, this.words.paths(bundle.count), '', 12, this.theme.ink3);
  }

  backend(node: BackendNode): void {
    const isBroken = brokenState(node) !== null;
    const look = this.backendLook(isBroken, this.lit.has(node.id));
    const box = this.box(node.id, { radius: 6, ...look.box });
    if (!box) return;
    const { compact } = this.layout;
    const name = this.nameOf(node.id, backendTitle(node));
    const sub = compact ? '' : this.backendSub(node);
    this.lines(box, 12, name, sub, 12, look.sub, { fill: look.name, weight: 600 });
    if (!compact || isBroken) return;
    const style = { size: 11, fill: look.sub, anchor: 'end' } as const;
    this.text(box.x + box.width - 8, box.y + box.height / 2 + 4, String(node.port ?? ''), style);
  }

  /** Draws sentences and legend below the graph; returns where they end. */
  below(graph: RoutingGraph, { notes = [], legend }: SvgOptions): number {
    const { ink, ink2 } = this.theme;
    let y = this.layout.height;
    notes.forEach((note, i) => {
      y += 20;
      const room = Math.floor((this.layout.width - 2 * legendX) / 6.4);
      this.text(legendX, y, shorten(note, room), { size: 12, fill: i === 0 ? ink : ink2, weight: i === 0 ? 600 : 400 });
    });
    if (!legend) return notes.length > 0 ? y + 12 : y;
    y += 24;
    let x = legendX;
    const place = (width: number): number => {
      if (x > legendX && x + width > this.layout.width - legendX) {
        x = legendX;
        y += 24;
      }
      const at = x;
      x += width + 20;
      return at;
    };
    const widthOf = (words: string): number => columnsOf(words) * 6.2;
    const style = { size: 11, fill: ink2 } as const;
    for (const [pathType, words] of legend.types) {
      const at = place(24 + widthOf(words));
      this.badge(at, y - 13, pathType);
      this.text(at + 24, y, words, style);
    }
    const order = place(widthOf(legend.order));
    this.text(order, y, legend.order, style);
    for (const { name, index } of ownersOf(graph)) {
      const words = legend.owner(name);
      const at = place(10 + widthOf(words));
      this.parts.push(
        `<rect x="${at}" y="${y - 10}" width="3" height="12" rx="1" fill="${this.theme.owners[index % 4] ?? ink2}"/>`,
      );
      this.text(at + 10, y, words, style);
    }
    return y + 14;
  }

  head(x: number, words: string): void {
    this.text(x, 18, words, { size: 11, fill: this.theme.ink2, weight: 600 });
  }

  private nameOf(id: NodeId, name: string): string {
    return this.layout.cuts.get(id) ?? name;
  }

  private backendLook(isBroken: boolean, isLit: boolean) {
    const { bad, badText, ink, ink3, onAccent, accent } = this.theme;
    if (isBroken) return { box: { isDashed: true, stroke: bad }, name: badText, sub: badText };
    return isLit ? { box: { fill: accent }, name: onAccent, sub: onAccent } : { box: {}, name: ink, sub: ink3 };
  }

  private backendSub(node: BackendNode): string {
    const { state, resourceKind, port, targetPort } = node;
    const why = brokenState(node);
    if (why) return this.words.broken[why];
    if (state === 'resource') return resourceKind;
    return targetPort === null ? String(port ?? '') : `${port} → ${targetPort}`;
  }

  private path(d: string, stroke: string, width: number, rest = ''): void {
    this.parts.push(`<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}"${rest}/>`);
  }

  private box(
    id: NodeId,
    look: { radius: number; isDashed?: boolean; stroke?: string; fill?: string },
  ): Box | undefined {
    const box = this.layout.boxes.get(id);
    if (!box) return undefined;
    const isLit = this.lit.has(id);
    const { accent, border, graphic, surface } = this.theme;
    const stroke = look.stroke ?? (isLit ? accent : look.isDashed ? graphic : border);
    const dash = look.isDashed ? ' stroke-dasharray="4 3"' : '';
    const { x, y, width, height } = box;
    this.parts.push(
      `<rect x="${x + 0.5}" y="${y + 0.5}" width="${width - 1}" height="${height - 1}" rx="${look.radius}" fill="${look.fill ?? surface}" stroke="${stroke}" stroke-width="${isLit ? 2 : 1}"${dash}/>`,
    );
    return box;
  }

  private band(box: Box, owners: readonly Owner[]): void {
    const height = (box.height - 8) / Math.max(owners.length, 1);
    owners.forEach(({ index }, i) => {
      const fill = this.theme.owners[index % 4] ?? this.theme.ink3;
      const y = Math.round((box.y + 4 + i * height) * 100) / 100;
      const barHeight = Math.round(Math.max(height - 1, 1) * 100) / 100;
      this.parts.push(`<rect x="${box.x + 3}" y="${y}" width="3" height="${barHeight}" rx="1" fill="${fill}"/>`);
    });
  }

  private badge(x: number, y: number, pathType: string | null): void {
    const { ink, ink2, surface } = this.theme;
    const stroke = `fill="${surface}" stroke="${ink2}" stroke-width="1.4"`;
    const shapes = tableOf<readonly [string, string, number]>({
      Exact: [`<path d="M${x + 1.7} ${y + 1.7}h14.6v14.6h-14.6z" ${stroke}/>`, 'E', 9],
      Prefix: [`<path d="M${x + 1.7} ${y + 1.7}h10l5 7.3l-5 7.3h-10z" ${stroke}/>`, 'P', 7.6],
    });
    const ring = `<circle cx="${x + 9}" cy="${y + 9}" r="7.4" ${stroke} stroke-dasharray="2.6 2"/>`;
    const [shape, letter, middle] = shapes.get(pathType ?? '') ?? [
      ring,
      pathType === 'ImplementationSpecific' ? 'I' : '?',
      9,
    ];
    this.parts.push(shape);
    this.text(x + middle, y + 12.6, letter, { size: 10, fill: ink, weight: 700, anchor: 'middle' });
  }

  private lines(
    box: Box,
    inset: number,
    name: string,
    sub: string,
    size: number,
    subFill: string,
    style: Partial<TextStyle> = {},
  ): void {
    const room = box.width - inset - 10;
    const middle = box.y + box.height / 2;
    const nameStyle = { size, fill: this.theme.ink, code: true, weight: 500, ...style };
    const shown = shorten(name, Math.floor(room / (size * advance)));
    this.text(box.x + inset, sub ? middle - 2.5 : middle + 4, shown, nameStyle);
    if (sub) this.text(box.x + inset, middle + 11.5, shorten(sub, Math.floor(room / 5.6)), { size: 11, fill: subFill });
  }

  private text(x: number, y: number, words: string, style: TextStyle): void {
    const { size, fill, code, weight, anchor, strike } = style;
    const rest = [
      code ? ' class="c"' : '',
      weight ? ` font-weight="${weight}"` : '',
      anchor ? ` text-anchor="${anchor}"` : '',
      strike ? ' text-decoration="line-through"' : '',
    ].join('');
    this.parts.push(`<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${rest}>${xmlText(words)}</text>`);
  }
}

/**
 * Returns the picture as an SVG document: text stays text, the same input gives the same bytes.
 * Sized to the layout; needs no other file.
 */
export function renderSvg(graph: RoutingGraph, layout: GraphLayout, options: SvgOptions): string {
  const canvas = new Canvas(layout, options);
  const { words, theme, state } = options;
  const ends = endsOf(graph).filter(({ id }) => layout.boxes.has(id));
  const edges = edgesOf(graph, ends);
  for (const edge of edges) canvas.edge(edge, 'below');
  for (const edge of edges) canvas.edge(edge, 'lit');
  for (const edge of edges) canvas.step(edge, options.route ?? []);
  for (const router of graph.routers) canvas.router(router.id, routerName(router, words.noClass));
  for (const host of graph.hosts) canvas.host(host);
  for (const path of graph.paths) canvas.pathNode(path);
  for (const bundle of graph.bundles) canvas.bundle(bundle);
  for (const node of graph.defaults) canvas.defaultNode(node);
  for (const end of ends) canvas.end(end);
  for (const node of graph.backends) canvas.backend(node);
  const { router, host, path, backend } = layout.columns;
  [router, host, path, backend].forEach(({ x }, i) => {
    canvas.head(x, words.heads[i] ?? '');
  });
  const { width } = layout;
  const height = canvas.below(graph, options);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d" font-family="${xmlText(uiFont)}">`,
    `<title id="t">${xmlText(words.title)}</title>`,
    `<desc id="d">${xmlText(words.description)}</desc>`,
    ...(state === undefined ? [] : [stateElement(state)]),
    `<style>.c{font-family:${xmlText(codeFont)}}</style>`,
    `<rect width="${width}" height="${height}" fill="${svgThemes[theme].canvas}"/>`,
    ...canvas.parts,
    '</svg>',
    '',
  ].join('\n');
}
