import { type Line, type ListedIngress, type ListedRoute, type Reader, rangeOfLines } from './part.ts';

const tableHead =
  /^(?:NAMESPACE[↑↓]?\s+)?NAME[↑↓]?\s+(?:CLASS\s+)?HOSTS\s+ADDRESS\s+PORTS(?:\s+AGE)?(?:\s+LABELS)?\s*$/;

interface Column {
  readonly name: string;
  readonly from: number;
}

function columnsOf(head: string): readonly Column[] {
  return [...head.matchAll(/([A-Z]+)\S*/g)].map(({ 1: name = '', index }) => ({ name, from: index }));
}

/** The cells of a row by the columns of the head: kubectl pads them to one width. */
function cellsOf(row: string, columns: readonly Column[]): ReadonlyMap<string, string> {
  return new Map(
    columns.map(({ name, from }, index) => [name, row.slice(from, columns[index + 1]?.from ?? row.length).trim()]),
  );
}

function listedRow(row: string, columns: readonly Column[]): ListedIngress {
  const cells = cellsOf(row, columns);
  const of = (name: string): string => cells.get(name) ?? '';
  return listedOf({
    namespace: of('NAMESPACE'),
    name: of('NAME'),
    className: of('CLASS'),
    hosts: of('HOSTS'),
    hasTls: of('PORTS').includes('443'),
  });
}

/** More than three hosts are cut: `a.test,b.test,c.test + 2 more...`. */
function listedOf(row: Omit<ListedIngress, 'routes'> & { readonly hosts: string }): ListedIngress {
  const { hosts, className, ...rest } = row;
  const names = hosts
    .replace(/\s*\+ \d+ more\.\.\.$/, '')
    .split(',')
    .filter((host) => host !== '');
  return {
    ...rest,
    className: className === '<none>' ? '' : className,
    routes: names.map((host) => ({ host: host === '*' ? '' : host, path: '', backend: '', trouble: '' })),
  };
}

/**
 * Reads the table of `kubectl get ingress`.
 * @source kubernetes/kubernetes pkg/printers/internalversion/printers.go printIngress, formatHosts (v1.35)
 */
export const readTable: Reader = (lines, at, end) => {
  const head = lines[at]?.text ?? '';
  if (!tableHead.test(head)) return null;
  const columns = columnsOf(head);
  const rows: ListedIngress[] = [];
  let next = at + 1;
  for (; next < end; next++) {
    const row = lines[next]?.text ?? '';
    if (!/^[a-z0-9][\w.-]*\s{2,}\S/.test(row)) break;
    rows.push(listedRow(row, columns));
  }
  const range = rangeOfLines(lines, at, next - 1);
  return { parts: [{ kind: 'listing', form: 'get', range, ingresses: rows }], next };
};

/** `shop   nginx   a.test,b.test   10.0.0.1   80, 443   5d`; the namespace comes first with `-A`, no address is no cell. */
const bareRow =
  /^(?:(?<namespace>[a-z0-9][a-z0-9-]*) {2,})?(?<name>[a-z0-9][a-z0-9.-]*) {2,}(?<class><none>|[A-Za-z0-9][\w.-]*) {2,}(?<hosts>\*|[^\s,]*\.[^\s,]*(?:,\S+)*(?: \+ \d+ more\.\.\.)?) {2,}(?:[\w.,:-]+(?: \+ \d+ more\.\.\.)? {2,})?(?<ports>80(?:, 443)?) {2,}(?:\d+[smhdy])+\s*$/;

/** Reads rows of `kubectl get ingress` whose head was not copied, or left out by `--no-headers`. */
export const readBareRows: Reader = (lines, at, end) => {
  const rows: ListedIngress[] = [];
  let next = at;
  for (; next < end; next++) {
    const { groups } = bareRow.exec((lines[next]?.text ?? '').slice(0, 2000)) ?? {};
    if (!groups) break;
    const { namespace = '', name = '', class: className = '', hosts = '', ports = '' } = groups;
    rows.push(listedOf({ namespace, name, className, hosts, hasTls: ports !== '80' }));
  }
  if (rows.length === 0) return null;
  return {
    parts: [{ kind: 'listing', form: 'get', range: rangeOfLines(lines, at, next - 1), ingresses: rows }],
    next,
  };
};

