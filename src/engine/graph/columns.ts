/** Left edge and width of one column, px at 100 %. */
interface Column {
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

/** Px that the widest node of a column needs to show its name whole. */
export interface ColumnNeeds {
  readonly host: number;
  readonly path: number;
  readonly backend: number;
}

/** A column gives room away down to this, and takes up to that. */
const bounds = { host: [120, 380], path: [164, 620], backend: [112, 340] } as const;
/** Between paths and Services stays this much: the curves need it. */
const leastMap = 92;
/** Columns move in steps of this, so that not every letter typed moves them. */
const step = 16;
const flexible = ['host', 'path', 'backend'] as const;

/** Returns how wide each column is when what one has too much goes to those that have too little. */
function share(widths: ColumnNeeds, needs: ColumnNeeds, spare: number): ColumnNeeds {
  const missing = { host: 0, path: 0, backend: 0 };
  const extra = { host: 0, path: 0, backend: 0 };
  for (const name of flexible) {
    const [least, most] = bounds[name];
    const wanted = Math.min(Math.max(Math.ceil(needs[name] / step) * step, least), most);
    missing[name] = Math.max(wanted - widths[name], 0);
    extra[name] = Math.max(widths[name] - wanted, 0);
  }
  const sum = (one: ColumnNeeds): number => one.host + one.path + one.backend;
  const given = Math.min(sum(missing), spare + sum(extra));
  // The gap gives first: nothing is written there.
  const taken = Math.max(given - spare, 0);
  const part = (of: number, all: number, whole: number): number => (all === 0 ? 0 : Math.floor((of * whole) / all));
  const width = (name: (typeof flexible)[number]): number =>
    widths[name] + part(missing[name], sum(missing), given) - Math.ceil(part(extra[name], sum(extra), taken * 64) / 64);
  return { host: width('host'), path: width('path'), backend: width('backend') };
}

/** Returns the columns for a canvas of `width` px; a canvas under 640 gets those of 640. Without `needs` those of a usual graph. */
export function columnsFor(width: number, needs?: ColumnNeeds): Columns {
  const t = Math.min(Math.max((width - narrow.at) / (usual.at - narrow.at), 0), 1);
  const between = (a: number, b: number): number => Math.round(a + (b - a) * t);
  const wide = Math.max(width - usual.at, 0);
  const grow = (from: number, to: number, by: number): number => Math.min(to - from, Math.round(by));
  const pastPaths = Math.max(wide - (most.host - usual.host) - (most.path - usual.path), 0);
  const gap = between(narrow.tree, usual.tree);
  const router = { x: pad, width: between(narrow.router, usual.router) };
  const usually = {
    host: between(narrow.host, usual.host) + grow(usual.host, most.host, wide * 0.3),
    path: between(narrow.path, usual.path) + grow(usual.path, most.path, wide * 0.7),
    backend: between(narrow.backend, usual.backend) + grow(usual.backend, most.backend, pastPaths * 0.3),
  };
  const left = width - pad - router.width - gap - gap - usually.host - usually.path - usually.backend - pad;
  const widths = needs ? share(usually, needs, Math.max(left - leastMap, 0)) : usually;
  const taken = widths.host + widths.path + widths.backend - usually.host - usually.path - usually.backend;
  const map = Math.min(Math.max(left - taken, narrow.map), most.map);
  const host = { x: router.x + router.width + gap, width: widths.host };
  const path = { x: host.x + host.width + gap, width: widths.path };
  const backend = { x: path.x + path.width + map, width: widths.backend };
  const trunk = between(narrow.trunk, usual.trunk);
  return { router, host, path, backend, trunk, width: backend.x + backend.width + pad };
}
