import { tableOf } from '../text/lookup.ts';
import type { HttpVersion } from './request.ts';
import type { Word } from './request-words.ts';

/** What the options of a curl command say about the request. */
export interface RequestOptions {
  readonly url: Word | null;
  readonly method: Word | null;
  /** The method that other options bring: `-I` HEAD, `-d` POST, `-T` PUT. */
  readonly impliedMethod: string | null;
  readonly headers: readonly Word[];
  /** `--request-target`: sent instead of the URL's path and query. */
  readonly target: string | null;
  /** `-G` with data: added to the query. */
  readonly query: string | null;
  readonly httpVersion: HttpVersion | null;
}

interface Draft {
  url: Word | null;
  method: Word | null;
  isHead: boolean;
  isUpload: boolean;
  isGet: boolean;
  readonly data: string[];
  hasForm: boolean;
  readonly headers: Word[];
  target: string | null;
  httpVersion: HttpVersion | null;
}

type Take = (draft: Draft, value: Word) => void;

const header =
  (name: string): Take =>
  (draft, { text, at }) =>
    draft.headers.push({ text: `${name}: ${text}`, at });
const data: Take = (draft, { text }) => draft.data.push(text);

/**
 * Options with a value that shape the request.
 * @source curl/curl docs/cmdline-opts (8.x)
 */
const valued = tableOf<Take>({
  '-H': (draft, word) => draft.headers.push(word),
  '-X': (draft, word) => {
    draft.method = word;
  },
  '-d': data,
  '--data-raw': data,
  '--data-binary': data,
  '--data-ascii': data,
  '--data-urlencode': data,
  '--json': data,
  '-F': (draft) => {
    draft.hasForm = true;
  },
  '-T': (draft) => {
    draft.isUpload = true;
  },
  '-A': header('User-Agent'),
  '-e': header('Referer'),
  '-r': header('Range'),
  // A cookie without = names a file of cookies.
  '-b': (draft, word) => (word.text.includes('=') ? header('Cookie')(draft, word) : undefined),
  '--url': (draft, word) => {
    draft.url ??= word;
  },
  '--request-target': (draft, word) => {
    draft.target = word.text;
  },
});

const flags = tableOf<(draft: Draft) => void>({
  '-I': (draft) => {
    draft.isHead = true;
  },
  '-G': (draft) => {
    draft.isGet = true;
  },
  '-0': (draft) => {
    draft.httpVersion = '1.0';
  },
  '--http1.1': (draft) => {
    draft.httpVersion = '1.1';
  },
  '--http2': (draft) => {
    draft.httpVersion = '2';
  },
  '--http2-prior-knowledge': (draft) => {
    draft.httpVersion = '2';
  },
});

const shortOf = tableOf<string>({
  '--header': '-H',
  '--request': '-X',
  '--data': '-d',
  '--form': '-F',
  '--form-string': '-F',
  '--upload-file': '-T',
  '--user-agent': '-A',
  '--referer': '-e',
  '--range': '-r',
  '--cookie': '-b',
  '--head': '-I',
  '--get': '-G',
  '--http1.0': '-0',
});

/** Options with a value that says nothing about the request. */
const ignored = new Set(
  (
    '-o --output -w --write-out -u --user -m --max-time -x --proxy -c --cookie-jar -D --dump-header -E --cert -K --config ' +
    '-y --speed-time -Y --speed-limit -z --time-cond -C --continue-at -U --proxy-user -t --telnet-option -P --ftp-port -Q --quote ' +
    '--resolve --connect-to --connect-timeout --cacert --capath --cert-type --ciphers --key --key-type --pass --retry ' +
    '--retry-delay --retry-max-time --interface --local-port --limit-rate --max-redirs --max-filesize --noproxy --oauth2-bearer ' +
    '--output-dir --pinnedpubkey --proto --proto-default --socks5 --socks5-hostname --stderr --tls-max --tls13-ciphers --trace ' +
    '--trace-ascii --unix-socket --abstract-unix-socket --aws-sigv4 --dns-servers --doh-url --expect100-timeout --keepalive-time'
  ).split(' '),
);

/** Splits `-skXPOST` into the options it stands for; a value may be glued to the last one. */
function expandShort({ text, at }: Word): readonly Word[] {
  const words: Word[] = [];
  for (let i = 1; i < text.length; i++) {
    const name = `-${text.charAt(i)}`;
    words.push({ text: name, at });
    if (takesValue(name)) {
      if (i + 1 < text.length) words.push({ text: text.slice(i + 1), at: at + i + 1 });
      break;
    }
  }
  return words;
}

/** Returns the words with every group of short options spelt out; values stay as they are. */
function spellOut(words: readonly Word[]): readonly Word[] {
  const spelt: Word[] = [];
  let isValue = false;
  for (const word of words) {
    const isGroup: boolean = !isValue && /^-[^-]/.test(word.text);
    const parts: readonly Word[] = isGroup
      ? expandShort(word)
      : [{ ...word, text: isValue ? word.text : longName(word.text) }];
    spelt.push(...parts);
    const last = parts.at(-1);
    // A glued value ends its group, so that the next word is none.
    isValue = !isValue && last !== undefined && takesValue(last.text) && (parts.length === 1 || last.at === word.at);
  }
  return spelt;
}

function longName(text: string): string {
  return shortOf.get(text) ?? text;
}

function takesValue(name: string): boolean {
  return valued.has(name) || ignored.has(name);
}

function collect(draft: Draft, words: readonly Word[]): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) continue;
    const value = words[i + 1];
    const flag = flags.get(word.text);
    if (takesValue(word.text)) {
      if (value) valued.get(word.text)?.(draft, value);
      i++;
    } else if (flag) flag(draft);
    else if (!word.text.startsWith('-')) draft.url ??= word;
  }
}

/** Returns what a command line says about its request; options that it does not know are taken as flags. */
export function readOptions(words: readonly Word[]): RequestOptions {
  const draft: Draft = {
    url: null,
    method: null,
    isHead: false,
    isUpload: false,
    isGet: false,
    data: [],
    hasForm: false,
    headers: [],
    target: null,
    httpVersion: null,
  };
  collect(draft, spellOut(words));
  const hasBody = (draft.data.length > 0 && !draft.isGet) || draft.hasForm;
  return {
    url: draft.url,
    method: draft.method,
    impliedMethod: draft.isHead ? 'HEAD' : draft.isUpload ? 'PUT' : hasBody ? 'POST' : null,
    headers: draft.headers,
    target: draft.target,
    query: draft.isGet && draft.data.length > 0 ? draft.data.join('&') : null,
    httpVersion: draft.httpVersion,
  };
}
