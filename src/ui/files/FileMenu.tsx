/** Placeholder. */
export function FileMenu() {
  return <div />;
}
