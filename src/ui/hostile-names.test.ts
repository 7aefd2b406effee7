import { describe, expect, test } from 'vitest';
import { wordCommands } from '../engine/commands/testing/word-commands.ts';
import {
  edgesOf,
  filterGraph,
  layoutGraph,
  parseFilter,
  profiles,
  readErrorText,
  renderSvg,
  routingTableCsv,
  routingTableMarkdown,
  toMermaid,
} from '../engine/index.ts';
import { hostileNames, hostilePlaces, manifestWith, twinOf, without } from '../engine/testing/hostile-names.ts';
import { en, loadHoverWords, loadMessages, type Messages } from '../i18n/messages.ts';
import { svgWords } from '../i18n/svg-words.ts';
import { applyFileLine, downloadOf } from '../state/export.ts';
import { stepText } from '../state/notice-text.ts';
import { decodeLink, encodeLink } from '../state/share-link.ts';
import type { FileState, Snapshot } from '../state/types.ts';
import type { Session } from '../worker/session.ts';
import { allOf, openSession } from '../worker/testing/open-session.ts';
import { problemTexts } from './common/filter-facts.ts';
import { problemWords } from './common/words.ts';
import { disagreements } from './compare/disagreements.ts';
import { matrixMarkdown, matrixRows } from './compare/matrix-rows.ts';
import { docOf, hoverText } from './editor/docs.ts';
import { canvasNodes } from './graph/canvas-nodes.ts';
import { backendName, backendSub, deadWords, nodeName, tlsWords } from './graph/node-words.ts';
import { noRoute, routeView } from './graph/route-view.ts';
import { graphOf, itemsOf } from './graph/view-graph.ts';
import { foresightText, refusedText } from './manipulate/foresight-text.ts';
import { kindOf, planFixAll } from './problems/fix-plan.ts';
import { problemFor } from './problems/intake.ts';
import { markOf } from './problems/node-marks.ts';
import { groupProblems } from './problems/problem-list.ts';
import { splitWords } from './problems/problem-words.ts';
import { traceMarkdown } from './simulator/trace-text.ts';
import { explain } from './simulator/use-explanation.ts';
import { editableText } from './table/cell-edit.ts';
import { allColumns, cellText, exportRow, exportWords } from './table/columns.ts';
import { tableRows } from './table/table-rows.ts';
import { testHits } from './tests/test-list.ts';
import { testWords } from './tests/test-words.ts';
import { itemWords } from './tree/item-words.ts';
import { treeItems, treeSource } from './tree/tree-items.ts';

const ids = profiles.map(({ id }) => id);
const ko = await loadMessages('ko');
const hoverWords = await loadHoverWords('en');

/** What an object that was asked with a word gives away. */
const leaked = /native code|\[object |function |\bundefined\b|\bNaN\b/;

/** Everything as one text: maps and sets with all they hold. A function among the words would be a leak. */
function written(value: unknown): string {
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
  const given = { items, layout, nodes: snapshot.nodes, route: noRoute, stale: snapshot.stale };
  const none = { selection: null, inspected: null, tabStop: null, drop: null };
  const empty = { found: new Set<string>(), dragged: new Set<string>(), marked: new Set<string>() };
  const nodes = canvasNodes(new Map(), { ...given, ...none, ...empty, litB: new Set(), splits: new Map() });
  const facts = { problems: problemTexts(snapshot.problems), lit: new Set<string>() };
  const filters = ['host', 'path', 'svc', 'ns', 'class', 'type', 'problem', 'is', word].map((key) => `${key}:${word}`);
  return [
    [...nodes.values()].map(({ data }) => nodeName(messages.graph, data)),
    graph.hosts.map(({ tls }) => tlsWords(messages.graph, tls)),
    graph.backends.map((node) => [backendName(node), backendSub(messages.graph, node)]),
    deadWords(messages.graph, word, word),
    renderSvg(graph, layout, { theme: 'light', words: svgWords(graph, messages) }),
    toMermaid(graph, { words: svgWords(graph, messages) }),
    filters.map((text) => allOf(filterGraph(graph, parseFilter(text), facts)).matches),
    [...snapshot.nodes.keys()].map((id) => markOf(snapshot, id, false)),
  ];
}

function listWords({ snapshot }: World, messages: Messages): unknown {
  const rows = allOf(tableRows(snapshot));
  const exported = rows.map((row) => exportRow(row, messages));
  const heads = exportWords(messages.table);
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
    texts.map((text) => readErrorText(text).map((reading) => problemFor(snapshot, reading, word))),
  ];
}

function answers({ session, snapshot, files, word }: World, messages: Messages): unknown {
  const graph = graphOf(snapshot);
  const layout = layoutGraph(graph, { width: 1200 });
  const requests = [`https://${word}/${word}?${word}=1`, 'https://shop.example.com/cart', `curl -X ${word} ${word}`];
  return requests.flatMap((text) =>
    [null, `router:${word}`, word].map((router) => {
      const query = { text, method: word, headers: [`${word}: ${word}`], router };
      const { answer, problem } = session.route(query);
      const elsewhere = session.elsewhere(query, ids);
      if (!answer) return [problem, elsewhere];
      const words = explain(answer, snapshot.nodes, files, messages);
      const told = [words, traceMarkdown(answer, words, snapshot.nodes, messages)];
      return [answer, told, routeView(answer, graph, layout, edgesOf(graph)), elsewhere];
    }),
  );
}

function surveyed({ session, word }: World, messages: Messages): unknown {
  const survey = allOf(session.survey(ids, [`https://${word}/${word}`]));
  if (!survey) return null;
  const { rows } = survey;
  const table = matrixRows(survey, () => 'kubernetes', { controllers: ids, onlyDiffering: false }, messages.compare);
  const other = disagreements(survey, () => word, 'traefik');
  return [rows, matrixMarkdown(table, ids), other, disagreements(survey, () => 'kubernetes', 'traefik')];
}

