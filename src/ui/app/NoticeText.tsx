import { lazy, Suspense } from 'react';
import { noticeText } from '../../state/notice-text.ts';
import type { Notice } from '../../state/types.ts';
import { useAppState, useMessages } from '../common/store-context.ts';

const SaveReport = lazy(() => import('../files/SaveReport.tsx').then((part) => ({ default: part.SaveReport })));

/** The words of a toast. */
export function NoticeText({ notice }: { readonly notice: Notice }) {
  const messages = useMessages();
  const isUndone = useAppState(
    ({ history }) => notice.kind === 'deleted' && history.undo.every(({ id }) => id !== notice.step),
  );
  if (notice.kind === 'saved') {
    return (
      <Suspense>
        <SaveReport notice={notice} />
      </Suspense>
    );
  }
  return <span>{noticeText(messages, notice, isUndone)}</span>;
}
