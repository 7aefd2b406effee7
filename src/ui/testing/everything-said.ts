import { wordCommands } from '../../engine/commands/testing/word-commands.ts';
import { profiles } from '../../engine/controllers/index.ts';
import { routingTableCsv, routingTableMarkdown } from '../../engine/export/index.ts';
import { edgesOf, filterGraph, layoutGraph, parseFilter, renderSvg, toMermaid } from '../../engine/graph/index.ts';
import { readErrors } from '../../engine/intake/error-reading.ts';
import { readIntake } from '../../engine/intake/index.ts';
import { errorSentence } from '../../i18n/error-sentence.ts';
import { loadHoverWords, loadIntakeWords, type Messages } from '../../i18n/messages.ts';
import { svgWords } from '../../i18n/svg-words.ts';
import { problemWords } from '../../i18n/words.ts';
import { stepText } from '../../state/notice-text.ts';
import type { FileState, Snapshot } from '../../state/types.ts';
import { redact } from '../../worker/redact.ts';
import type { Session } from '../../worker/session.ts';
import { allOf, allThere } from '../../worker/testing/open-session.ts';
import { problemTexts } from '../common/filter-facts.ts';
import { matrixMarkdown, matrixRows } from '../compare/matrix-rows.ts';
import { docOf, hoverText } from '../editor/docs.ts';
import { lookOf } from '../graph/look-of.ts';
import { problemFor } from '../intake/place-of-error.ts';
import { allColumns, cellText, exportRow, exportWords } from '../parts/columns.ts';
import { disagreements } from '../parts/disagreements.ts';
import { kindOf, planFixAll } from '../parts/fix-plan.ts';
import { impactText, refusedText } from '../parts/impact-text.ts';
import { markOf } from '../parts/node-marks.ts';
import { backendName, backendSub, deadWords, nodeName, tlsWords } from '../parts/node-words.ts';
import { groupProblems } from '../parts/problem-list.ts';
import { splitWords } from '../parts/problem-words.ts';
import { noRoute, routeView } from '../parts/route-view.ts';
import { tableRows } from '../parts/table-rows.ts';
import { testHits } from '../parts/test-list.ts';
import { testWords } from '../parts/test-words.ts';
import { graphOf, itemsOf } from '../parts/view-graph.ts';
import { traceMarkdown } from '../simulator/trace-text.ts';
import { explain } from '../simulator/use-explanation.ts';
import { editableText } from '../table/cell-edit.ts';
import { itemWords } from '../tree/item-words.ts';
import { treeItems, treeSource } from '../tree/tree-items.ts';

export const profileIds = profiles.map(({ id }) => id);
const hoverWords = await loadHoverWords('en');
const intakeWords = await loadIntakeWords('en');

/** A workspace as the page has it, and the word that it is about. */
export interface World {
  readonly word: string;
  readonly session: Session;
  readonly snapshot: Snapshot;
  readonly files: readonly FileState[];
}

/** Everything as one text: maps and sets with all they hold. A function among the words would be a leak. */
export function written(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'function') return `function ${part.name}`;
    if (part instanceof Map) return ['map', ...part];
    return part instanceof Set ? ['set', ...part] : part;
  });
}

function graphWords({ snapshot, word }: World, messages: Messages): unknown {
  const graph = graphOf(snapshot);
  const layout = layoutGraph(graph, { width: 1200 });
  const items = itemsOf(graph);
  const given = { layout, nodes: snapshot.nodes, route: noRoute, stale: snapshot.stale };
  const none = { selection: null, inspected: null, tabStop: null, shown: null };
  const empty = { found: new Set<string>(), marked: new Set<string>() };
  const input = { ...given, ...none, ...empty, litB: new Set<string>(), splits: new Map() };
  const facts = { problems: problemTexts(snapshot.problems), lit: new Set<string>() };
  const filters = ['host', 'path', 'svc', 'ns', 'class', 'type', 'problem', 'is', word].map((key) => `${key}:${word}`);
  return [
    items.map((item) => nodeName(messages.graph, { item, look: lookOf(item, input) })),
    graph.hosts.map(({ tls }) => tlsWords(messages.graph, tls)),
    graph.backends.map((node) => [backendName(node), backendSub(messages.graph, node)]),
    deadWords(messages.graph, 'shadowed', word),
    renderSvg(graph, layout, { theme: 'light', words: svgWords(graph, messages) }),
    toMermaid(graph, { words: svgWords(graph, messages) }),
    filters.map((text) => allOf(filterGraph(graph, parseFilter(text), facts)).matches),
    [...snapshot.nodes.keys()].map((id) => markOf(snapshot, id, false)),
  ];
}

function listWords({ snapshot }: World, messages: Messages): unknown {
  const rows = allOf(tableRows(snapshot));
  const exported = rows.map((row) => exportRow(row, messages));
  const heads = exportWords(messages);
  const tree = treeItems(allOf(treeSource(snapshot)), new Set());
  return [
    rows.map((row) => allColumns.map((column) => [cellText(row, column, messages), editableText(row, column)])),
    routingTableMarkdown(exported, heads),
    routingTableCsv(exported, heads),
    tree.map(({ node }) => itemWords(node, snapshot.nodes, messages, false)),
  ];
}

