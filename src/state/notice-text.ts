import type { CommandError, HistoryLabel } from '../engine/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { longLink } from './hash.ts';
import type { Notice } from './types.ts';

/** Names of skipped files that are said in full; of the others only their number. */
const namedFiles = 3;

/** Returns the words of a step of the history. */
export function stepText(messages: Messages, label: HistoryLabel): string {
  return messages.history.steps[label.type](label.params).trim();
}

/** Returns why a command was refused. */
export function refusalText(messages: Messages, error: CommandError): string {
  const words = messages.notices.refused;
  switch (error.code) {
    case 'invalid':
      return words.invalid(error);
    case 'unsupported':
      return words.unsupported(error);
    default:
      return words[error.code];
  }
}

function openedText(messages: Messages, notice: Extract<Notice, { kind: 'opened' }>): string {
  const words = messages.notices;
  const sentences = notice.files > 0 ? [words.opened(notice.files)] : [];
  for (const { name, why } of notice.skipped.slice(0, namedFiles)) sentences.push(words.skipped[why](name));
  const more = notice.skipped.length - namedFiles;
  if (more > 0) sentences.push(words.skippedMore(more));
  return sentences.join(' ');
}

/** Returns the words of a toast. */
export function noticeText(messages: Messages, notice: Notice): string {
  const words = messages.notices;
  switch (notice.kind) {
    case 'refused':
      return [notice.subject, refusalText(messages, notice.error)].filter(Boolean).join(': ');
    case 'deleted':
      return words.deleted(stepText(messages, notice.label));
    case 'shared': {
      const link = notice.length > longLink ? words.sharedLong(notice.length) : words.shared;
      const secrets = notice.secrets > 0 ? words.secretsLeftOut(notice.secrets) : '';
      const credentials = notice.credentials > 0 ? words.credentialsLeftOut(notice.credentials) : '';
      return [link, secrets, credentials].filter(Boolean).join(' ');
    }
    case 'copied':
      return words.copied[notice.what];
    case 'opened':
      return openedText(messages, notice);
    case 'bad-link':
      return words.badLink[notice.why];
    case 'saved':
      return messages.workspace.save.saved(notice.files);
    case 'reading-stopped':
      return words.readingStopped;
    case 'not-pasted':
      return words.notPasted;
    case 'set-aside':
      return words.setAside;
    case 'snapshot':
      return words.snapshot(notice.name);
    case 'mixed-line-ends':
      return words.mixedLineEnds(notice.file);
    case 'diagnosis':
      return words.diagnosis(notice);
  }
}
