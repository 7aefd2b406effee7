import type { Page } from '@playwright/test';
import { requestBar } from './app.ts';

/** What the views that are open say of one request, as they write it. */
export interface Said {
  readonly request: string;
  /** Answers in the result line, and their look. */
  readonly pills: readonly string[];
  readonly tone: string;
  /** Answers in the card beside the trace. */
  readonly card: readonly string[];
  readonly cardTone: string;
  /** Paths and default backends on the way in the graph; Services on it; those of them that are red. */
  readonly paths: readonly string[];
  readonly services: readonly string[];
  readonly broken: readonly string[];
  /** Paths and default backends on the way whose Service is red. */
  readonly redPaths: readonly string[];
  /** Order of the lit path in the graph, of the winning row in the trace. */
  readonly order: readonly string[];
  readonly winners: readonly string[];
  /** What the last step of the trace says. */
  readonly end: string;
  /** Rows of the table on the way; which of them have a red Service. */
  readonly rows: readonly string[];
  readonly redRows: readonly string[];
  /** The cell of the own controller in the row of the matrix for this request, and whether it is red; `null` without such a row. */
  readonly cell: { readonly text: string; readonly isRed: boolean } | null;
}

/** Returns what the open views say of each request, one after the other in the same page. */
export async function listen(page: Page, requests: readonly string[]): Promise<readonly Said[]> {
  return requestBar(page).evaluate(async (bar, asked) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    const texts = (selector: string) => all(selector).map(({ textContent }) => (textContent ?? '').trim());
    const ids = (selector: string) => all(selector).map(({ dataset }) => dataset['nodeId'] ?? '');
    const toneOf = (selector: string) => (all(selector)[0]?.className ?? '').replace(/^go ?/, '');
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const spoken = () => texts('output.sr').find((text) => text.startsWith('GET ')) ?? '';
    const cellOf = (request: string) => {
      const row = all('.mx tbody tr').find((one) => one.querySelector('.mx-request')?.textContent === request);
      const code = row?.querySelector('td.own code');
      return code ? { text: code.textContent ?? '', isRed: code.classList.contains('bad') } : null;
    };
    // The second pattern of one written path stands below its first and has no number of its own.
    const orderOf = (row: Element | null): string =>
      row === null ? '' : (row.querySelector('.col-order')?.textContent ?? '') || orderOf(row.previousElementSibling);
    const heard: Said[] = [];
    for (const request of asked) {
      write?.call(bar, request);
      bar.dispatchEvent(new Event('input', { bubbles: true }));
      const url = new URL(request);
      const said = `GET ${url.protocol}//${url.host}${request.slice(url.origin.length)}`;
      while (!`${spoken()} `.includes(said) && !spoken().startsWith(said)) await frame();
      const lit = '.gn.is-matched[data-node-id]';
      heard.push({
        request,
        pills: texts('.res .go'),
        tone: toneOf('.res .go'),
        card: texts('.ac .go'),
        cardTone: toneOf('.ac .go'),
        paths: ids(`${lit}.gn-path, ${lit}.gn-default-backend`),
        services: ids(`${lit}.gn-backend`),
        broken: ids(`${lit}.gn-backend.is-missing`),
        redPaths: ids(`${lit}.is-broken`),
        order: texts(`${lit}.gn-path .ord`),
        winners: all('.trace-table tr.hot').map(orderOf),
        end: texts('.tr-steps .st .out').at(-1) ?? '',
        rows: ids('[role="row"].lit'),
        redRows: ids('[role="row"].lit:has(.tb-broken)'),
        cell: cellOf(request),
      });
    }
    return heard;
  }, requests) as Promise<readonly Said[]>;
}

/** `Service:port` of a backend's node id. */
function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).replace(/:$/, '');
}

/** Returns where graph and trace contradict the answer. */
export function againstAnswer({
  pills,
  tone,
  card,
  cardTone,
  services,
  broken,
  order,
  winners,
  end,
}: Said): readonly string[] {
  const found: string[] = [];
  const claim = (isTrue: boolean, words: string) => {
    if (!isTrue) found.push(words);
  };
  const [pill = ''] = pills;
  claim(pills.length > 0, 'no answer');
  claim(pills.join() === card.join() && tone === cardTone, `the card says ${card.join()} ${cardTone}`);
  const isStatus = /^\d{3}$/.test(pill);
  const reached = services.filter((id) => !broken.includes(id)).map(nameOf);
  if (isStatus) {
    claim(reached.length === 0, `the way leads to ${reached.join()}`);
    claim(end.startsWith(pill) || tone === '', `the trace ends with ${end}`);
    claim(/^[23]/.test(pill) === (tone === ''), `${pill} looks ${tone}`);
  } else if (tone === '') {
    claim(broken.length === 0, `${broken.join()} is red`);
    const named = pills.map((one) => one.replace(/ \d+ %$/, ''));
    claim(named.toSorted().join() === reached.toSorted().join(), `the way leads to ${reached.join()}`);
    if (pills.length === 1) claim(end.includes(pill), `the trace ends with ${end}`);
  }
  claim(order.join() === winners.join(), `graph ${order.join()}, trace ${winners.join()}`);
  return found;
}

/** Returns where table and matrix contradict what graph and bar said of the same request. */
export function againstGraph(
  first: Said,
  { pills, tone, rows, redRows, cell }: Said,
  isTable: boolean,
): readonly string[] {
  const found: string[] = [];
  if (pills.join() !== first.pills.join() || tone !== first.tone)
    found.push(`the bar says ${pills.join()} ${tone} now`);
  if (isTable) {
    if (rows.toSorted().join() !== first.paths.toSorted().join()) found.push(`rows ${rows.join()}`);
    if (redRows.toSorted().join() !== first.redPaths.toSorted().join()) found.push(`red rows ${redRows.join()}`);
  }
  return [...found, ...againstCell(first, cell)];
}

function againstCell({ pills, tone }: Said, cell: Said['cell']): readonly string[] {
  if (!cell) return [];
  const named = pills.map((one) => one.replace(/ \d+ %$/, '')).join(' | ');
  const isSame = tone === 'open' || cell.text === named;
  return [
    ...(isSame ? [] : [`the matrix says ${cell.text}`]),
    ...(cell.isRed === (tone === 'failed') ? [] : [`the cell is ${cell.isRed ? '' : 'not '}red`]),
  ];
}
