import { examples } from '../../../content/examples/index.ts';
import { createServices, missingServices } from '../../../engine/index.ts';
import type { Messages } from '../../../i18n/messages.ts';
import { subjectId } from '../../../state/subjects.ts';
import type { AppState, RoutesView, Theme } from '../../../state/types.ts';
import { controllerNames } from '../../common/controllers.ts';
import { runGesture } from '../../common/gestures.ts';
import type { AppContextValue } from '../../common/store-context.ts';
import type { PaletteItem } from './rank.ts';

export type PaletteShell = Pick<AppContextValue, 'store' | 'actions'> & {
  readonly openHelp: () => void;
  readonly focusRequest: () => void;
};

type Command = readonly [id: string, label: string, run: () => void, keys?: string];

function viewCommands({ actions }: PaletteShell, { app, compare, palette }: Messages): readonly Command[] {
  const names: Readonly<Record<RoutesView, string>> = {
    graph: app.views.graph,
    table: app.views.table,
    tree: app.views.tree,
    matrix: compare.matrix,
  };
  const order: readonly RoutesView[] = ['graph', 'table', 'tree', 'matrix'];
  return order.map((view, index) => [
    `view-${view}`,
    palette.show(names[view]),
    () => {
      actions.setNarrowTab('routes');
      actions.setRoutesView(view);
    },
    `Alt+${index + 1}`,
  ]);
}

function preferenceCommands({ actions }: PaletteShell, { app, palette }: Messages): readonly Command[] {
  const themes: readonly Theme[] = ['system', 'light', 'dark'];
  return [
    ...themes.map(
      (theme): Command => [`theme-${theme}`, palette.theme(app.theme[theme]), () => actions.setTheme(theme)],
    ),
    ['language-en', 'English', () => actions.setLocale('en')],
    ['language-ko', '한국어', () => actions.setLocale('ko')],
  ];
}

function compareCommands({ actions, store }: PaletteShell, { palette }: Messages): readonly Command[] {
  const compared = controllerNames.map(
    ({ id, name }): Command => [`compare-${id}`, palette.compare(name), () => actions.setCompareWith(id)],
  );
  if (store.getState().compareWith === null) return compared;
  return [...compared, ['compare-none', palette.compareNone, () => actions.setCompareWith(null)]];
}

function requestCommands(shell: PaletteShell, { app, testResults }: Messages): readonly Command[] {
  const { actions, store, focusRequest } = shell;
  return [
    ['request', app.help.focusRequest, focusRequest, 'Mod+L'],
    ['send', app.help.send, actions.send, 'Mod+Enter'],
    [
      'add-test',
      testResults.help.add,
      () => void import('../../parts/add-test.ts').then((part) => part.addTest({ store, actions })),
      'Mod+Shift+T',
    ],
    ['tests', testResults.help.show, () => actions.setBottomTab('tests'), 'Mod+Shift+Enter'],
    ['problems', app.tabs.problems, () => actions.setBottomTab('problems')],
    ['trace', app.tabs.trace, () => actions.setBottomTab('trace')],
  ];
}

function createMissing({ actions, store }: PaletteShell, words: Messages['authoring']): readonly Command[] {
  const missing = missingServices(store.getState().snapshot);
  const [first] = missing;
  if (!first) return [];
  const label = missing.length === 1 ? words.createNamed(first.label) : words.createAll(missing.length);
  return [['create-missing', label, () => runGesture(actions, createServices(missing))]];
}

function fileCommands(
  shell: PaletteShell,
  { app, authoring, files, palette, workspace }: Messages,
): readonly Command[] {
  const { actions, store } = shell;
  return [
    ['undo', app.undo, actions.undo, 'Mod+Z'],
    ['redo', app.redo, actions.redo, 'Mod+Shift+Z'],
    [
      'new-ingress',
      authoring.newIngress,
      () => actions.inspect(subjectId({ kind: 'new-ingress', className: '' })),
      'Alt+N',
    ],
    ['new-service', authoring.newService, () => actions.inspect(subjectId({ kind: 'new-service' }))],
    ...createMissing(shell, authoring),
    ['new-file', files.newFile, () => actions.addFile('')],
    ['blank', files.startBlank, actions.startBlank],
    [
      'save',
      app.help.download,
      () => void import('../../files/save.ts').then((part) => part.save({ store, actions })),
      'Mod+S',
    ],
    [
      'find',
      workspace.find.title,
      () => void import('../../parts/find-in-files.ts').then((part) => part.findInFiles(actions)),
      'Mod+Shift+F',
    ],
    ['changes', workspace.changes.title, () => actions.setBottomTab('changes')],
    [
      'show-changes',
      workspace.changes.show,
      () => void import('../../parts/change-watch.ts').then((part) => part.toggleChanges({ store, actions })),
    ],
    ['share', files.copyLink, () => void copyLink(shell)],
    ['expand', palette.expandAll, () => actions.setExpanded('all')],
    ['collapse', palette.collapseAll, () => actions.setExpanded(new Set())],
    ['help', app.help.open, shell.openHelp, '?'],
  ];
}

async function copyLink({ actions }: PaletteShell): Promise<void> {
  const { copyText } = await import('../../parts/take-away.ts');
  await copyText(await actions.shareLink());
}

/** Returns every command there is, the usual ones first. */
export function commandItems(shell: PaletteShell, messages: Messages): readonly PaletteItem[] {
  const commands: readonly Command[] = [
    ...requestCommands(shell, messages),
    ...viewCommands(shell, messages),
    ...fileCommands(shell, messages),
    ...compareCommands(shell, messages),
    ...preferenceCommands(shell, messages),
  ];
  return commands.map(([id, label, run, keys]) => ({
    id: `command ${id}`,
    kind: 'command',
    label,
    detail: '',
    ...(keys === undefined ? {} : { keys }),
    run,
  }));
}

/** Returns what the workspace holds: hosts, paths, Services, Ingresses, files; and the examples. Linear in its size. */
export function placeItems({ actions, store }: PaletteShell, messages: Messages): readonly PaletteItem[] {
  const { snapshot, files }: AppState = store.getState();
  const { nodes } = snapshot;
  const go = (id: string) => () => {
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
