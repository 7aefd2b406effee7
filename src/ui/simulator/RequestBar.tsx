/** Placeholder. */
export function RequestBar() {
  return <div />;
}
