import { exampleById } from '../content/examples/index.ts';
import type { CommandError, HistoryLabel } from '../engine/commands/index.ts';
import { lookup } from '../engine/text/index.ts';
import type { Messages } from '../i18n/messages.ts';
import { longLink } from './hash.ts';
import type { Notice } from './types.ts';

/** Names of skipped files that are said in full; of the others only their number. */
const namedFiles = 3;

/** Examples are named by id where they are remembered, by title where people read of them. */
function namedExample(messages: Messages, id: string): string {
  const example = exampleById(id);
  return example ? messages.examples[example.id].title : id;
}

/** Returns the words of a step of the history. */
export function stepText(messages: Messages, label: HistoryLabel): string {
  const { steps } = messages.history;
  const { what, name = '' } = label.params;
  if (label.type === 'workspace/open' && what === 'example') {
    return steps[label.type]({ what, name: namedExample(messages, name) });
  }
  // A step that another version has kept may be of a type that this one has no words for.
  return lookup(steps, label.type)?.(label.params).trim() ?? label.type;
}

/** Returns why a command was refused. */
function refusalText(messages: Messages, error: CommandError): string {
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
  for (const { name, encoding } of (notice.recoded ?? []).slice(0, namedFiles)) {
    sentences.push(words.recoded[encoding](name));
  }
  if (notice.others && notice.others.count > 0)
    sentences.push(words.notKubernetes(notice.others.count, notice.others.helm));
  const more = notice.skipped.length - namedFiles;
  if (more > 0) sentences.push(words.skippedMore(more));
  return sentences.join(' ');
}

/** What a text is that nothing can be done with. */
function kindOfText(text: string): keyof Messages['notices']['notPasted'] {
  if (text.trim() === '') return 'empty';
  if (text.includes('\0') || text.includes('\ufffd')) return 'binary';
  return /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype|html|head|body|svg|div|table)\b/i.test(text) ? 'html' : 'text';
}

/** Returns the words of a toast; `isUndone`: of a step that has been taken back since. */
export function noticeText(messages: Messages, notice: Notice, isUndone = false): string {
  const words = messages.notices;
  switch (notice.kind) {
    case 'refused':
      return [notice.subject, refusalText(messages, notice.error)].filter(Boolean).join(': ');
    case 'deleted':
      return words[isUndone ? 'undone' : 'deleted'](stepText(messages, notice.label));
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
    case 'replaced':
      return words.replaced(stepText(messages, notice.label), notice.isKept);
    case 'bad-link':
      return words.badLink[notice.why];
    case 'saved':
      return messages.workspace.save.saved(notice.files);
    case 'reading-stopped':
      return words.readingStopped;
    case 'not-pasted':
      return words.notPasted[kindOfText(notice.text)];
    case 'set-aside':
      return words.setAside;
    case 'taken-over':
      return words.takenOver;
    case 'unreadable':
      return words.unreadable[notice.what];
    case 'snapshot':
      return words.snapshot(notice.name);
    case 'snapshot-failed':
      return words.snapshotFailed;
    case 'mixed-line-ends':
      return words.mixedLineEnds(notice.file);
  }
}
