/** A stretch of the request text and how it is shown. */
export interface UrlPart {
  /** Offset in the text: its identity. */
  readonly at: number;
  readonly text: string;
  readonly kind: 'scheme' | 'host' | 'path' | 'query' | 'plain' | 'error';
}

const shape = /^(\s*[a-z][a-z0-9+.-]*:\/\/)?([^/?#\s]*)([^?#]*)(.*)$/is;

/** Returns the parts of a request as typed; a curl line stays plain. A display aid only: the worker parses. */
export function urlParts(text: string, errorAt: number | null): readonly UrlPart[] {
  const found = /^\s*curl\s/.test(text) ? null : shape.exec(text);
  if (errorAt !== null && errorAt < text.length) {
    return nonEmpty([
      { kind: 'plain', text: text.slice(0, errorAt) },
      { kind: 'error', text: text.slice(errorAt, errorAt + 1) },
      { kind: 'plain', text: text.slice(errorAt + 1) },
    ]);
  }
  if (!found) return nonEmpty([{ kind: 'plain', text }]);
  const [, scheme = '', host = '', path = '', query = ''] = found;
  return nonEmpty([
    { kind: 'scheme', text: scheme },
    { kind: 'host', text: host },
    { kind: 'path', text: path },
    { kind: 'query', text: query },
  ]);
}

function nonEmpty(parts: readonly Omit<UrlPart, 'at'>[]): readonly UrlPart[] {
  let at = 0;
  const placed: UrlPart[] = [];
  for (const part of parts) {
    if (part.text) placed.push({ ...part, at });
    at += part.text.length;
  }
  return placed;
}
