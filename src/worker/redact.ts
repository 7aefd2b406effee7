import { redactSecrets } from '../engine/export/index.ts';
import type { Redacted } from '../protocol/answers.ts';

/** Returns texts without the values of their Secrets. */
export function redact(texts: Redacted['files']): Redacted {
  let secrets = 0;
  const files = texts.map(({ name, text }) => {
    const redacted = redactSecrets(text);
    secrets += redacted.count;
    return { name, text: redacted.text };
  });
  return { files, secrets };
}
