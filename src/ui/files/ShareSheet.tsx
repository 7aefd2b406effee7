import { type ReactNode, useState } from 'react';
import { Button } from '../common/Button.tsx';
import { useActions, useMessages } from '../common/store-context.ts';
import { copyText } from './take-away.ts';

/** Longer links are cut by some chat programs and mail readers. */
const LONG_LINK = 8000;

/** What the share link holds, and the link once it is asked for. */
export function ShareSheet(): ReactNode {
  const words = useMessages().files;
  const actions = useActions();
  const [link, setLink] = useState<string | null>(null);
  const share = async () => {
    const made = await actions.shareLink();
    setLink(made);
    await copyText(made);
  };
  return (
    <div className="ig-share">
      <p>{words.shareWhat}</p>
      <ul>
        {words.shareHolds.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Button look="primary" onClick={() => void share()}>
        {words.copyLink}
      </Button>
      {link !== null && <LinkField link={link} />}
    </div>
  );
}

function LinkField({ link }: { readonly link: string }): ReactNode {
  const words = useMessages().files;
  return (
    <>
      <input
        className="ig-share-link"
        aria-label={words.link}
        readOnly
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className={link.length > LONG_LINK ? 'small warn' : 'small dim'} role="status">
        {link.length > LONG_LINK ? words.longLink(link.length) : words.linkLength(link.length)}
      </p>
    </>
  );
}
