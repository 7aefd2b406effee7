import { decodedBase64 } from '../text/decoded-base64.ts';
import { holdsObject } from './diff.ts';
import type { OtherText } from './other-text.ts';
import { type IntakePart, type Line, rangeOfLines } from './part.ts';

/** Lines that are looked at: a text of another kind says soon what it is. */
const mostLooked = 400;

interface Shape {
  /** What its first line that says something begins with. */
  readonly first: RegExp;
  /** Lines that must follow each other in this order, others between them; the first of them is its place. */
  readonly proof: readonly RegExp[];
  /** What no line of it has. */
  readonly never?: RegExp;
}

const key = String.raw`["']?[\w.-]+["']?\s*:`;
const yamlHead = new RegExp(`^(?:---|${key})`);
const tomlHead = /^\[{1,2}[\w.-]+\]{1,2}\s*$/;

/**
 * @source compose-spec 05-services.md; traefik docs reference/routing-configuration/other-providers/file.md and
 * getting-started/configuration-overview.md; nginx.org/en/docs/beginners_guide.html; HAProxy configuration.txt section 2;
 * caddyserver.com/docs/caddyfile/concepts; systemd.syntax(7); developer.hashicorp.com/terraform/language/syntax/configuration
 */
const shapes: Readonly<Record<Exclude<OtherText, 'helm-release'>, readonly Shape[]>> = {
  compose: [
    {
      first: yamlHead,
      proof: [/^["']?services["']?\s*:\s*(?:#.*)?$/, /^\s+(?:image|build|container_name|depends_on|extends)\s*:/],
      // The services of a pipeline.
      never: /^\s+(?:script|steps|runs-on)\s*:|^stages\s*:/,
    },
  ],
  traefik: [
    {
      first: yamlHead,
      proof: [/^(?:http|tcp|udp)\s*:\s*(?:#.*)?$/, /^\s+(?:routers|services|middlewares|serversTransports)\s*:/],
    },
    { first: tomlHead, proof: [/^\s*\[(?:http|tcp|udp)\.(?:routers|services|middlewares)\b/] },
  ],
  'traefik-static': [
    { first: yamlHead, proof: [/^entryPoints\s*:\s*(?:#.*)?$/, /^\s+address\s*:/] },
    { first: tomlHead, proof: [/^\s*\[entryPoints(?:\.[\w-]+)?\]/, /^\s*address\s*=/] },
  ],
  nginx: [
    {
      first:
        /^\s*(?:server|http|events|stream|location\s.*|upstream\s+\S+|map\s.*)\s*\{|^\s*(?:user|daemon|pid|include|error_log|load_module|worker_\w+|log_format|proxy_\w+|ssl_\w+|limit_\w+|upstream|resolver|client_\w+)\s[^;]*;/,
      proof: [
        /^\s*(?:server|http|upstream\s+\S+|location\s.*)\s*\{/,
        /^.*\b(?:listen|server_name|server|root|location|proxy_pass|return|rewrite|include)\s[^;]*;/,
      ],
    },
  ],
  haproxy: [
    {
      first: /^(?:global|defaults|frontend|backend|listen|resolvers|userlist|peers|cache|http-errors)(?:\s+\S+)*\s*$/,
      proof: [
        /^(?:global|defaults|frontend\s+\S+|backend\s+\S+|listen\s+\S+)/,
        /^\s+(?:bind|mode|server|use_backend|default_backend|balance|acl|timeout|maxconn|log|option|http-request)\s/,
      ],
    },
  ],
  caddy: [
    {
      first: /^(?:(?:https?:\/\/)?[\w*.:[\]{$}/-]*[.:][\w*.:[\]{$}/,\s-]*|localhost|\([\w-]+\)|\{)\s*(?:\{\s*)?$/,
      proof: [
        /^\S.*\{\s*$|^\{\s*$|^(?:[\w-]+\.)+\w+|^:\d+/,
        /^\s*(?:reverse_proxy|handle|handle_path|file_server|respond|redir|php_fastcgi|encode|uri)(?:\s[^;:"]*(?::\d+[^;]*)?)?$/,
      ],
    },
  ],
  systemd: [
    {
      first: /^\[(?:Unit|Service|Install|Timer|Socket|Mount|Path|Slice)\]\s*$/,
      proof: [/^\[(?:Unit|Service|Timer|Socket|Mount|Path|Slice|Install)\]/, /^[A-Z]\w+\s*=/],
    },
  ],
  terraform: [
    {
      first:
        /^(?:(?:resource|data)\s+"[\w-]+"\s+"[\w-]+"|(?:provider|variable|module|output)\s+"[\w.-]+"|terraform|locals)\s*\{/,
      proof: [/^(?:resource|data|provider|module|variable|output|terraform|locals)\b.*\{/, /=|^\s+[\w-]+\s*\{|\}/],
    },
  ],
};

const rows = Object.keys(shapes).flatMap((what) => {
  const known = what as keyof typeof shapes; // a key of that table
  return shapes[known].map((shape) => ({ what: known, ...shape }));
});

const saysNothing = /^\s*(?:#.*|\/\/.*)?$/;
const ofKubernetes = /^\s*(?:- +)?["']?(?:apiVersion|kind)["']?\s*:/;

/** The index of the first line of a proof; -1 where it is not whole. */
function placeOf(texts: readonly string[], proof: readonly RegExp[]): number {
  let place = -1;
  let at = -1;
  for (const pattern of proof) {
    at = texts.findIndex((text, index) => index > at && pattern.test(text));
    if (at < 0) return -1;
    if (place < 0) place = at;
  }
  return place;
}

/** Lines that are base64 as a whole, as one text; `null` where one is something else. */
function base64Of(texts: readonly string[]): string | null {
  const full = texts.map((text) => text.trim()).filter((text) => text !== '');
  const isWhole = full.every((text, index) => /^[\w+/-]+={0,2}$/.test(text) && (index === 0 || text.length > 1));
  return isWhole && (full[0] ?? '').length >= 16 ? full.join('') : null;
}

/** What a text that is base64 stands for: a manifest, or what Helm keeps, which is packed as well. */
function unpacked(lines: readonly Line[], from: number, end: number): IntakePart | null {
  const range = rangeOfLines(lines, from, end - 1);
  const packed = base64Of(lines.slice(from, end).map(({ text }) => text));
  if (packed === null) return null;
  // gzip as base64, and that as base64 once more.
  if (/^(?:H4sI|SDRzSUF)/.test(packed)) return { kind: 'other', what: 'helm-release', range };
  const text = decodedBase64(packed);
  return text !== null && (holdsObject.test(text) || /^\s*\{.*"kind"\s*:/s.test(text))
    ? { kind: 'packed', range, text }
    : null;
}

/** Returns what lines are that are a text of something else from their beginning on; `null` for all others. */
export function readOther(lines: readonly Line[], from: number, end: number): IntakePart | null {
  let first = from;
  while (first < end && saysNothing.test(lines[first]?.text.slice(0, 400) ?? '')) first++;
  const head = (lines[first]?.text ?? '').slice(0, 400);
  if (/^\s*[\w+/-]{16,}={0,2}\s*$/.test(head)) {
    const packed = unpacked(lines, from, end);
    if (packed) return packed;
  }
  let texts: readonly string[] | null = null;
  for (const { what, first: begins, proof, never } of rows) {
    if (!begins.test(head)) continue;
    texts ??= lines.slice(first, Math.min(end, first + mostLooked)).map(({ text }) => text.slice(0, 400));
    if (texts.some((text) => ofKubernetes.test(text) || never?.test(text))) continue;
    const place = placeOf(texts, proof);
    if (place >= 0) return { kind: 'other', what, range: rangeOfLines(lines, first + place, first + place) };
  }
  return null;
}
