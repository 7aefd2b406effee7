import { splitWords } from '../match/request-words.ts';

/** Short options of curl that hold no credential, or whose value is looked into elsewhere. */
const shortFlags = 'sSLkvifINGgOJRjnaq#0123456';
const shortValued = 'XHAerdFTmowxcDyYzCtPQuUEb';

/** The same for long ones. */
const long = new Set(
  (
    'silent show-error location location-trusted insecure verbose include fail fail-with-body head get globoff path-as-is ipv4 ipv6 ' +
    'compressed no-buffer no-progress-meter progress-bar no-keepalive http1.0 http1.1 http2 http2-prior-knowledge http3 tlsv1.2 tlsv1.3 ' +
    'remote-name remote-header-name create-dirs tcp-nodelay tcp-fastopen header request request-target url url-encode data data-raw ' +
    'data-binary data-ascii data-urlencode json form form-string upload-file user-agent referer range cookie cookie-jar output ' +
    'output-dir write-out max-time max-redirs max-filesize connect-timeout connect-to resolve retry retry-delay retry-max-time cacert ' +
    'capath ciphers interface local-port limit-rate noproxy proxy proto proto-default stderr tls-max trace trace-ascii unix-socket ' +
    'dump-header keepalive-time expect100-timeout user proxy-user oauth2-bearer'
  ).split(' '),
);

/** Returns the value glued to a group of short options, `''` when none is; `null` when an option of it is not known. */
function gluedTo(group: string): { readonly last: string; readonly value: string } | null {
  for (let at = 1; at < group.length; at++) {
    const letter = group.charAt(at);
    if (shortValued.includes(letter)) return { last: letter, value: group.slice(at + 1) };
    if (!shortFlags.includes(letter)) return null;
  }
  return { last: '', value: '' };
}

/** A cookie without = names a file, or is one. */
function isKnown(word: string, next: string): boolean {
  if (word.startsWith('--')) return long.has(word.slice(2)) && (word !== '--cookie' || next.includes('='));
  const glued = gluedTo(word);
  return glued !== null && (glued.last !== 'b' || (glued.value || next).includes('='));
}

/** Returns for each option of a line of which nobody knows what it holds the word behind it: it may be its value. */
export function unknownOptions(text: string): readonly string[] {
  const split = splitWords(text, 0);
  const words = split.ok ? split.value.map((word) => word.text) : text.split(/\s+/);
  return words.flatMap((word, at) => {
    const next = words[at + 1] ?? '';
    return !/^--?[^-]/.test(word) || isKnown(word, next) ? [] : [next];
  });
}