function tested({ session }: World, messages: Messages): unknown {
  const found = allOf(session.runTests());
  const tests = found?.tests?.tests ?? [];
  return [found, tests.map((each) => testWords(each, messages)), testHits(tests)];
}

/** Every question at the beginning, in the middle and at the end of the word, wherever it stands. */
async function asked({ session, files, word }: World): Promise<unknown> {
  const text = files[0]?.text ?? '';
  const starts = [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => index);
  const replies: unknown[] = [];
  for (const start of starts) {
    for (const offset of [start, start + 2, start + word.length]) {
      for (const kind of ['complete', 'hover', 'definition', 'rename'] as const) {
        const { reply } = await session.ask({ kind, file: 'a.yaml', offset });
        replies.push(reply);
        if (reply.kind === 'hover' && reply.value) replies.push(hoverText(reply.value.subject, hoverWords));
        if (reply.kind === 'complete') replies.push(reply.value?.items.map(({ doc }) => docOf(doc, hoverWords)));
      }
    }
  }
  const object = { file: 'a.yaml', document: 0, item: 0 };
  for (const kind of ['ingress', 'service'] as const) replies.push(await session.ask({ kind, object }));
  replies.push(
    await session.ask({ kind: 'names' }),
    await session.ask({ kind: 'ingress', object: { ...object, file: word } }),
  );
  replies.push(await session.ask({ kind: 'field', object, field: `spec.${word}[0].${word}` }));
  replies.push([docOf(word, hoverWords), docOf(`pathType.${word}`, hoverWords)]);
  return replies;
}

async function planned({ session, word }: World, messages: Messages): Promise<unknown> {
  const told: unknown[] = [];
  for (const command of wordCommands(word)) {
    const { result } = await session.plan(command);
    told.push(result, result.ok ? stepText(messages, result.value.label) : refusedText(messages, result.error));
    const foresight = await session.foresee(command, {
      text: `https://${word}/`,
      method: 'GET',
      headers: [],
      router: null,
    });
    const seen = foresight?.tell();
    told.push(seen, seen && foresightText(seen, messages));
  }
  return told;
}

interface World {
  readonly word: string;
  readonly session: Session;
  readonly snapshot: Snapshot;
  readonly files: readonly FileState[];
}

function open(word: string, place: string, name = 'a.yaml'): World {
  const text = manifestWith(word, place);
  const options = Object.fromEntries(
    [...ids, word].map((id) => [
      id,
      Object.fromEntries([
        [word, word],
        ['configMap', Object.fromEntries([[word, word]])],
      ]),
    ]),
  );
  const set = (session: Session): void => {
    session.setControllers(
      new Map([
        [word, word],
        [`router:${word}`, 'traefik'],
      ]),
    );
    session.setOptions(
      new Map([
        [`router:${word}`, options],
        ['router:nginx', options],
      ]),
    );
  };
  return { word, ...openSession(new Map([[name, text]]), set), files: [{ name, text, openedText: '' }] };
}

/** What every panel says without anybody doing anything. */
function seen(world: World, messages: Messages): unknown {
  return [
    { ...world.snapshot, nodes: [...world.snapshot.nodes.values()] },
    graphWords(world, messages),
    listWords(world, messages),
    problemLists(world, messages),
    tested(world, messages),
    world.session.redact(),
  ];
}

async function expectAlike(name: string, of: (word: string) => unknown): Promise<void> {
  const twin = twinOf(name);
  const found = without(name, written(await of(name)));
  expect(leaked.exec(found)).toBeNull();
  expect(found).toBe(without(twin, written(await of(twin))));
}

/** One is an object, one a class: what the others are too. */
describe.each(['__proto__', 'constructor'])('%s', (name) => {
  test.each(hostilePlaces)('as %s', async (place) => {
    await expectAlike(name, async (word) => {
      const world = open(word, place);
      return [seen(world, en), await asked(world)];
    });
  });
});

describe.each(hostileNames)('%s', (name) => {
  test('in every panel', async () => {
    for (const messages of [en, ko]) {
      await expectAlike(name, (word) => seen(open(word, 'everywhere'), messages));
      await expectAlike(name, (word) => answers(open(word, 'everywhere'), messages));
    }
  });

  test('in the survey of all controllers', async () => {
    for (const messages of [en, ko]) await expectAlike(name, (word) => surveyed(open(word, 'everywhere'), messages));
  });

  test('in every question of the editor', async () => {
    await expectAlike(name, (word) => asked(open(word, 'everywhere')));
  });

  test('in every command', async () => {
    for (const place of ['everywhere', 'host']) await expectAlike(name, (word) => planned(open(word, place), en));
    await expectAlike(name, (word) => planned(open(word, 'everywhere'), ko));
  });

  test('as the name of a file', async () => {
    await expectAlike(name, (word) => {
      const world = open(word, 'everywhere', word);
      const saved = downloadOf(world.files, word);
      return [seen(world, en), applyFileLine(word), saved?.name];
    });
  });

  test('in every field of a link', async () => {
    const option = Object.fromEntries([[name, Object.fromEntries([[name, name]])]]);
    const state = {
      files: [{ name, text: name }],
      request: { text: name, method: name, headers: [name] },
      controllers: [[name, name]] as const,
      options: [[name, name, option]] as const,
      compareWith: name,
      selection: name,
      locale: null,
      activeFile: name,
    };
    const read = await decodeLink(await encodeLink(state));
    expect(read).toEqual({ ok: true, value: state });
    expect(Object.hasOwn((read.ok && read.value.options?.[0]?.[2]) || {}, name)).toBe(true);
  });
});
