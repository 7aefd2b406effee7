import { type ChangeGoal, loadChanges, withOptions } from '../engine/changes/index.ts';
import { type HttpRequest, type ProfileOptions, parseRequestLine } from '../engine/match/index.ts';
import type { Cluster } from '../engine/model/index.ts';
import type { Improved, RequestQuery } from '../protocol/answers.ts';
import { deciding } from './answer.ts';
import { type ImpactWorld, routersAfter } from './impact-preview.ts';

type Routers = Pick<ImpactWorld, 'routers' | 'routerAs'>;

/** The decision on a request: by the router that is asked, or as another profile would run it. */
function decide({ routers, routerAs }: Routers, request: HttpRequest, { router, as }: RequestQuery) {
  const found = deciding(routers, request, router);
  const other = found && as !== undefined ? routerAs(found.router.id, as) : null;
  return other ? other.program.explain(request) : (found?.decision ?? null);
}

/** Returns what would have to change for a useful answer to the request in the bar, or for that of the goal. */
export async function improve(world: ImpactWorld, query: RequestQuery, goal: ChangeGoal | null): Promise<Improved> {
  const { files, revision } = world;
  const parsed = parseRequestLine(query.text, { method: query.method, headers: query.headers });
  const decision = parsed.ok ? decide(world, parsed.value, query) : null;
  if (!parsed.ok || !decision) return { revision, changes: [] };
  const { changesFor } = await loadChanges();
  const asking = async (cluster: Cluster, options: ProfileOptions = {}) => {
    const optionsOf: ImpactWorld['optionsOf'] = (...asked) => withOptions(world.optionsOf(...asked), options);
    const then = routersAfter({ ...world, optionsOf }, cluster);
    return (request: HttpRequest) => decide(then, request, query)?.outcome ?? null;
  };
  const changes = await changesFor({ files, existence: 'auto', asking }, decision, parsed.value, goal);
  return { revision, changes };
}
