import type { HostNode, PathNode, RoutingGraph, SvgWords } from '../engine/graph/index.ts';
import { endWords } from './end-words.ts';
import type { Messages } from './messages.ts';

function tlsWords({ tls }: HostNode, { graph }: Messages): string {
  const secret = tls.secretName ?? '';
  switch (tls.kind) {
    case 'covered':
      return secret ? graph.tls({ secret }) : graph.tlsPlain;
    case 'wildcard':
      return secret ? graph.tlsWildcard({ secret }) : graph.tlsWildcardPlain;
    case 'none':
      return graph.noCertificate;
    case 'off':
      return '';
  }
}

function deadWords({ dead }: PathNode, picture: RoutingGraph, { graph }: Messages): string {
  if (!dead) return '';
  const by = picture.paths.find(({ id }) => id === dead.by)?.path ?? '';
  return graph.dead[dead.why]({ by });
}

/** Returns the words of a picture in the language of the messages. */
export function svgWords(picture: RoutingGraph, messages: Messages): SvgWords {
  const { graph } = messages;
  const { router, hosts, paths, backends } = graph.heads;
  const { hosts: allHosts, paths: allPaths } = picture;
  return {
    title: graph.region,
    description: `${graph.hosts({ count: allHosts.length })}, ${graph.paths({ count: allPaths.length })}`,
    heads: [router, hosts, paths, backends],
    anyHost: graph.anyHost,
    noClass: graph.noClass,
    noPath: graph.noPath,
    defaultBackend: graph.defaultBackend,
    otherHost: graph.otherHost,
    end: (outcome) => endWords(outcome, messages),
    broken: graph.broken,
    tls: (host) => tlsWords(host, messages),
    paths: (count) => graph.paths({ count }),
    runsAs: (pattern) => graph.runsAs({ pattern }),
    dead: (path) => deadWords(path, picture, messages),
  };
}
