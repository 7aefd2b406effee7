import { redactHttpRequest } from '../../engine/export/index.ts';
import type { GraphNode } from '../../engine/graph/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { ruleWords } from '../../i18n/words.ts';
import type { Answer } from '../../state/types.ts';
import { controllerName } from '../common/controllers.ts';
import { plain } from '../common/Rich.tsx';
import { type AnswerWords, requestWords } from '../parts/answer-words.ts';
import { causeText } from '../parts/cause-text.ts';
import { railWords } from './rail-words.ts';
import { orderedPaths, stepIds, viewTrace } from './trace-view.ts';
import { verdictWords } from './verdict-words.ts';

/** Returns the trace as Markdown, for an issue: verdict, steps, candidates, how sure we are. */
export function traceMarkdown(
  answer: Answer,
  explanation: AnswerWords,
  nodes: ReadonlyMap<string, GraphNode>,
  messages: Messages,
): string {
  const { request } = messages;
  const shown = { ...answer, request: redactHttpRequest(answer.request).request };
  const { decision } = answer;
  const view = viewTrace(decision);
  const rail = railWords(decision, view, nodes, answer.litNodes, messages);
  const { verdict, why } = causeText(answer, explanation, messages);
  const { columns } = request.trace;
  const rows = orderedPaths(view.paths, nodes).map(({ step, order }) => {
    const path = step.matcher.kind === 'regex' ? step.matcher.source : step.matcher.path;
    const cells = [order ?? '', `\`${path}\``, verdictWords(step, decision.comparedPath, messages)];
    return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return [
    `\`${requestWords(shown)}\``,
    '',
    `**${explanation.pills.join(', ')}** ${verdict}. ${why}`.trim(),
    '',
    ...stepIds.map((id) => `- ${request.steps[id]}: ${rail[id]}`),
    ...(rows.length > 0
      ? ['', `| ${columns.order} | ${columns.path} | ${columns.verdict} |`, '|--:|--|--|', ...rows]
      : []),
    ...(view.notes.length > 0
      ? ['', ...view.notes.map(({ rule, params }) => `> ${ruleWords(messages, rule, params)}`)]
      : []),
    '',
    `${controllerName(answer.controller)}. ${request.evidence[decision.evidence]}.`,
    '',
  ].join('\n');
}

/** Returns the trace as plain text: the Markdown without its marks. */
export function traceText(...parts: Parameters<typeof traceMarkdown>): string {
  return plain(traceMarkdown(...parts))
    .replaceAll('**', '')
    .replace(/^\|[-:|]+\|\n/gm, '')
    .replace(/^\| (.*) \|$/gm, '  $1')
    .replace(/^> /gm, '');
}
