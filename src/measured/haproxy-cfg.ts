import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { toBytes } from '../engine/match/bytes.ts';
import { backendHeader } from './echo.ts';

/** Where one configuration keeps its maps, listens and finds the echo. */
export interface HaproxyDoor {
  readonly id: string;
  readonly folder: string;
  readonly http: string;
  readonly https: string;
  /** Certificate with key of the HTTPS frontend; `null` where none could be made: it is then served without TLS. */
  readonly certificate: string | null;
  readonly echo: string;
}

/** Puts text between quotes that HAProxy reads as it stands. Single quotes cannot occur in what we generate. */
export function quote(text: string): string {
  if (text.includes("'")) throw new Error(`a quote in ${text}`);
  return `'${toBytes(text)}'`;
}

/** Returns a text as a log-format that prints it, `\1` groups apart. */
export function format(text: string): string {
  return quote(text.replaceAll('%', '%%'));
}

/** Writes a map file, keys and values in the given order, and returns its path. */
export function writeMap(
  door: HaproxyDoor,
  name: string,
  rows: readonly (readonly [string, string])[],
  as: 'text' | 'bytes' = 'text',
): string {
  const file = path.join(door.folder, `${door.id}-${name}.map`);
  const bytes = as === 'bytes' ? (key: string) => key : toBytes;
  writeFileSync(
    file,
    rows.map(([key, value]) => `${bytes(key)}${value === '' ? '' : ` ${value}`}\n`).join(''),
    'latin1',
  );
  return file;
}

/** Returns a backend: `upstream` is what it says to the echo, `null` for one without servers (HAProxy then answers 503). */
export function backend(door: HaproxyDoor, name: string, upstream: string | null, rules: readonly string[]): string {
  const server =
    upstream === null ? [] : [`http-request set-header ${backendHeader} ${upstream}`, `server echo unix@${door.echo}`];
  return [`backend ${door.id}_${name}`, ...rules, ...server].join('\n  ');
}

/** Returns a frontend with its rules. */
export function frontend(door: HaproxyDoor, scheme: 'http' | 'https', rules: readonly string[]): string {
  const tls = scheme === 'https' && door.certificate !== null ? ` ssl crt ${door.certificate}` : '';
  return [`frontend ${door.id}_${scheme}`, `bind unix@${door[scheme]}${tls}`, ...rules].join('\n  ');
}

/** Returns a whole haproxy.cfg around the sections of some clusters. */
export function haproxyCfg(sections: readonly string[]): string {
  const defaults = [
    'defaults',
    'mode http',
    'timeout client 5s',
    'timeout server 5s',
    'timeout connect 5s',
    'http-reuse never',
    'option httplog',
  ];
  return `${['global\n  maxconn 500\n  nbthread 1', defaults.join('\n  '), ...sections].join('\n')}\n`;
}
