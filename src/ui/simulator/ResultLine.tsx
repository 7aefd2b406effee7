/** Placeholder. */
export function ResultLine() {
  return <div />;
}
