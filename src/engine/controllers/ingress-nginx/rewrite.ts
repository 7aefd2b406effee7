import type { NginxUri } from './uri.ts';

/** Returns the value of a variable of nginx in bytes, `null` where the request alone does not decide it. */
export type Resolve = (name: string) => string | null;

/** @source kubernetes/ingress-nginx rootfs/etc/nginx/template/nginx.tmpl (v1.15.1) and nginx's own variables: names that exist, whatever their value */
const known =
  /^(?:arg_\w+|args|binary_remote_addr|body_bytes_sent|bytes_sent|connection|content_\w+|cookie_\w+|document_\w+|host|hostname|http_\w+|https|is_args|limit_rate|msec|nginx_version|pass_\w+|pid|proxy_\w+|query_string|realpath_root|remote_\w+|request\w*|scheme|sent_\w+|server_\w+|status|tcpinfo_\w+|time_\w+|uri|best_http_host|namespace|ingress_name|service_name|service_port|location_path|global_rate_limit_exceeding|redirect_to|balancer_ewma_score|proxy_upstream_name|proxy_host|the_real_ip|full_x_forwarded_proto|new_uri|target)$/;

/**
 * Returns the first variable of a target that nginx does not know, or `null`; `''` for a `$` with no name behind it. `names` are
 * the named groups of all paths: they are variables everywhere. `$1` to `$9` are captures, `$0` is a name.
 */
export function unknownVariable(target: string, names: ReadonlySet<string>): string | null {
  for (const [, name = ''] of target.matchAll(/\$(\w*)/g)) {
    if (/^[1-9]/.test(name) || names.has(name) || known.test(name)) continue;
    return name;
  }
  return null;
}

/** A target with everything filled in, or the first variable that the request alone does not decide. */
export type Expanded =
  | { readonly text: string; readonly open: null }
  | { readonly text: null; readonly open: `$${string}` };

/** Puts groups and variables into a target. `$10` is group 1 and a zero. */
export function expandTarget(
  target: string,
  groups: readonly (string | null)[],
  resolve: Resolve,
  escapeGroup: (text: string) => string = (text) => text,
): Expanded {
  let open: `$${string}` | null = null;
  const text = target.replace(/\$(?:([1-9])|(\w+))/g, (whole, digit?: string, name = '') => {
    if (digit !== undefined) return escapeGroup(groups[Number(digit)] ?? '');
    const value = resolve(name);
    if (value === null) open ??= `$${whole.slice(1)}`;
    return value ?? whole;
  });
  return open === null ? { text, open } : { text: null, open };
}

function percent(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Escapes the bytes that nginx escapes in an upstream URI. @source nginx/nginx src/core/ngx_string.c ngx_escape_uri NGX_ESCAPE_URI (1.22.1) */
export function escapeUri(bytes: string): string {
  return bytes.replace(/[^!$&-;=@-Z[\]_a-z~]/g, percent);
}

/** Escapes the bytes that nginx escapes in a captured group of a redirect. */
export function escapeArgs(bytes: string): string {
  return bytes.replace(/[^!$'()*,\-./0-9:=@A-Z[\\\]^_`a-z{|}~]/g, percent);
}

/** Unescapes bytes between `&` and `~` up to the first `?`. @source nginx/nginx src/core/ngx_string.c ngx_unescape_uri NGX_UNESCAPE_REDIRECT (1.22.1) */
export function unescapeRedirect(text: string): string {
  const mark = text.indexOf('?');
  const path = mark < 0 ? text : text.slice(0, mark);
  const unescaped = path.replace(/%([0-9A-Fa-f]{2})/g, (triple, digits: string) => {
    const code = Number.parseInt(digits, 16);
    return code > 0x25 && code < 0x7f ? String.fromCharCode(code) : triple.toUpperCase();
  });
  return mark < 0 ? unescaped : unescaped + text.slice(mark);
}

/** Returns the text with nginx's args appended; nothing when they are empty. */
export function withArgs(text: string, { args }: NginxUri): string {
  return args ? `${text}${text.includes('?') ? '&' : '?'}${args}` : text;
}
