import { useId } from 'react';
import { useMessages } from '../common/store-context.ts';
import './keep-credentials.css';

interface KeepCredentialsProps {
  readonly count: number;
  readonly isKeeping: boolean;
  readonly onChange: (isKeeping: boolean) => void;
}

/** Lets the person share what proves who they are: never without asking. */
export function KeepCredentials({ count, isKeeping, onChange }: KeepCredentialsProps) {
  const words = useMessages().workspace.share;
  const hint = useId();
  return (
    <div className="ig-keep">
      <label>
        <input
          type="checkbox"
          checked={isKeeping}
          aria-describedby={hint}
          onChange={({ target }) => onChange(target.checked)}
        />
        {words.keepCredentials(count)}
      </label>
      <p id={hint} className="small dim">
        {words.credentialsHint}
      </p>
    </div>
  );
}
