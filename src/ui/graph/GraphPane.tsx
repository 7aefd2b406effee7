/** Placeholder. */
export function GraphPane() {
  return <div />;
}
