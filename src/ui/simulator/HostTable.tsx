import { Check } from 'lucide-react';
import { Rich } from '../common/Rich.tsx';
import { useActions, useMessages } from '../common/store-context.ts';
import { comparedHost, hostCells, hostVerdictWords } from './host-cells.ts';
import { CellRow } from './MatchCells.tsx';
import type { HostStep } from './steps.ts';

/** Names are longer than most paths, and their verdicts need more words. */
const mostCells = 18;

interface HostTableProps {
  readonly hosts: readonly HostStep[];
  readonly omitted: number;
  /** As the request names it. */
  readonly requestHost: string;
}

/** All candidates for the host, each with the letter where it stopped fitting. */
export function HostTable({ hosts, omitted, requestHost }: HostTableProps) {
  const { request } = useMessages();
  const { columns, hostColumn, omittedHosts } = request.trace;
  const host = comparedHost(requestHost);
  return (
    <>
      <table className="trace-table">
        <thead className="sr">
          <tr>
            <th scope="col">{hostColumn}</th>
            <th scope="col">{columns.match}</th>
            <th scope="col">{columns.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {hosts.map((step) => (
            <Candidate key={step.hostId} step={step} host={host} />
          ))}
        </tbody>
      </table>
      {omitted > 0 && <p className="small dim trace-more">{omittedHosts(omitted)}</p>}
    </>
  );
}

function Candidate({ step, host }: { readonly step: HostStep; readonly host: string }) {
  const messages = useMessages();
  const { select } = useActions();
  const fails = step.verdict === 'no';
  const [verdict, where] = hostVerdictWords(step, host, messages);
  return (
    <tr className={step.chosen ? 'hot' : fails ? 'off' : ''}>
      <td className="col-host">
        <button
          type="button"
          className="link mono ell"
          title={step.host ?? undefined}
          onClick={() => select(step.hostId)}
        >
          {step.host ?? messages.request.hostVerdict.any}
        </button>
      </td>
      <td className="col-match">
        <CellRow {...hostCells(step, host, mostCells)} />
      </td>
      <td className="col-verdict" title={where.replaceAll('`', '') || undefined}>
        <span className={step.chosen ? 'chip win' : fails ? 'verdict' : 'chip lost'}>
          {step.chosen && <Check size={12} strokeWidth={2.25} aria-hidden />}
          {verdict}
        </span>
        {where && (
          <span className="where">
            <Rich text={where} />
          </span>
        )}
      </td>
    </tr>
  );
}
