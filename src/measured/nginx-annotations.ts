export interface CanaryRule {
  readonly header: string;
  readonly value: string;
  readonly pattern: string;
  readonly cookie: string;
  readonly weight: number;
  readonly total: number;
}

/** What one Ingress asks for. */
export interface Wishes {
  readonly isDenied: boolean;
  readonly canary: CanaryRule | null;
  readonly target: string;
  readonly regex: boolean;
  readonly ssl: boolean;
  readonly force: boolean;
  readonly keepSlash: boolean;
  readonly port: boolean;
  readonly root: string;
  readonly url: string;
  readonly code: number;
  readonly www: boolean;
  readonly relative: boolean;
  readonly aliases: readonly string[];
  /** Service of the annotation default-backend. */
  readonly fallback: string;
  readonly cors: readonly string[] | null;
  readonly clusterIp: boolean;
}

/*
 * The annotations of ingress-nginx read a second time, for the measured test alone: nothing here knows the profile. It follows
 * the controller's own code package by package, with an error beside each value.
 * @source kubernetes/ingress-nginx internal/ingress/annotations (v1.15.1)
 */

type Failure = 'missing' | 'empty' | 'invalid' | null;
type Pair<T> = readonly [value: T | null, failure: Failure];

/** The whole Ingress is left out. */
export class LeftOut extends Error {}
/** Its locations answer 503. */
class Denied extends Error {}

const prefix = 'nginx.ingress.kubernetes.io/';
const trues = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const falses = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);

const alphanumeric = '\\-\\.\\_\\~a-zA-Z0-9\\/:';
const basicChars = new RegExp(`^[${alphanumeric}]*$`);
const regexChars = new RegExp(`^[${alphanumeric}\\^\\$\\[\\]\\(\\)\\{\\}\\*\\+\\?\\|&=\\\\]*$`);
const urlChars = new RegExp(`^[${alphanumeric}:\\?&=]*$`);
const captureChars = new RegExp(`^/?[${alphanumeric}\\/\\$]*$`);

const compact = (text: string) => text.replace(/ /g, '');
const address = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$|(?=\/))){4}(?:\/(?:3[0-2]|[12]?\d))?$/;

class Reader {
  private readonly all: ReadonlyMap<string, string>;

  constructor(annotations: Readonly<Record<string, string>>) {
    this.all = new Map(Object.entries(annotations));
  }

  raw(key: string): string | undefined {
    return this.all.get(prefix + key);
  }

  text(key: string, isValid: (text: string) => boolean): Pair<string> {
    const raw = this.raw(key);
    if (raw === undefined) return [null, 'missing'];
    if (raw !== '' && !isValid(raw)) return [null, 'invalid'];
    const value = raw
      .split('\n')
      .map((line) => line.trim())
      .join('\n');
    return value === '' ? [null, 'empty'] : [value, null];
  }

  bool(key: string): Pair<boolean> {
    const raw = this.raw(key);
    if (raw === undefined) return [null, 'missing'];
    if (raw === '') return [null, 'empty'];
    return trues.has(raw) ? [true, null] : falses.has(raw) ? [false, null] : [null, 'invalid'];
  }

  integer(key: string): Pair<number> {
    const raw = this.raw(key);
    if (raw === undefined) return [null, 'missing'];
    if (raw === '') return [null, 'empty'];
    return /^[-+]?[0-9]{1,18}$/.test(raw) ? [Number.parseInt(raw, 10), null] : [null, 'invalid'];
  }
}

/** Stops at what is neither there with a value nor missing, as `if err != nil && !IsMissing(err) { return err }` does. */
function must<T>([value, failure]: Pair<T>): T | null {
  if (failure === 'invalid') throw new LeftOut();
  if (failure === 'empty') throw new Stop();
  return value;
}

/** Ends a group without harm. */
class Stop extends Error {}

interface RedirectWish {
  readonly url: string;
  readonly code: number;
  readonly www: boolean;
  readonly relative: boolean;
}

const noRedirect: RedirectWish = { url: '', code: 0, www: false, relative: false };

function isHttp(url: string): boolean {
  const scheme = url.slice(0, Math.max(0, url.indexOf(':'))).toLowerCase();
  const port = /^[^/]*\/\/[^/?]*:([^/?:]*)(?:[/?]|$)/.exec(url)?.[1] ?? '';
  return /^[a-z][-a-z0-9+.]*$/.test(scheme) && scheme.startsWith('http') && /^\d*$/.test(port);
}

function redirectInOrder(reader: Reader): RedirectWish {
  const isUrl = (text: string) => urlChars.test(text);
  const www = must(reader.bool('from-to-www-redirect')) ?? false;
  const relative = must(reader.bool('relative-redirects')) ?? false;
  const temporal = must(reader.text('temporal-redirect', isUrl)) ?? '';
  if (temporal !== '') {
    if (!isHttp(temporal)) throw new Stop();
    const code = must(reader.integer('temporal-redirect-code')) ?? 0;
    return { url: temporal, code: code < 300 || code > 307 ? 302 : code, www, relative };
  }
  const url = must(reader.text('permanent-redirect', isUrl)) ?? '';
  const code = must(reader.integer('permanent-redirect-code')) ?? 0;
  return { url, code: code < 300 || code > 308 ? 301 : code, www, relative };
}

function redirect(reader: Reader): RedirectWish {
  try {
    return redirectInOrder(reader);
  } catch (error) {
    if (error instanceof Stop) return noRedirect;
    throw error;
  }
}

