import { existsSync, readFileSync } from 'node:fs';
import type { Decision } from '../match/decision.ts';
import type { RoutingProgram } from '../match/profile.ts';
import { requestFromParts } from '../match/request.ts';
import type { Cluster } from '../model/cluster.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';

/** Small inputs after public reports. They lie beside the project, not in it. */
const folder = new URL('../../../../shared/cases/routing/', import.meta.url);

/** Whether the inputs are there; says so when they are not. */
export function areCasesThere(of: string): boolean {
  const isThere = existsSync(folder);
  if (!isThere) process.stdout.write(`Skipped: the cases of ${of} from public reports are not beside the project.\n`);
  return isThere;
}

/** Returns the cluster of one of them with more text behind it. */
export function reportedCase(file: string, more: string): Cluster {
  return buildCluster([readSourceFile(file, readFileSync(new URL(file, folder), 'utf8') + more)], 'auto', false);
}

function shortOf({ outcome }: Decision): string {
  if (outcome.kind === 'backend') return `${outcome.service.name} ${outcome.upstreamTarget}`;
  if (outcome.kind === 'redirect') return `${outcome.status} ${outcome.location}`;
  return outcome.kind === 'status' ? String(outcome.status) : outcome.kind;
}

/** Returns an answer in short, the kind of its cause with its key, what its evidence is and what its trace notes. */
export function saidTo(program: RoutingProgram, url: string, headers: Readonly<Record<string, string>> = {}) {
  const [, scheme = '', host = '', target = ''] = /^(\w+):\/\/([^/]+)(\/.*)$/.exec(url) ?? [];
  const decision = program.explain(requestFromParts({ scheme, host, target, headers }));
  const { cause, evidence, trace } = decision;
  const key = 'key' in cause && cause.key !== null ? ` ${cause.key.replace(/^.*\//, '')}` : '';
  const by = 'by' in cause && typeof cause.by === 'string' && cause.kind === 'redirect' ? ` by ${cause.by}` : '';
  const notes = trace.flatMap((step) => (step.kind === 'note' ? [step.rule.replace(/^.*\//, '')] : []));
  return { answer: shortOf(decision), cause: cause.kind + by + key, evidence, notes };
}
