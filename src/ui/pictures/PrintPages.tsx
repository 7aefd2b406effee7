import { type ReactNode, useMemo } from 'react';
import { redactSecrets } from '../../engine/export/index.ts';
import { atOnce, brokenState } from '../../engine/graph/index.ts';
import { endWords } from '../../i18n/end-words.ts';
import { problemWords } from '../../i18n/words.ts';
import type { AppState } from '../../state/types.ts';
import { controllerName } from '../common/controllers.ts';
import { lineOfPlace } from '../common/places.ts';
import { useAppState, useMessages } from '../common/store-context.ts';
import { backendName } from '../parts/node-words.ts';
import { type TableRow, tableRows } from '../parts/table-rows.ts';
import { drawPicture, svgAddress } from './picture.ts';
import './print.css';

/** Rows and lines that are printed at most: what comes after is counted. */
const most = { rows: 2000, problems: 500, tests: 500, lines: 10_000 };

interface SectionProps {
  readonly title: string;
  /** Entries that did not fit. */
  readonly hidden?: number;
  readonly children: ReactNode;
}

function Section({ title, hidden = 0, children }: SectionProps) {
  const { page } = useMessages().pictures;
  return (
    <section className="print-section">
      <h2>{title}</h2>
      {children}
      {hidden > 0 && <p className="print-note">{page.more(hidden)}</p>}
    </section>
  );
}

function useLine() {
  const files = useAppState((state) => state.files);
  const reports = useAppState((state) => state.snapshot.files);
  const { page } = useMessages().pictures;
  return ({
    object,
    range,
  }: {
    readonly object: Parameters<typeof lineOfPlace>[2];
    readonly range: Parameters<typeof lineOfPlace>[3];
  }) => {
    const line = lineOfPlace(files, reports, object, range);
    return line === null ? object.file : page.line(object.file, line);
  };
}

function Routes() {
  const messages = useMessages();
  const { pictures, graph: words } = messages;
  const { page } = pictures;
  const snapshot = useAppState((state) => state.snapshot);
  const line = useLine();
  const serviceOf = ({ node, backend }: TableRow): ReactNode => {
    if (node.kind === 'end') return endWords(node.outcome, messages);
    if (!backend) return <span className="bad">{words.noBackend}</span>;
    const why = brokenState(backend);
    const name = backendName(backend);
    return why ? <span className="bad">{`${name}, ${words.brokenShort[why]}`}</span> : name;
  };
  const hostOf = ({ node, host }: TableRow): string =>
    node.kind === 'end' ? words.otherHost : (host?.host ?? words.anyHost);
  const pathOf = ({ node }: TableRow): string => {
    if (node.kind === 'end') return '';
    return node.kind === 'path' ? node.path || words.noPath : words.defaultBackend;
  };
  const rows = useMemo(() => atOnce(tableRows(snapshot)), [snapshot]);
  return (
    <Section title={page.table} hidden={rows.length - most.rows}>
      <table>
        <thead>
          <tr>
            {[page.host, page.path, page.type, page.service, page.ingress, page.place].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most.rows).map((row) => (
            <tr key={row.id}>
              <td className="mono">{hostOf(row)}</td>
              <td className="mono">{pathOf(row)}</td>
              <td>{row.node.kind === 'path' ? row.node.pathType : ''}</td>
              <td className="mono">{serviceOf(row)}</td>
              <td className="mono">{row.node.kind === 'end' ? '' : row.node.owner.name}</td>
              <td>{row.node.kind === 'end' ? '' : line(row.node.place)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Problems() {
  const messages = useMessages();
  const { page } = messages.pictures;
  const problems = useAppState((state) => state.snapshot.problems);
  const line = useLine();
  const shown = problems.filter(({ diagnostic }) => diagnostic.severity !== 'hint');
  if (shown.length === 0) return null;
  return (
    <Section title={page.problems} hidden={shown.length - most.problems}>
      <ul>
        {shown.slice(0, most.problems).map(({ id, object, diagnostic }) => (
          <li key={id}>
            <b>{line({ object, range: diagnostic.range })}</b> {problemWords(messages, diagnostic).replaceAll('`', '')}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Tests() {
  const { page } = useMessages().pictures;
  const { tests } = useAppState((state) => state.tests);
  if (tests.length === 0) return null;
  return (
    <Section title={page.tests} hidden={tests.length - most.tests}>
      <ul>
        {tests.slice(0, most.tests).map(({ id, line, expect, pass }) => (
          <li key={id}>
            <b>{pass ? page.pass : page.fail}</b>{' '}
            <span className="mono">
              {line} → {expect}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Files() {
  const { page } = useMessages().pictures;
  const files = useAppState((state) => state.files);
  // At once, because the browser waits for nothing between the key and its dialog.
  const texts = useMemo(() => files.map(({ name, text }) => ({ name, text: redactSecrets(text).text })), [files]);
  let left = most.lines;
  return (
    <Section title={page.files}>
      {texts.some(({ text }, at) => text !== files[at]?.text) && <p className="print-note">{page.secrets}</p>}
      {texts.map(({ name, text }) => {
        const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
        const shown = lines.slice(0, left);
        left -= shown.length;
        return (
          <div key={name}>
            <h3 className="mono">{name}</h3>
            <ol className="print-yaml">
              {shown.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of a printed text have no other name
                <li key={index}>{line || ' '}</li>
              ))}
            </ol>
            {shown.length < lines.length && <p className="print-note">{page.more(lines.length - shown.length)}</p>}
          </div>
        );
      })}
    </Section>
  );
}

/** Profiles that answer, by name and once each. */
function controllersOf({ snapshot }: Pick<AppState, 'snapshot'>): string {
  const names = snapshot.order.routers.flatMap((id) => {
    const router = snapshot.nodes.get(id);
    return router?.kind === 'edge-router' ? [controllerName(router.controller)] : [];
  });
  return [...new Set(names)].join(', ');
}

/** What goes onto paper: the picture, the routes, the problems, the tests, the texts. */
export function PrintPages() {
  const messages = useMessages();
  const { app, pictures, graph: words } = messages;
  const locale = useAppState((state) => state.locale);
  const snapshot = useAppState((state) => state.snapshot);
  const expandedHosts = useAppState((state) => state.expandedHosts);
  const request = useAppState((state) => state.request);
  const picture = useMemo(
    () =>
      drawPicture({ snapshot, expandedHosts, request }, messages, { theme: 'print', withRoute: true, withAll: false }),
    [snapshot, expandedHosts, request, messages],
  );
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date());
  return (
    <div className="print-pages">
      <h1>{app.title}</h1>
      <p className="print-note">{pictures.page.about(controllersOf({ snapshot }), date)}</p>
      <Section title={pictures.page.routes}>
        <img className="print-graph" src={svgAddress(picture.svg)} alt={words.region} />
      </Section>
      <Routes />
      <Problems />
      <Tests />
      <Files />
    </div>
  );
}
