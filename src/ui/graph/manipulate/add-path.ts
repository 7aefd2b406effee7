import type { HostNode } from '../../../engine/graph/index.ts';
import { isSameObject, namespaceOfOwner } from '../../../engine/model/index.ts';
import { beginDraft } from '../../../state/draft.ts';
import type { Actions, AppState, ServiceSummary } from '../../../state/types.ts';
import { draftPlace } from '../draft/ask-draft.ts';
import type { GraphView } from '../use-graph-view.ts';

/** Returns why a new path on a host cannot lead to a Service; `null` where it can. */
export function whyNotTo({ owners, rules }: HostNode, service: ServiceSummary): 'otherNamespace' | 'noPort' | null {
  const object = rules.at(-1)?.object;
  const owner = object && owners.find((one) => isSameObject(one.object, object));
  if (!owner || namespaceOfOwner(owner.name) !== service.namespace) return 'otherNamespace';
  return service.ports.length === 0 ? 'noPort' : null;
}

/** Opens a draft of a path on a host that leads to a Service: what it is to take is asked for. */
export function draftTo(
  host: HostNode,
  service: ServiceSummary,
  { graph }: Pick<GraphView, 'graph'>,
  { actions, get }: { readonly actions: Actions; readonly get: () => AppState },
): void {
  const { snapshot, draft } = get();
  const place = draftPlace('path', host, graph, snapshot);
  if (!place || whyNotTo(host, service) !== null) return;
  actions.setDraft(beginDraft(place, { ...snapshot, services: [service] }, draft));
  actions.inspect({ kind: 'draft' });
}
