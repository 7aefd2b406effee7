import type { BackendNode, Command, GraphNode, SingleCommand } from '../../engine/index.ts';

/** A Service that backends name and no file holds, with the ports they ask for. */
export interface MissingService {
  readonly namespace: string;
  readonly name: string;
  /** `web:80`: the name, with its first port. */
  readonly label: string;
  /** Where the first backend that names it is written. */
  readonly file: string;
  readonly ports: readonly { readonly name: string | null; readonly port: number }[];
}

/** Usual numbers of ports that are only named. */
const usual: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['https', 443],
]);

/** Several ports need names, and no two may have one number. */
function portsOf(asked: readonly (string | number | null)[]): MissingService['ports'] {
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

/** Returns the Services that no file holds, in the order in which backends name them. */
export function missingServices(nodes: Iterable<GraphNode>): readonly MissingService[] {
  const byName = new Map<string, BackendNode[]>();
  for (const node of nodes) {
    if (node.kind !== 'backend' || node.group !== undefined || node.resourceKind !== 'Service') continue;
    if (node.state !== 'missing' && node.state !== 'assumed') continue;
    const key = `${node.namespace}/${node.name}`;
    byName.set(key, [...(byName.get(key) ?? []), node]);
  }
  return [...byName.values()].flatMap((found): MissingService[] => {
    const [first] = found;
    if (!first) return [];
    const { namespace, name, place, port } = first;
    const label = port === null ? name : `${name}:${port}`;
    return [{ namespace, name, label, file: place.object.file, ports: portsOf(found.map((node) => node.port)) }];
  });
}

/** Returns the command that writes these Services, as one step; `null` for none. */
export function createCommand(missing: readonly MissingService[]): Command | null {
  const commands = missing.map(
    ({ namespace, name, file, ports }): SingleCommand => ({
      type: 'service/add',
      file,
      name,
      namespace: namespace === 'default' ? null : namespace,
      ports,
    }),
  );
  const [only] = commands;
  if (!only) return null;
  return commands.length === 1 ? only : { type: 'batch', commands };
}

/** Returns the command that writes the Service of this name; `null` when it is not missing. */
export function createNamed(nodes: Iterable<GraphNode>, namespace: string, name: string): Command | null {
  return createCommand(missingServices(nodes).filter((one) => one.namespace === namespace && one.name === name));
}
