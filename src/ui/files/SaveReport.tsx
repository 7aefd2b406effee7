import type { Notice } from '../../state/types.ts';
import { Button } from '../common/Button.tsx';
import { useActions, useAppStore, useMessages } from '../common/store-context.ts';
import './save-report.css';

/** What came of saving; where somebody else has changed a file, the person decides. */
export function SaveReport({ notice }: { readonly notice: Extract<Notice, { kind: 'saved' }> }) {
  const store = useAppStore();
  const actions = useActions();
  const words = useMessages().workspace.save;
  const app = { store, actions };
  // What has saved is there already.
  const settle = (name: string, way: 'overwrite' | 'takeFromDisk') => {
    import('./save.ts').then((part) => part[way](app, name)).catch((cause: unknown) => reportError(cause));
  };
  const { files, troubles } = notice;
  if (troubles.length === 0) return <span>{files === 0 ? words.nothing : words.saved(files)}</span>;
  return (
    <div className="ig-save">
      {files > 0 && <p>{words.saved(files)}</p>}
      <ul>
        {troubles.map(({ name, why }) => (
          <li key={name}>
            <span>
              <b className="mono">{name}</b> {words.why[why]}
            </span>
            {why === 'conflict' && (
              <span className="ig-save-choice">
                <Button size="small" look="line" onClick={() => settle(name, 'overwrite')}>
                  {words.overwrite}
                </Button>
                <Button size="small" look="line" onClick={() => settle(name, 'takeFromDisk')}>
                  {words.takeDisk}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
