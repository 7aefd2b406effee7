import { type Existing, missingBy, specifiedPort } from '../match/availability.ts';
import { classNameOf } from '../match/class-name.ts';
import { defaultBackendId, edgeRouterId, hostId, type NodeId, pathIdCounter } from '../match/ids.ts';
import { legible } from '../match/legible.ts';
import type { DeadPath, RoutingProgram } from '../match/profile.ts';
import { routerNames } from '../match/router-name.ts';
import type { Cluster } from '../model/cluster.ts';
import type { Ingress, IngressRule } from '../model/ingress.ts';
import { qualifiedName } from '../model/metadata.ts';
import type { Located, Place, RuleRef } from '../model/objects.ts';
import { BackendCollector, indexServices, type Judge } from './backend-nodes.ts';
import { otherHost, plainRequest } from './ends.ts';
import type {
  DefaultBackendNode,
  EdgeRouterNode,
  ExpandedHosts,
  HostNode,
  Owner,
  PathNode,
  RoutingGraph,
  TlsState,
} from './graph.ts';
import { betterTls, tlsStateOf } from './tls-state.ts';
import { collapseHosts } from './view.ts';

/** Who speaks for an edge router; without a program paths have no order, no effective pattern and no verdict. */
export interface RouterProfile {
  readonly controller: string;
  readonly guessed: boolean;
  readonly program: Pick<RoutingProgram, 'routes' | 'order' | 'deadPaths' | 'missing' | 'match'> | null;
}

export interface GraphInput {
  readonly cluster: Pick<Cluster, 'ingresses' | 'ingressClasses'> & Existing;
  /** By edge-router id. Routers that are not in it are spoken for by `kubernetes-spec` as a guess. */
  readonly profiles?: ReadonlyMap<string, RouterProfile>;
  /** `all` when absent: collapsing is a matter of the view. */
  readonly expanded?: ExpandedHosts;
}

interface HostDraft {
  readonly id: NodeId;
  readonly routerId: NodeId;
  readonly host: string | null;
  readonly place: Place | null;
  readonly rules: RuleRef[];
  readonly owners: Owner[];
  readonly paths: PathNode[];
  tls: TlsState;
}

interface RouterDraft {
  readonly id: NodeId;
  readonly className: string | null;
  readonly classNames: (string | null)[];
  readonly profile: RouterProfile;
  readonly effective: ReadonlyMap<string, string>;
  readonly dead: ReadonlyMap<string, DeadPath>;
  readonly hosts: Map<string, HostDraft>;
  readonly defaults: DefaultBackendNode[];
}

const unknownProfile: RouterProfile = { controller: 'kubernetes-spec', guessed: true, program: null };

function draftRouter(id: NodeId, className: string | null, profile: RouterProfile): RouterDraft {
  const effective = new Map<string, string>();
  const dead = new Map<string, DeadPath>();
  for (const route of profile.program?.routes ?? []) {
    const id = route.origin.pathId;
    // Of several routes of one path the first is shown.
    if (route.effective !== undefined && !effective.has(id)) effective.set(id, legible(route.effective));
  }
  for (const path of profile.program?.deadPaths() ?? []) dead.set(path.pathId, path);
  return { id, className, classNames: [], profile, effective, dead, hosts: new Map(), defaults: [] };
}

/** Walks the Ingresses once, in file order, and remembers what it has met. */
class GraphBuilder {
  readonly routers = new Map<string, RouterDraft>();
  readonly backends: BackendCollector;
  private readonly nextPathId = pathIdCounter();
  private readonly specified: Judge;
  private readonly profiles: ReadonlyMap<string, RouterProfile>;
  private readonly nameOf: ReturnType<typeof routerNames>;

  constructor(input: GraphInput) {
    this.backends = new BackendCollector(indexServices(input.cluster.services));
    this.specified = missingBy(input.cluster, specifiedPort);
    this.profiles = input.profiles ?? new Map();
    this.nameOf = routerNames(input.cluster);
  }

  addIngress(located: Located<Ingress>, index: number): void {
    const { object: ingress, ref } = located;
    const className = classNameOf(ingress);
    const owner: Owner = { name: qualifiedName(ingress.metadata), index, className, object: ref };
    const router = this.routerOf(className);
    ingress.rules.forEach((rule, ruleIndex) => {
      this.addRule(router, located, owner, rule, ruleIndex);
    });
    if (!ingress.defaultBackend) return;
    const place = { object: ref, range: ingress.defaultBackend.range ?? ingress.range };
    router.defaults.push({
      kind: 'default-backend',
      id: this.freeDefaultId(router, owner),
      routerId: router.id,
      owner,
      place,
      backendId: this.backends.refer(ingress, ingress.defaultBackend.value, place, this.judgeOf(router)),
    });
  }

