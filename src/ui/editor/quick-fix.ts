import { editor, type IDisposable, type IRange, languages } from 'monaco-editor/editor';
import type { TextEdit } from '../../engine/text/index.ts';
import { placeInFile } from '../../state/places.ts';
import type { Problem } from '../../state/types.ts';
import { editsOfFix, isCurrent, planFixAll } from '../parts/fix-plan.ts';
import type { LanguageHost } from './language-host.ts';

const commandId = 'ingraph.fix';

/** The edits of a fix, with the revision of the texts they belong to. */
interface Chosen {
  readonly revision: number;
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
}

/** Registers the fixes of problems as quick fixes: one, or all of its kind in the file. Both are one step of our history. */
export function registerQuickFixes(host: LanguageHost, language: string): readonly IDisposable[] {
  const run = (_accessor: unknown, chosen: Chosen): void => {
    if (chosen.revision === host.state().revision) host.actions.fix(chosen.edits);
  };
  return [
    editor.registerCommand(commandId, run),
    languages.registerCodeActionProvider(
      language,
      {
        provideCodeActions(model, range) {
          const actions = actionsAt(host, model, range);
          return { actions: [...actions], dispose: () => undefined };
        },
      },
      { providedCodeActionKinds: ['quickfix'] },
    ),
  ];
}

function actionsAt(host: LanguageHost, model: editor.ITextModel, range: IRange): readonly languages.CodeAction[] {
  const shown = host.fileOf(model);
  const state = host.state();
  if (!shown || !isCurrent(state)) return [];
  const { file, synced } = shown;
  const near = state.snapshot.problems.filter(({ object, diagnostic }) => {
    if (object.file !== file || !diagnostic.fixes || diagnostic.severity === 'hint') return false;
    const place = placeInFile(state.snapshot, { object, range: diagnostic.range });
    const at = place && synced.rangeOf(place.range);
    return at !== null && at.startLineNumber <= range.endLineNumber && at.endLineNumber >= range.startLineNumber;
  });
  return near.slice(0, 20).flatMap((problem) => actionsOf(host, problem));
}

function actionsOf(host: LanguageHost, problem: Problem): readonly languages.CodeAction[] {
  const { snapshot, revision } = host.state();
  const words = host.words();
  const { file } = problem.object;
  return (problem.diagnostic.fixes ?? []).flatMap(({ label, edits }, index) => {
    const one = editsOfFix(snapshot, problem, { label, edits });
    const all = planFixAll(snapshot, problem, label, file);
    const title = words.fix(label);
    return [
      action(title, { revision, edits: new Map([[file, one]]) }, index === 0),
      ...(all.count > 1 ? [action(words.fixAll(title, all.count), { revision, edits: all.edits }, false)] : []),
    ];
  });
}

function action(title: string, chosen: Chosen, isPreferred: boolean): languages.CodeAction {
  return { title, kind: 'quickfix', isPreferred, command: { id: commandId, title, arguments: [chosen] } };
}
