import { createServices, missingServices } from '../../engine/gestures/index.ts';
import type { Theme } from '../../state/types.ts';
import type { Action } from '../actions/action.ts';
import { newService } from '../actions/new-objects.ts';
import { controllerNames } from '../common/controllers.ts';
import { runGesture } from '../common/gestures.ts';
import type { Shell } from './page-actions.ts';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** What can be done everywhere on the page and has no keys: loaded with what lists it. */
export const moreActions: readonly Action<Shell>[] = [
  newService,
  { id: 'new-file', words: ({ files }) => files.newFile, run: ({ actions }) => actions.addFile('') },
  { id: 'blank', words: ({ files }) => files.startBlank, run: ({ actions }) => actions.startBlank() },
  {
    id: 'show-changes',
    words: ({ workspace }) => workspace.changes.show,
    load: () => import('../parts/change-watch.ts').then((part) => part.toggleChanges),
  },
  {
    id: 'share',
    words: ({ files }) => files.copyLink,
    load: () =>
      import('../parts/export-files.ts').then(
        (part) =>
          async ({ actions }: Shell) =>
            part.copyText(await actions.shareLink()),
      ),
  },
  { id: 'expand', words: ({ palette }) => palette.expandAll, run: ({ actions }) => actions.setExpanded('all') },
  { id: 'collapse', words: ({ palette }) => palette.collapseAll, run: ({ actions }) => actions.setExpanded(new Set()) },
  ...controllerNames.map(
    ({ id, name }): Action<Shell> => ({
      id: `compare-${id}`,
      words: ({ palette }) => palette.compare(name),
      run: ({ actions }) => actions.setCompareWith(id),
    }),
  ),
  {
    id: 'compare-none',
    words: ({ palette }) => palette.compareNone,
    when: ({ store }) => store.getState().compareWith !== null,
    run: ({ actions }) => actions.setCompareWith(null),
  },
  ...themes.map(
    (theme): Action<Shell> => ({
      id: `theme-${theme}`,
      words: ({ app, palette }) => palette.theme(app.theme[theme]),
      run: ({ actions }) => actions.setTheme(theme),
    }),
  ),
  { id: 'language-en', words: () => 'English', run: ({ actions }) => actions.setLocale('en') },
  { id: 'language-ko', words: () => '한국어', run: ({ actions }) => actions.setLocale('ko') },
];

/** What the workspace as it stands has to be done with: the Services that it names and does not hold. */
export function actionsOnWorkspace({ store }: Shell): readonly Action<Shell>[] {
  const missing = missingServices(store.getState().snapshot);
  const [first] = missing;
  if (!first) return [];
  return [
    {
      id: 'create-missing',
      words: ({ authoring }) =>
        missing.length === 1 ? authoring.createNamed(first.label) : authoring.createAll(missing.length),
      run: ({ actions }) => runGesture(actions, createServices(missing)),
    },
  ];
}
