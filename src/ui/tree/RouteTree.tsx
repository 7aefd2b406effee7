/** Placeholder. */
export function RouteTree() {
  return <div />;
}
