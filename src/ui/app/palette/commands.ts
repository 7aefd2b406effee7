import { examples } from '../../../content/examples/index.ts';
import type { NodeId } from '../../../engine/match/index.ts';
import type { Messages } from '../../../i18n/messages.ts';
import type { AppState } from '../../../state/types.ts';
import { isOffered, perform } from '../../actions/action.ts';
import { actionsOnWorkspace, moreActions } from '../more-actions.ts';
import { pageActions, panelActions, type Shell } from '../page-actions.ts';
import type { PaletteItem } from './rank.ts';

/** Returns every command there is, the usual ones first. */
export function commandItems(shell: Shell, messages: Messages): readonly PaletteItem[] {
  const usual = pageActions.filter(({ isKeysOnly }) => !isKeysOnly);
  return [...usual, ...panelActions, ...actionsOnWorkspace(shell), ...moreActions]
    .filter((action) => isOffered(action, shell))
    .map((action) => ({
      id: `command ${action.id}`,
      kind: 'command',
      label: action.words(messages),
      detail: '',
      ...(action.keys?.[0] === undefined ? {} : { keys: action.keys[0] }),
      run: () => perform(action, shell, ''),
    }));
}

/** Returns what the workspace holds: hosts, paths, Services, Ingresses, files; and the examples. Linear in its size. */
export function placeItems({ actions, store }: Shell, messages: Messages): readonly PaletteItem[] {
  const { snapshot, files }: AppState = store.getState();
  const { nodes } = snapshot;
  const go = (id: NodeId) => () => {
    actions.setNarrowTab('routes');
    actions.select(id);
    actions.revealNode(id, false);
  };
  const hostName = (id: string): string => {
    const host = nodes.get(id);
    return (host?.kind === 'host' ? host.host : null) ?? messages.graph.anyHost;
  };
  const items: PaletteItem[] = [];
  for (const node of nodes.values()) {
    if (node.kind === 'host')
      items.push({ id: node.id, kind: 'host', label: hostName(node.id), detail: '', run: go(node.id) });
    if (node.kind === 'path') {
      const label = node.path || messages.graph.noPath;
      items.push({ id: node.id, kind: 'path', label, detail: hostName(node.hostId), run: go(node.id) });
    }
    if (node.kind === 'backend') {
      const label = node.port === null ? node.name : `${node.name}:${node.port}`;
      items.push({ id: node.id, kind: 'service', label, detail: node.namespace, run: go(node.id) });
    }
  }
  for (const { object, namespace, name } of snapshot.ingresses) {
    const run = () => {
      actions.setNarrowTab('yaml');
      actions.revealPlace(object, { start: 0, end: 0 }, true);
    };
    items.push({
      id: `ingress ${object.file} ${object.document} ${object.item}`,
      kind: 'ingress',
      label: name,
      detail: `${namespace} · ${object.file}`,
      run,
    });
  }
  for (const { name } of files) {
    items.push({ id: `file ${name}`, kind: 'file', label: name, detail: '', run: () => actions.activateFile(name) });
  }
  for (const { id } of examples) {
    const label = messages.examples[id].title;
    items.push({ id: `example ${id}`, kind: 'example', label, detail: '', run: () => actions.loadExample(id) });
  }
  return items;
}
