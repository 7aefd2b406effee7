import { type BarRequest, redactRequest } from '../../engine/index.ts';

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