function canary(reader: Reader): CanaryRule | null {
  if (reader.bool('canary')[0] !== true) return null;
  const word = (key: string) => reader.text(key, (text) => basicChars.test(compact(text)))[0] ?? '';
  const total = reader.integer('canary-weight-total')[0] ?? 100;
  return {
    header: word('canary-by-header'),
    value: word('canary-by-header-value'),
    pattern: reader.text('canary-by-header-pattern', (text) => regexChars.test(text))[0] ?? '',
    cookie: word('canary-by-cookie'),
    weight: reader.integer('canary-weight')[0] ?? 0,
    total: Math.max(total, 100),
  };
}

function cors(reader: Reader): readonly string[] | null {
  if (reader.bool('enable-cors')[0] !== true) return null;
  // Every origin by itself: the whole is a repetition of them with or without commas.
  const whole = /^(?:(?:[a-z]+:\/\/|\*\.|[A-Za-z0-9\-.]|:\d|,)*|\*)$/;
  const [text] = reader.text('cors-allow-origin', (raw) => whole.test(compact(raw)) && !/(?:^|[^a-z]):\/\//.test(raw));
  if (text === null) return ['*'];
  const found: string[] = [];
  for (const origin of text.split(',').map((one) => one.trim())) {
    if (origin === '*') return ['*'];
    if (/^(?:[a-z]+:\/\/(\*\.)?[A-Za-z0-9\-.]*(:\d+)?|null)$/.test(origin)) found.push(origin);
  }
  return found;
}

function access(reader: Reader): void {
  const isList = (text: string) => text.split(',').every((one) => address.test(one.trim()));
  const own = reader.raw('allowlist-source-range') ?? '';
  const older = reader.raw('whitelist-source-range') ?? '';
  const [, failure] = reader.text(
    own === '' && older !== '' ? 'whitelist-source-range' : 'allowlist-source-range',
    isList,
  );
  if (failure !== null && failure !== 'missing') throw new Denied();
  const [, denial] = reader.text('denylist-source-range', isList);
  if (denial !== null && denial !== 'missing') throw new Denied();
}

function password(reader: Reader): void {
  const [type, failure] = reader.text('auth-type', (text) => /basic|digest/.test(compact(text)));
  if (failure === 'invalid') throw new LeftOut();
  if (type === null) return;
  if (reader.text('auth-secret', (text) => basicChars.test(compact(text)))[0] === null) throw new Denied();
}

const alone: readonly (readonly [string, (text: string) => boolean])[] = [
  ['server-alias', (text) => text.split(',').every((name) => regexChars.test(name.trim()))],
  ['default-backend', (text) => /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(text) && text.length < 64],
  ['custom-http-errors', (text) => /^(?:[4,5]\d{2},?)*$/.test(compact(text))],
  [
    'load-balance',
    (text) => /^(round_robin|chash|chashsubset|sticky_balanced|sticky_persistent|ewma)$/.test(text.trim()),
  ],
  ['connection-proxy-header', (text) => /^(close|keep-alive)$/.test(compact(text))],
  ['upstream-vhost', (text) => regexChars.test(text.trim())],
  ['x-forwarded-prefix', (text) => captureChars.test(compact(text))],
  ['ssl-passthrough', (text) => trues.has(text) || falses.has(text)],
  ['http2-push-preload', (text) => trues.has(text) || falses.has(text)],
];

/** Throws for what leaves the whole Ingress out. */
function refuse(annotations: Readonly<Record<string, string>>, reader: Reader): void {
  const numbers = ['limit-rps', 'limit-rpm', 'limit-connections'];
  const isRefused =
    Object.keys(annotations).some((key) => key.endsWith('-snippet')) ||
    alone.some(([key, isValid]) => reader.text(key, isValid)[1] === 'invalid') ||
    numbers.some((key) => reader.integer(key)[1] === 'invalid');
  if (isRefused) throw new LeftOut();
}

function isDenied(reader: Reader, check: (reader: Reader) => void): boolean {
  try {
    check(reader);
    return false;
  } catch (error) {
    if (error instanceof Denied) return true;
    throw error;
  }
}

/** Returns what an Ingress asks for; throws `LeftOut` where the controller never sees it. */
export function readWishes(
  annotations: Readonly<Record<string, string>>,
  settings: ReadonlyMap<string, string>,
): Wishes {
  const reader = new Reader(annotations);
  refuse(annotations, reader);
  const { url, code, www, relative } = redirect(reader);
  const path = (key: string) => reader.text(key, (text) => captureChars.test(text))[0] ?? '';
  const flag = (key: string, otherwise: boolean) => reader.bool(key)[0] ?? otherwise;
  const setting = (key: string, otherwise: boolean) => trues.has(settings.get(key) ?? String(otherwise));
  const root = path('app-root');
  return {
    isDenied: [access, password].filter((check) => isDenied(reader, check)).length > 0,
    canary: canary(reader),
    target: path('rewrite-target'),
    regex: flag('use-regex', false),
    ssl: flag('ssl-redirect', setting('ssl-redirect', true)),
    force: flag('force-ssl-redirect', setting('force-ssl-redirect', false)),
    keepSlash: flag('preserve-trailing-slash', setting('preserve-trailing-slash', false)),
    port: flag('use-port-in-redirects', setting('use-port-in-redirects', false)),
    root: root.startsWith('/') ? root : '',
    url,
    code,
    www,
    relative,
    aliases: (reader.text('server-alias', () => true)[0] ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
    fallback: reader.text('default-backend', () => true)[0] ?? '',
    cors: cors(reader),
    clusterIp: flag('service-upstream', false),
  };
}
