/** One test case of a report. */
export interface JunitCase {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  /** Groups cases in the views of CI systems. */
  readonly group: string;
  readonly problem: { readonly kind: 'failure' | 'error'; readonly message: string } | null;
}

/** Characters that XML 1.0 cannot hold, not even escaped, become the replacement character. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`);
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}

function counts(cases: readonly JunitCase[]): Readonly<Record<string, number>> {
  const having = (kind: string) => cases.filter(({ problem }) => problem?.kind === kind).length;
  return { tests: cases.length, failures: having('failure'), errors: having('error') };
}

function caseElement({ file, line, name, group, problem }: JunitCase): string {
  const head = `    <testcase${attributes({ name, classname: group, file, line })}`;
  if (!problem) return `${head}/>\n`;
  const place = escapeXml(`${file}:${line} ${problem.message}`);
  return `${head}>\n      <${problem.kind}${attributes({ message: problem.message })}>${place}</${problem.kind}>\n    </testcase>\n`;
}

/** Returns a report in the JUnit format that CI systems read: one suite per file, in the order given. */
export function junitReport(cases: readonly JunitCase[]): string {
  const suites = new Map<string, JunitCase[]>();
  for (const one of cases) suites.set(one.file, [...(suites.get(one.file) ?? []), one]);
  const elements = Array.from(
    suites,
    ([file, own]) =>
      `  <testsuite${attributes({ name: file, ...counts(own) })}>\n${own.map(caseElement).join('')}  </testsuite>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes({ name: 'ingraph', ...counts(cases) })}>\n${elements.join('')}</testsuites>\n`;
}
