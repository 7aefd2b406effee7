import { FilePlus, Files, GitCompare } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type DiffFile, editsOfDiff } from '../../engine/intake/index.ts';
import type { FileState } from '../../state/types.ts';
import { useActions, useAppState, useAppStore } from '../common/store-context.ts';
import { partWords } from './diff-words.ts';
import type { IntakeWords } from './use-intake.ts';

/** The open file that a diff is of: the one with its name, else any that has its lines. */
function targetOf(files: readonly FileState[], file: DiffFile): FileState | null {
  const fits = files.filter(({ text }) => editsOfDiff(text, file) !== null);
  return fits.find(({ name }) => name === file.name || file.name.endsWith(`/${name}`)) ?? fits[0] ?? null;
}

function baseName(name: string): string {
  const base = name.split('/').at(-1) || 'pasted.yaml';
  return /\.(?:ya?ml|json)$/i.test(base) ? base : `${base}.yaml`;
}

interface WayProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly onClick: () => void;
}

/** One thing that can be done with a part. */
export function Way({ icon, name, onClick }: WayProps) {
  return (
    <li>
      <button type="button" className="pc-try" onClick={onClick}>
        {icon}
        <span className="ell">{name}</span>
      </button>
    </li>
  );
}

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

function FileWays({ file, words }: { readonly file: DiffFile; readonly words: IntakeWords }) {
  const actions = useActions();
  const store = useAppStore();
  const files = useAppState((state) => state.files);
  const [isDone, setDone] = useState(false);
  const { before, after } = file;
  const target = targetOf(files, file);
  const name = baseName(file.name);
  const apply = () => {
    const now = store.getState().files;
    const goal = targetOf(now, file);
    const edits = goal && editsOfDiff(goal.text, file);
    if (!goal || !edits) return;
    actions.fix(new Map([[goal.name, edits]]));
    setDone(true);
  };
  if (isDone) return <p className="pc-why">{words.diff.applied}</p>;
  if (!target && !after && !before) return <p className="pc-why dim">{partWords(words.diff, file)}</p>;
  const old = name.replace(/(\.\w+)$/, '.before$1');
  return (
    <ul className="pc-fixes">
      {target && <Way icon={<GitCompare {...icon} />} name={words.diff.apply(target.name)} onClick={apply} />}
      {after && (
        <Way
          icon={<FilePlus {...icon} />}
          name={words.diff.after(name)}
          onClick={() => actions.openFiles([{ name, text: after }], 'add')}
        />
      )}
      {after && before && (
        <Way
          icon={<Files {...icon} />}
          name={words.diff.both(name)}
          onClick={() =>
            actions.openFiles(
              [
                { name, text: after },
                { name: old, text: before },
              ],
              'add',
            )
          }
        />
      )}
    </ul>
  );
}

/** The files of a diff, each with what can be done: change the open file, or open its texts. */
export function DiffPart({ files, words }: { readonly files: readonly DiffFile[]; readonly words: IntakeWords }) {
  return (
    <article className="pc-item">
      {files.slice(0, 10).map((file) => (
        <FileWays key={file.name} file={file} words={words} />
      ))}
      {files.length > 10 && <p className="dim">{words.more(files.length - 10)}</p>}
    </article>
  );
}
