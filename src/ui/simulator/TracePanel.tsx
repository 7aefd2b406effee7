/** Placeholder. */
export function TracePanel() {
  return <div />;
}
