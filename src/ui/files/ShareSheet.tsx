import { type ReactNode, useMemo, useState } from 'react';
import { redactRequest } from '../../engine/export/index.ts';
import { Button } from '../common/Button.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { copyText } from '../parts/export-files.ts';
import { KeepCredentials } from '../parts/KeepCredentials.tsx';

/** Longer links are cut by some chat programs and mail readers. */
const LONG_LINK = 8000;

/** What the share link holds, and the link once it is asked for. */
export function ShareSheet(): ReactNode {
  const { files, workspace } = useMessages();
  const words = workspace.share;
  const actions = useActions();
  const [link, setLink] = useState<string | null>(null);
  const request = useAppState((state) => state.request);
  const credentials = useMemo(() => redactRequest(request).count, [request]);
  const [isKeeping, setKeeping] = useState(false);
  const share = async () => {
    const made = await actions.shareLink(isKeeping);
    setLink(made);
    await copyText(made);
  };
  return (
    <div className="ig-share">
      <p>{words.what}</p>
      <ul>
        {words.holds.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {credentials > 0 && (
        <KeepCredentials
          count={credentials}
          isKeeping={isKeeping}
          onChange={(keep) => {
            setKeeping(keep);
            // The link that is shown holds the other choice.
            setLink(null);
          }}
        />
      )}
      <Button look="primary" onClick={() => void share()}>
        {files.copyLink}
      </Button>
      {link !== null && <LinkField link={link} />}
    </div>
  );
}

function LinkField({ link }: { readonly link: string }): ReactNode {
  const { files, workspace } = useMessages();
  const words = workspace.share;
  return (
    <>
      <input
        className="ig-share-link"
        aria-label={files.link}
        readOnly
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className={link.length > LONG_LINK ? 'small warn' : 'small dim'} role="status">
        {link.length > LONG_LINK ? words.long(link.length) : words.length(link.length)}
      </p>
    </>
  );
}
