/**
 * Stands in for the package d3-color in the page. React Flow brings it for fading from one colour to the next, which
 * nothing here asks for: it moves and zooms, so only numbers are ever interpolated.
 */
export function color(): null {
  return null;
}

export { color as cubehelix, color as hcl, color as hsl, color as lab, color as rgb };
