import {
  endsOf,
  layoutGraph,
  type RoutingGraph,
  renderSvg,
  type SvgLegend,
  type SvgThemeName,
  toMermaid,
} from '../../engine/graph/index.ts';
import type { NodeId } from '../../engine/match/index.ts';
import { wellFormed } from '../../engine/text/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { svgWords } from '../../i18n/svg-words.ts';
import { requestForLink } from '../../state/share-link.ts';
import type { AppState } from '../../state/types.ts';
import { controllerName, controllerVersion } from '../common/controllers.ts';
import { outcomeText } from '../parts/outcome-text.ts';
import { litOf } from '../parts/route-view.ts';
import { expandedFor, graphOf, litHostOf, viewOf } from '../parts/view-graph.ts';

/** Wide enough for long hosts and paths beside each other, px. */
const widthPx = 1000;

/** What a person chooses about a picture. */
export interface PictureLook {
  readonly theme: SvgThemeName;
  /** Marks the way of the request in the bar. */
  readonly withRoute: boolean;
  /** Shows the paths of collapsed hosts too. */
  readonly withAll: boolean;
}

/** A finished drawing; sizes in px at 100 %. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

type Shown = Pick<AppState, 'snapshot' | 'expandedHosts' | 'request'>;

/** Returns the graph that a picture shows: as on the canvas, or with every path. */
export function pictureGraph({ snapshot, expandedHosts, request }: Shown, withAll: boolean): RoutingGraph {
  const graph = graphOf(snapshot);
  return withAll ? graph : viewOf(graph, expandedFor(graph, expandedHosts, litHostOf(request.answer)));
}

function routeOf({ request }: Shown, { withRoute }: PictureLook): readonly NodeId[] {
  if (!withRoute) return [];
  return [...litOf(request.answer)];
}

/** The request in the bar without its credentials, what becomes of it, and who says so. */
function notesOf({ request }: Shown, { withRoute }: PictureLook, { compare, graph }: Messages): readonly string[] {
  const { answer } = request;
  if (!withRoute || !answer) return [];
  const { text, method } = requestForLink(request, false).request;
  const line = /^(?:curl|[A-Z]+) /.test(text) ? text : `${method} ${text}`;
  const controller = `${controllerName(answer.controller)} ${controllerVersion(answer.controller)}`.trim();
  return [
    `${line} → ${outcomeText(answer.decision.outcome, compare)}`,
    `${graph.answeredBy({ controller })} · Ingraph`,
  ];
}

function legendOf({ graph, inspector }: Messages): SvgLegend {
  return {
    types: Object.entries(inspector.typeShort),
    order: graph.orderNote,
    owner: (name) => graph.owner({ name }),
  };
}

/** Returns the picture of the routes, drawn from the layout and not from the page; `state` is kept inside. */
export function drawPicture(state: Shown, messages: Messages, look: PictureLook, link?: string): Picture {
  const graph = pictureGraph(state, look.withAll);
  const layout = layoutGraph(graph, { width: widthPx, ends: endsOf(graph) });
  const words = svgWords(graph, messages);
  const kept = link === undefined ? {} : { state: link };
  const svg = renderSvg(graph, layout, {
    theme: look.theme,
    words,
    route: routeOf(state, look),
    notes: notesOf(state, look, messages),
    legend: legendOf(messages),
    ...kept,
  });
  const height = Number(/^<svg [^>]*?height="(\d+)"/.exec(svg)?.[1] ?? layout.height);
  return { svg, width: layout.width, height };
}

/** Returns the same as a Mermaid flowchart. */
export function drawMermaid(state: Shown, messages: Messages, look: PictureLook): string {
  const graph = pictureGraph(state, look.withAll);
  return toMermaid(graph, { words: svgWords(graph, messages), route: routeOf(state, look) });
}

/** Returns an SVG document as an address that the page's policy allows for images. */
export function svgAddress(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(wellFormed(svg))}`;
}
