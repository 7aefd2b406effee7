/** Placeholder. */
export function EditorPane() {
  return <div />;
}
