import type { Command } from '../../engine/commands/index.ts';
import type { ServiceDetails } from '../../engine/language/index.ts';
import type { ObjectRef } from '../../engine/model/index.ts';

/** A port as it is typed. */
export interface PortDraft {
  readonly name: string;
  readonly port: string;
}

type Ports = ServiceDetails['ports'];

/** What the form starts with. */
export const emptyPort: PortDraft = { name: '', port: '' };

/** Returns the port that a backend asks for, to be completed: several ports need names. */
export function portAsked(port: number | string | null, ports: Ports): PortDraft {
  if (typeof port !== 'number') return { name: port ?? '', port: '' };
  return { name: ports.length === 0 ? '' : `port-${port}`, port: String(port) };
}

/** Returns a name for the only port, which needs one beside a second; `null` when it has one, or others lack it too. */
export function nameForFirst(ports: Ports): string | null {
  const [only, ...more] = ports;
  return only && more.length === 0 && only.name === null ? `port-${only.port}` : null;
}

/** Returns the command that adds a port; `null` while something needed is missing. */
export function addPortCommand(object: ObjectRef, { name, port }: PortDraft, first: string | null): Command | null {
  if (!port.trim()) return null;
  const add = { type: 'service/add-port', object, port: Number(port), name: name.trim() || null } as const;
  if (first === null) return add;
  const change = { name: first.trim() || null };
  return { type: 'batch', commands: [{ type: 'service/set-port', object, index: 0, change }, add] };
}
