import type { GraphNode } from '../../engine/graph/index.ts';
import type { Decision } from '../../engine/match/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { ruleWords } from '../../i18n/words.ts';
import type { StepId, TraceView } from './trace-view.ts';

function urlWords({ normalised }: TraceView, { request }: Messages): string {
  const first = normalised[0];
  const last = normalised.at(-1);
  return first && last ? request.rail.becomes(first.before, last.after) : request.rail.asSent;
}

function hostWords({ hosts }: TraceView, { request }: Messages): string {
  const told = hosts.find((step) => step.chosen) ?? hosts.find(({ verdict }) => verdict !== 'no');
  if (!told) return request.rail.noHost;
  const verdict = request.hostVerdict[told.verdict];
  const words = told.host === null ? verdict : request.rail.host(`\`${told.host}\``, verdict);
  return told.chosen ? words : request.rail.hostAlone(words);
}

function pathWords({ paths, omitted }: TraceView, { request }: Messages): string {
  const tried = paths.filter(({ verdict }) => verdict !== 'other-host' && verdict !== 'exact-host-first');
  if (tried.length === 0) return request.rail.noPaths;
  return request.rail.paths(tried.filter(({ matched }) => matched).length, tried.length + omitted.paths);
}

function backendWords(
  { outcome, cause }: Decision,
  nodes: ReadonlyMap<string, GraphNode>,
  { request, cause: words }: Messages,
  lit: readonly string[],
): string {
  if (outcome.kind === 'status') return `${outcome.status}, ${words.verdict(cause)}`;
  if (outcome.kind === 'redirect') return request.verdict.redirect(outcome.location);
  if (outcome.kind !== 'backend') return '';
  const { namespace, name, port } = outcome.service;
  const node = lit.map((id) => nodes.get(id)).find((found) => found?.kind === 'backend');
  const target = node?.kind === 'backend' && node.targetPort !== null ? ` → ${node.targetPort}` : '';
  return `\`${namespace}/${request.port(name, port)}${target}\``;
}

/** Returns the short words beside each step; backticks mark code. */
export function railWords(
  decision: Decision,
  view: TraceView,
  nodes: ReadonlyMap<string, GraphNode>,
  lit: readonly string[],
  messages: Messages,
): Readonly<Record<StepId, string>> {
  const { rail } = messages.request;
  const seen = view.classes[0];
  const tie = view.preferred[0];
  const cut = view.rewritten;
  const [before, after] = [cut[0]?.before, cut.at(-1)?.after];
  return {
    url: urlWords(view, messages),
    class: seen ? rail.class(seen.taken, seen.all) : rail.allIngresses,
    host: hostWords(view, messages),
    path: pathWords(view, messages),
    tie: tie ? ruleWords(messages, tie.rule) : rail.noTie,
    rewrite: before !== undefined && after !== undefined ? rail.becomes(before, after) : rail.noRewrite,
    backend: backendWords(decision, nodes, messages, lit),
  };
}
