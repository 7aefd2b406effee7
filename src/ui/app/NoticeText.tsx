import { noticeText } from '../../state/notice-text.ts';
import type { Notice } from '../../state/types.ts';
import { useMessages } from '../common/store-context.ts';

/** The words of a toast. */
export function NoticeText({ notice }: { readonly notice: Notice }) {
  return <span>{noticeText(useMessages(), notice)}</span>;
}
