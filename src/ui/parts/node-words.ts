import type { BackendNode, HostNode, PathNode, TlsState } from '../../engine/graph/index.ts';
import { brokenState, routerName } from '../../engine/graph/index.ts';
import type { DeadPathReason } from '../../engine/match/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { NodeLook } from './node-look.ts';
import type { CanvasItem } from './view-graph.ts';

type Words = Messages['graph'];

/** Returns what the host node's second line says of TLS; `''` when there is nothing to say. */
export function tlsWords(words: Words, { kind, secretName }: TlsState): string {
  switch (kind) {
    case 'covered':
      return secretName ? words.tls({ secret: secretName }) : words.tlsPlain;
    case 'wildcard':
      return secretName ? words.tlsWildcard({ secret: secretName }) : words.tlsWildcardPlain;
    case 'none':
      return words.noCertificate;
    case 'off':
      return '';
  }
}

/** Returns why no request reaches a path. */
export function deadWords(words: Words, why: DeadPathReason, by: string | null): string {
  return words.dead[why]({ by: by ?? '' });
}

/** Returns the words on a path's or host's chip. */
export function chipWords({ chip }: Words, look: Pick<NodeLook, 'verdict' | 'differsAt'>): string | null {
  switch (look.verdict) {
    case null:
      return null;
    case 'wins':
      return chip.wins;
    case 'open':
      return chip.open;
    case 'shorter':
      return chip.shorter;
    case 'type':
      return chip.type;
    case 'later':
    case 'fits-later':
      return chip.later;
    case 'no-match':
      return look.differsAt === null ? chip.noMatch : chip.differsAt({ element: look.differsAt });
    case 'other-host':
      return chip.otherHost;
    case 'other-scheme':
      return chip.otherScheme;
    case 'exact-host-first':
      return chip.exactHostFirst;
  }
}

/** Returns the name of a backend as people say it: `api:80`, `StorageBucket assets`. */
export function backendName({ name, port, resourceKind, state }: BackendNode): string {
  if (state === 'resource') return `${resourceKind} ${name}`;
  return port === null ? name : `${name}:${port}`;
}

/** Returns the port of a backend as it is written, '' when there is none. */
export function portText(backend: BackendNode | null): string {
  return backend?.port === null || backend === null ? '' : String(backend.port);
}

/** Returns the second line of a Service node. */
export function backendSub(words: Words, node: BackendNode): string {
  if (node.group !== undefined) return words.services({ count: node.group });
  const why = brokenState(node);
  if (why) return words.broken[why];
  if (node.state === 'resource') return node.resourceKind;
  if (node.port === null) return words.noPort;
  return node.targetPort === null ? String(node.port) : `${node.port} → ${node.targetPort}`;
}

/** Returns the text of a path as written. */
export function pathText(words: Words, { path }: Pick<PathNode, 'path'>): string {
  return path || words.noPath;
}

/** Returns the host as written, or what stands for a missing one. */
export function hostText(words: Words, host: string | null): string {
  return host ?? words.anyHost;
}

function joined(parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter(Boolean).join(', ');
}

function hostName(words: Words, host: HostNode): string {
  if (host.group !== undefined) {
    const { host: domain, group: hosts, pathCount: paths, collapsed } = host;
    return words.name.domain({ domain: domain ?? '', hosts, paths, collapsed });
  }
  return words.name.host({
    host: hostText(words, host.host),
    paths: host.pathCount,
    tls: tlsWords(words, host.tls),
    owners: host.owners.map(({ name }) => name).join(', '),
    collapsed: host.collapsed,
  });
}

function pathName(words: Words, path: PathNode, look: NodeLook): string {
  const why = look.backend && brokenState(look.backend);
  return words.name.path({
    path: pathText(words, path),
    type: path.pathType ?? '',
    order: path.order,
    host: hostText(words, look.hostName),
    backend: look.backend ? backendName(look.backend) : words.name.noBackend,
    rest: joined([
      path.dead && deadWords(words, path.dead.why, look.deadBy),
      path.effective !== null && words.runsAs({ pattern: path.effective }),
      why && words.brokenShort[why],
      chipWords(words, look),
    ]),
  });
}

function itemName(words: Words, item: CanvasItem, look: NodeLook): string {
  switch (item.kind) {
    case 'edge-router':
      return words.name.router({
        name: routerName(item, words.noClass),
        controller: item.controller,
        hosts: item.hostCount,
      });
    case 'host':
      return hostName(words, item);
    case 'path':
      return pathName(words, item, look);
    case 'end':
      return words.otherHost;
    case 'bundle':
      return words.name.bundle({ host: hostText(words, look.hostName), paths: item.count });
    case 'default-backend':
      return words.name.defaultBackend({
        owner: item.owner.name,
        backend: look.backend ? backendName(look.backend) : words.name.noBackend,
      });
    case 'backend':
      if (item.group !== undefined) return words.name.services({ namespace: item.name, services: item.group });
      return words.name.backend({
        kind: item.resourceKind,
        name: item.name,
        port: item.port === null ? '' : String(item.port),
        incoming: item.incoming,
        rest: brokenState(item) ? backendSub(words, item) : '',
      });
  }
}

/** Returns the sentence a screen reader says for a node. */
export function nodeName(words: Words, { item, look }: { readonly item: CanvasItem; readonly look: NodeLook }): string {
  if (look.split?.whole) return look.split.said;
  return joined([
    itemName(words, item, look),
    look.lit && words.name.lit,
    look.litB && !look.lit && words.name.litB,
    look.split?.said,
    look.stale && words.name.stale,
  ]);
}