function problemLists({ snapshot, word }: World, messages: Messages): unknown {
  const { problems } = snapshot;
  const levels = new Set(['error', 'warning', 'info', 'hint'] as const);
  const texts = [
    `The Ingress "${word}" is invalid: spec.rules[0].${word}: Invalid value`,
    `admission webhook denied the request: host "${word}" and path "/${word}" is already defined in ingress ${word}/${word}`,
    `error validating data: unknown field "spec.${word}"`,
  ];
  return [
    problems.map(({ diagnostic }) => [problemWords(messages, diagnostic), splitWords(messages, diagnostic)]),
    (['file', 'kind'] as const).map((grouping) => groupProblems(problems, levels, ['a.yaml'], grouping)),
    problems.map((problem) => kindOf(problem)),
    problems.flatMap((problem) =>
      (problem.diagnostic.fixes ?? []).map(({ label }) => planFixAll(snapshot, problem, label, null)),
    ),
    texts.map((text) => readErrors(text).map((reading) => problemFor(snapshot, reading))),
    texts.flatMap((text) =>
      readErrors(text).map(({ code, names }) => code && errorSentence(intakeWords.errors, code, names)),
    ),
    [
      word,
      `curl ${word} https://${word}/${word}`,
      `Name: ${word}\nRules:\n  ${word}\n    /${word}   ${word}:80 (${word})`,
    ].map((text) => readIntake(text)),
  ];
}

/** What is answered to requests that hold the word. */
export function answers({ session, snapshot, files, word }: World, messages: Messages): unknown {
  const graph = graphOf(snapshot);
  const layout = layoutGraph(graph, { width: 1200 });
  const requests = [`https://${word}/${word}?${word}=1`, 'https://shop.example.com/cart', `curl -X ${word} ${word}`];
  return requests.flatMap((text) =>
    [null, `router:${word}`, word].map((router) => {
      const query = { text, method: word, headers: [`${word}: ${word}`], router };
      const { answer, problem } = session.route(query);
      const otherControllers = session.otherControllers({ query, controllers: profileIds });
      if (!answer) return [problem, otherControllers];
      const words = explain(answer, files, messages);
      const told = [words, traceMarkdown(answer, words, snapshot.nodes, messages)];
      return [answer, told, routeView(answer, graph, layout, edgesOf(graph)), otherControllers];
    }),
  );
}

/** What the matrix says of all controllers. */
export async function surveyed({ session, word }: World, messages: Messages): Promise<unknown> {
  const survey = allOf(await session.survey({ controllers: profileIds, given: [`https://${word}/${word}`] }));
  if (!survey) return null;
  const { rows } = survey;
  const table = matrixRows(
    survey,
    () => 'kubernetes',
    { controllers: profileIds, onlyDiffering: false },
    messages.compare,
  );
  const other = disagreements(survey, () => word, 'traefik');
  return [rows, matrixMarkdown(table, profileIds), other, disagreements(survey, () => 'kubernetes', 'traefik')];
}

function tested({ session }: World, messages: Messages): unknown {
  const found = allOf(session.runTests());
  const tests = found?.tests?.tests ?? [];
  return [found, tests.map((each) => testWords(each, messages)), testHits(tests)];
}

/** Questions at one offset, and the words of the answers. */
async function askedAt(session: Session, offset: number): Promise<unknown> {
  const told: unknown[] = [];
  for (const kind of ['complete', 'hover', 'definition', 'rename'] as const) {
    const { reply } = await session.language({ kind, file: 'a.yaml', offset });
    told.push(reply);
    if (reply.kind === 'hover' && reply.value) told.push(hoverText(reply.value.subject, hoverWords));
    if (reply.kind === 'complete') told.push(reply.value?.items.map(({ doc }) => docOf(doc, hoverWords)));
  }
  return told;
}

/** Every question at the beginning, in the middle and at the end of the word, wherever it stands. */
export async function asked({ session, files, word }: World): Promise<unknown> {
  const text = files[0]?.text ?? '';
  const told: unknown[] = [];
  for (let start = text.indexOf(word); start >= 0 && word !== ''; start = text.indexOf(word, start + word.length)) {
    for (const offset of [start, start + 2, start + word.length]) told.push(await askedAt(session, offset));
  }
  const object = { file: 'a.yaml', document: 0, item: 0 };
  for (const kind of ['ingress', 'service'] as const) told.push(await session.language({ kind, object }));
  told.push(await session.language({ kind: 'names' }));
  told.push(await session.language({ kind: 'ingress', object: { ...object, file: word } }));
  told.push(await session.language({ kind: 'field', object, field: `spec.${word}[0].${word}` }));
  told.push([docOf(word, hoverWords), docOf(`pathType.${word}`, hoverWords)]);
  return told;
}

/** What every command would do, and how that is said. */
export async function planned({ session, word }: World, messages: Messages): Promise<unknown> {
  const told: unknown[] = [];
  for (const command of wordCommands(word)) {
    const { result } = await session.plan(command);
    told.push(result, result.ok ? stepText(messages, result.value.label) : refusedText(messages, result.error));
    const query = { text: `https://${word}/`, method: 'GET', headers: [], router: null };
    const seen = await session.previewImpact({ command, query, sent: [], examples: [`https://${word}/`] }, allThere);
    told.push(seen, seen && impactText(seen, messages));
  }
  return told;
}

/** What every panel says without anybody doing anything. */
export function seen(world: World, messages: Messages): unknown {
  return [
    { ...world.snapshot, nodes: [...world.snapshot.nodes.values()] },
    graphWords(world, messages),
    listWords(world, messages),
    problemLists(world, messages),
    tested(world, messages),
    redact(world.session.texts()),
  ];
}
