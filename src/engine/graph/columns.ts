/** Left edge and width of one column, px at 100 %. */
export interface Column {
  readonly x: number;
  readonly width: number;
}

export interface Columns {
  readonly router: Column;
  readonly host: Column;
  readonly path: Column;
  readonly backend: Column;
  /** Distance of the shared vertical line of tree edges from the right side of the parent. */
  readonly trunk: number;
  /** Padding included. */
  readonly width: number;
}

const pad = 20;
/** Widths of a narrow canvas (640) and of the usual one (900); between them they grow evenly. */
const narrow = { at: 640, router: 48, host: 160, path: 164, backend: 148, tree: 24, map: 32, trunk: 12 };
const usual = { at: 900, router: 60, host: 172, path: 288, backend: 160, tree: 44, trunk: 20 };
/** On a wide canvas hosts and paths grow first, then Services and the gap that the curves need. */
const most = { host: 200, path: 352, backend: 240, map: 380 };

/** Returns the columns for a canvas of `width` px; a canvas under 640 gets those of 640. */
export function columnsFor(width: number): Columns {
  const t = Math.min(Math.max((width - narrow.at) / (usual.at - narrow.at), 0), 1);
  const between = (a: number, b: number): number => Math.round(a + (b - a) * t);
  const wide = Math.max(width - usual.at, 0);
  const grow = (from: number, to: number, by: number): number => Math.min(to - from, Math.round(by));
  const hostBy = grow(usual.host, most.host, wide * 0.3);
  const pathBy = grow(usual.path, most.path, wide * 0.7);
  const backendBy = grow(
    usual.backend,
    most.backend,
    Math.max(wide - (most.host - usual.host) - (most.path - usual.path), 0) * 0.3,
  );
  const gap = between(narrow.tree, usual.tree);
  const router = { x: pad, width: between(narrow.router, usual.router) };
  const host = { x: router.x + router.width + gap, width: between(narrow.host, usual.host) + hostBy };
  const path = { x: host.x + host.width + gap, width: between(narrow.path, usual.path) + pathBy };
  const backendWidth = between(narrow.backend, usual.backend) + backendBy;
  const map = Math.min(Math.max(width - path.x - path.width - backendWidth - pad, narrow.map), most.map);
  const backend = { x: path.x + path.width + map, width: backendWidth };
  const trunk = between(narrow.trunk, usual.trunk);
  return { router, host, path, backend, trunk, width: backend.x + backend.width + pad };
}
