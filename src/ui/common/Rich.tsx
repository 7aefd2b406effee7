/** Shows a sentence whose backticks mark code. */
export function Rich({ text }: { readonly text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence have no other identity
      <code key={index}>{part}</code>
    ) : (
      part
    ),
  );
}

/** Returns the sentence without its backticks: for speech, titles and plain text. */
export function plain(text: string): string {
  return text.replaceAll('`', '');
}