  private judgeOf({ profile: { program } }: RouterDraft): Judge {
    return program ? (ingress, backend) => program.missing(ingress, backend) : this.specified;
  }

  /** Two Ingresses of one name (two files) may both have a default backend. */
  private freeDefaultId(router: RouterDraft, { name, className }: Owner): NodeId {
    const id = defaultBackendId(className, name);
    const n = router.defaults.filter(({ owner }) => owner.name === name && owner.className === className).length;
    return n === 0 ? id : defaultBackendId(className, `${name}#${n}`);
  }

  private routerOf(own: string | null): RouterDraft {
    const className = this.nameOf(own);
    const id = edgeRouterId(className);
    let router = this.routers.get(id);
    if (!router) {
      router = draftRouter(id, className, this.profiles.get(id) ?? unknownProfile);
      this.routers.set(id, router);
    }
    if (!router.classNames.includes(own)) router.classNames.push(own);
    return router;
  }

  private addRule(
    router: RouterDraft,
    located: Located<Ingress>,
    owner: Owner,
    rule: IngressRule,
    ruleIndex: number,
  ): void {
    const { object: ingress, ref } = located;
    const host = this.hostOf(router, located, rule);
    host.rules.push({ object: ref, rule: ruleIndex });
    // The owners of a host come in walking order, so only the last one can be this one.
    if (host.owners.at(-1) !== owner) {
      host.owners.push(owner);
      host.tls = betterTls(host.tls, tlsStateOf(ingress, host.host, ref));
    }
    const judge = this.judgeOf(router);
    rule.paths?.forEach((path, pathIndex) => {
      const id = this.nextPathId(owner.className, host.host, path.pathType.value, path.path.value, owner.name);
      const dead = router.dead.get(id);
      const at = { object: ref, range: path.backend.range ?? path.range };
      host.paths.push({
        kind: 'path',
        id,
        hostId: host.id,
        path: path.path.value,
        pathType: path.pathType.value,
        owner,
        at: { object: ref, rule: ruleIndex, path: pathIndex },
        place: { object: ref, range: path.range },
        order: router.profile.program?.order(id) ?? null,
        effective: router.effective.get(id) ?? null,
        dead: dead ? { why: dead.why, by: dead.by } : null,
        backendId: this.backends.refer(ingress, path.backend.value, at, judge),
      });
    });
  }

  private hostOf(router: RouterDraft, { ref }: Located<Ingress>, rule: IngressRule): HostDraft {
    const name = rule.host.value || null;
    const id = hostId(router.className, name);
    let host = router.hosts.get(id);
    if (!host) {
      const place = name === null ? null : { object: ref, range: rule.host.range ?? rule.range };
      const tls: TlsState = { kind: 'off', secretName: null };
      host = { id, routerId: router.id, host: name, place, rules: [], owners: [], paths: [], tls };
      router.hosts.set(id, host);
    }
    return host;
  }
}

function routerNode(draft: RouterDraft, other: string): EdgeRouterNode {
  const { id, className, classNames, profile, hosts, defaults } = draft;
  const { controller, guessed, program } = profile;
  const isTaken = hosts.size === 0 || defaults.length > 0 || hosts.has(hostId(className, null));
  const end = isTaken ? null : { host: other, outcome: program?.match(plainRequest(other)) ?? null };
  return { kind: 'edge-router', id, className, classNames, controller, guessed, hostCount: hosts.size, end };
}

function hostNode({ id, routerId, host, tls, owners, rules, place, paths }: HostDraft): HostNode {
  return { kind: 'host', id, routerId, host, tls, owners, rules, place, pathCount: paths.length, collapsed: false };
}

/**
 * Returns the picture of a cluster in file order: one edge router per class or controller, hosts under it, paths under them,
 * backends once each. Ids are those of `match/ids.ts`; every Ingress that can be read is in it, however odd.
 */
export function buildGraph(input: GraphInput): RoutingGraph {
  const builder = new GraphBuilder(input);
  input.cluster.ingresses.forEach((located, index) => {
    builder.addIngress(located, index);
  });
  const routers = [...builder.routers.values()];
  const hosts = routers.flatMap((router) => [...router.hosts.values()]);
  const other = otherHost(hosts.map(({ host }) => host));
  const graph: RoutingGraph = {
    routers: routers.map((router) => routerNode(router, other)),
    hosts: hosts.map(hostNode),
    paths: hosts.flatMap(({ paths }) => paths),
    defaults: routers.flatMap(({ defaults }) => defaults),
    backends: builder.backends.finish(),
    bundles: [],
  };
  return collapseHosts(graph, input.expanded ?? 'all');
}
