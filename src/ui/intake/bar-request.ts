import { type BarRequest, redactRequest } from '../../engine/export/index.ts';
import { formatRequest, parseRequestLine } from '../../engine/match/index.ts';

/** Returns a line without its method: the bar has that beside it. */
export function besideMethod(text: string, method: string): string {
  return text.startsWith(`${method} `) ? text.slice(method.length + 1) : text;
}

/** Returns a request as the bar takes it without its credentials, and how many those were. */
export function withoutCredentials({ text, method, headers }: BarRequest): {
  readonly request: BarRequest;
  readonly count: number;
} {
  const { request, count } = redactRequest({ text, method, headers });
  return { request: { ...request, text: besideMethod(request.text, request.method) }, count };
}

/** Returns a command of curl, or a line with its headers, as the bar has it: method, URL and headers each in its own place. */
export function inPlaces(request: BarRequest): BarRequest {
  if (!/^curl(?:\.exe)?\s|\s-H\s/.test(request.text)) return request;
  const read = parseRequestLine(request.text, { method: request.method, host: '' });
  if (!read.ok || read.value.host === '') return request;
  const { method, headers } = read.value;
  const text = besideMethod(formatRequest({ ...read.value, headers: new Map() }), method);
  return { text, method, headers: [...request.headers, ...[...headers].map(([name, value]) => `${name}: ${value}`)] };
}
