/** Radius of the corners of tree edges, px. */
const cornerRadius = 8;
/** Straight piece at each end of a curve, px. */
const stub = 12;

/** At most two decimals: short and the same on every machine. */
function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/**
 * Returns the SVG path data of a square edge from (x1, y1) to (x2, y2) over a vertical line at `trunk`:
 * children of one parent share that line and draw as one comb.
 */
export function treeEdgePath(x1: number, y1: number, x2: number, y2: number, trunk: number): string {
  const rise = Math.abs(y2 - y1);
  if (rise < 1) return `M${n(x1)} ${n(y1)}H${n(x2)}`;
  const r = Math.min(cornerRadius, rise / 2, trunk - x1, x2 - trunk);
  const sign = y2 > y1 ? 1 : -1;
  const [sweepOut, sweepIn] = sign > 0 ? [1, 0] : [0, 1];
  const out = `A${n(r)} ${n(r)} 0 0 ${sweepOut} ${n(trunk)} ${n(y1 + sign * r)}`;
  const back = `A${n(r)} ${n(r)} 0 0 ${sweepIn} ${n(trunk + r)} ${n(y2)}`;
  return `M${n(x1)} ${n(y1)}H${n(trunk - r)}${out}V${n(y2 - sign * r)}${back}H${n(x2)}`;
}

/** Returns the SVG path data of a curve from (x1, y1) to (x2, y2): a straight stub, a cubic with level ends, a stub. */
export function mapEdgePath(x1: number, y1: number, x2: number, y2: number): string {
  if (Math.abs(y2 - y1) < 1) return `M${n(x1)} ${n(y1)}H${n(x2)}`;
  const a = x1 + stub;
  const b = x2 - stub;
  const middle = (a + b) / 2;
  return `M${n(x1)} ${n(y1)}H${n(a)}C${n(middle)} ${n(y1)} ${n(middle)} ${n(y2)} ${n(b)} ${n(y2)}H${n(x2)}`;
}

/** Returns the stroke width of an edge that stands for `count` paths: up to three look like one. */
export function bundleWidth(count: number): number {
  return count <= 3 ? 1.25 : Math.min(14, 1.25 + 1.35 * Math.log2(count + 1));
}
