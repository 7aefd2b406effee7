import { expect, test } from 'vitest';
import { readSourceFile } from '../yaml/read.ts';
import { redactDiagnostic } from './redact-diagnostic.ts';

const value = 'hunter2secret';

/** What a parser quotes when a value stands without quotes. */
const slips = [
  `*${value}`,
  `|${value}`,
  `>${value} x`,
  `!${value}! a`,
  `"${value}`,
  `@${value}`,
  `&${value}`,
  `%${value}`,
  `{${value}`,
];

test.each(slips)('a problem of a Secret does not quote its value: %s', (slip) => {
  const text = `kind: Secret\nstringData:\n  a: ${slip}\n`;
  for (const unit of readSourceFile('a.yaml', text).units) {
    for (const diagnostic of unit.diagnostics) {
      expect(JSON.stringify(redactDiagnostic(diagnostic, unit.text))).not.toContain(value);
    }
  }
});

test('problems of other objects stay as they are', () => {
  const text = 'kind: Ingress\nhost: *x\n';
  const diagnostics = readSourceFile('a.yaml', text).units.flatMap((unit) => unit.diagnostics);
  expect(diagnostics).toHaveLength(1);
  for (const diagnostic of diagnostics) expect(redactDiagnostic(diagnostic, text)).toBe(diagnostic);
});
