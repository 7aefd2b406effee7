import type { ServiceSpec } from './command.ts';

/** Usual numbers of ports that are only named. */
const usual: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['https', 443],
]);

/** Returns the ports of a Service that is written for backends which ask for these: several need names, and no two may have one number. */
export function portsAsked(asked: readonly (number | string | null)[]): ServiceSpec['ports'] {
  const known = [...new Set(asked)].filter((port) => port !== null);
  const taken = new Set(known.filter((port) => typeof port === 'number'));
  const names = new Set(known.filter((port) => typeof port === 'string'));
  const ports = known.map((port) => {
    if (typeof port === 'number') {
      const name = known.length > 1 ? `port-${port}` : 'http';
      return { name: names.has(name) ? `number-${port}` : name, port };
    }
    let number = usual.get(port) ?? 8080;
    while (taken.has(number)) number++;
    taken.add(number);
    return { name: port, port: number };
  });
  return ports.length > 0 ? ports : [{ name: 'http', port: 80 }];
}
