import type { BackendSpec } from '../commands/command.ts';

/** Returns a port as a backend writes it: digits are a number, anything else a name. */
export function parsePort(text: string): { readonly number: number } | { readonly name: string } {
  const trimmed = text.trim();
  return /^\d+$/.test(trimmed) ? { number: Number(trimmed) } : { name: trimmed };
}

/** Returns the backend of a Service name and a port as typed. */
export function serviceBackend(service: string, port: string): BackendSpec {
  return { service: service.trim(), port: parsePort(port) };
}
