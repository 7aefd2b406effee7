/** Placeholder. */
export function Inspector() {
  return <div />;
}
