import { useMemo } from 'react';
import { compareSeen, requestsOf } from '../../engine/intake/index.ts';
import { Later } from '../common/Later.tsx';
import { plain, Rich } from '../common/Rich.tsx';
import { useMessages } from '../common/store-context.ts';
import { answerWords } from '../parts/answer-words.ts';
import { Asked } from './ErrorParts.tsx';
import type { Paste } from './pasted.ts';
import type { StudiedRequest } from './study.ts';
import type { IntakeWords } from './use-intake.ts';

interface Hosts {
  readonly known: readonly string[];
  readonly host: string;
  readonly onHost: (host: string) => void;
}

/** What was seen beside what is decided, and why. */
function Verdict({ request, words }: { readonly request: StudiedRequest; readonly words: IntakeWords }) {
  const messages = useMessages();
  const { seen, answer, count } = request;
  if (!answer) return null;
  const { pills } = answerWords(answer, messages);
  const relation = compareSeen(seen, answer.decision.outcome);
  const said = words.relation[relation](pills.map((pill) => `\`${pill}\``).join(', '));
  const { cause } = answer.decision;
  const verdict = messages.cause.verdict(cause);
  const why = [verdict && `${verdict}.`, messages.cause.why(cause)].filter(Boolean).join(' ');
  const parts = [seen.status === null ? '' : `${words.seen(seen.status)}, `, said, `. ${why}`];
  const more = [count > 1 ? words.times(count) : '', seen.upstream === '' ? '' : words.logged(seen.upstream)];
  const tone = relation === 'differs' ? 'pc-why pc-differs' : 'pc-why';
  return (
    <p className={tone} data-relation={relation}>
      <Rich text={parts.join('')} /> <span className="dim">{more.filter(Boolean).map(plain).join(' · ')}</span>
    </p>
  );
}

function HostChoice({ hosts, words }: { readonly hosts: Hosts; readonly words: IntakeWords }) {
  return (
    <label className="pc-row pc-host">
      <span className="dim">{words.noHost}</span>
      <select value={hosts.host} onChange={({ target }) => hosts.onHost(target.value)}>
        {hosts.known.map((host) => (
          <option key={host}>{host}</option>
        ))}
      </select>
    </label>
  );
}

interface RequestPartsProps {
  readonly paste: Paste;
  readonly requests: readonly StudiedRequest[];
  readonly words: IntakeWords;
  readonly hosts: Hosts;
}

/** The requests of a paste, each with its answer and with what was seen. */
export function RequestParts({ paste, requests, words, hosts }: RequestPartsProps) {
  const all = useMemo(() => requestsOf(paste.parts), [paste]);
  const isHostless = all.some(({ part }) => part.seen.request.host === '');
  return (
    <>
      {isHostless && <HostChoice hosts={hosts} words={words} />}
      {requests.map((request) => (
        <article key={`${request.query.method} ${request.query.text} ${request.seen.status}`} className="pc-item">
          <p className="pc-row">
            <Asked asked={request} words={words} />
          </p>
          <Later>
            <Verdict request={request} words={words} />
          </Later>
        </article>
      ))}
      {all.length > requests.length && requests.length > 0 && (
        <p className="pc-item dim">{words.more(all.length - requests.length)}</p>
      )}
    </>
  );
}
