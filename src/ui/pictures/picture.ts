import {
  layoutGraph,
  type RoutingGraph,
  renderSvg,
  type SvgThemeName,
  toMermaid,
  wellFormed,
} from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { svgWords } from '../../i18n/svg-words.ts';
import type { AppState } from '../../state/types.ts';
import { expandedFor, graphOf, litHostOf, viewOf } from '../graph/view-graph.ts';

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

function routeOf({ request }: Shown, { withRoute }: PictureLook): readonly string[] {
  return withRoute ? (request.answer?.litNodes ?? []) : [];
}

/** Returns the picture of the routes, drawn from the layout and not from the page; `state` is kept inside. */
export function drawPicture(state: Shown, messages: Messages, look: PictureLook, link?: string): Picture {
  const graph = pictureGraph(state, look.withAll);
  const layout = layoutGraph(graph, { width: widthPx });
  const words = svgWords(graph, messages);
  const kept = link === undefined ? {} : { state: link };
  const svg = renderSvg(graph, layout, { theme: look.theme, words, route: routeOf(state, look), ...kept });
  return { svg, width: layout.width, height: layout.height };
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