const describeKey =
  /^(Name|Labels|Namespace|Address|Ingress Class|Default backend|TLS|Rules|Annotations|Events): *(.*)$/;

/** `api:8080 (10.1.0.4:8080)`, `api:8080 (<error: services "api" not found>)` */
function backendOf(text: string): Pick<ListedRoute, 'backend' | 'trouble'> {
  const [, backend = text, inside = ''] = /^(\S+)\s*\((.*)\)\s*$/.exec(text) ?? [];
  const trouble = /^<error: (.*)>$/.exec(inside)?.[1] ?? (inside === '<none>' || inside === '' ? inside : '');
  return { backend, trouble };
}

interface Section {
  /** The index of its first line. */
  readonly at: number;
  readonly value: string;
  readonly lines: string[];
}

/** The keys of a description, each with the indented lines below it. */
function sectionsOf(
  lines: readonly Line[],
  from: number,
  end: number,
): { sections: ReadonlyMap<string, Section>; next: number } {
  const sections = new Map<string, Section>();
  let current: Section | null = null;
  let next = from;
  for (; next < end; next++) {
    const text = lines[next]?.text ?? '';
    const [, name, value = ''] = describeKey.exec(text) ?? [];
    // A second name begins another object.
    if (name !== undefined && !sections.has(name)) {
      current = { at: next, value: value.trim(), lines: [] };
      sections.set(name, current);
    } else if (/^\s+\S/.test(text)) current?.lines.push(text);
    else break;
  }
  return { sections, next };
}

const ruleHead = /^(?:Host\s+Path\s+Backends|-[\s-]*)?$/;

/** A path with its backend; a path of ImplementationSpecific may be empty: then only the backend stands there. */
function pathLine(text: string): readonly [path: string, backend: string] | null {
  const [, path, backend] = /^(\/\S*)\s{2,}(\S.*)$/.exec(text) ?? [];
  if (path !== undefined && backend !== undefined) return [path, backend];
  return /^\S+:\S+\s+\(.*\)$/.test(text) ? ['', text] : null;
}

/** Host lines stand alone, below each its paths with their backends. */
function routesOf(lines: readonly string[]): readonly ListedRoute[] {
  const routes: ListedRoute[] = [];
  let host = '';
  for (const line of lines.map((each) => each.trim())) {
    if (ruleHead.test(line)) continue;
    const found = pathLine(line);
    if (found) routes.push({ host, path: found[0], ...backendOf(found[1]) });
    else host = line === '*' ? '' : line;
  }
  return routes;
}

/**
 * Reads what `kubectl describe ingress` prints about one Ingress.
 * @source kubernetes/kubectl pkg/describe/describe.go describeIngressV1 (v0.35)
 */
export const readDescription: Reader = (lines, at, end) => {
  if (!/^Name:\s+\S/.test(lines[at]?.text ?? '')) return null;
  const { sections, next } = sectionsOf(lines, at, end);
  const of = (name: string): string => (sections.get(name)?.value ?? '').replace(/^<none>$/, '');
  // Other objects are described alike: only Ingresses have rules or a class.
  if (!sections.has('Rules') && !sections.has('Ingress Class')) return null;
  const ingress: ListedIngress = {
    namespace: of('Namespace'),
    name: of('Name'),
    className: of('Ingress Class'),
    hasTls: sections.has('TLS'),
    routes: routesOf(sections.get('Rules')?.lines ?? []),
  };
  // What happened to it is read on its own: events name errors.
  const events = sections.get('Events')?.at ?? next;
  const range = rangeOfLines(lines, at, events - 1);
  return { parts: [{ kind: 'listing', form: 'describe', range, ingresses: [ingress] }], next: events };
};
