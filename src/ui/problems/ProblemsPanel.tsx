/** Placeholder. */
export function ProblemsPanel() {
  return <div />;
}
