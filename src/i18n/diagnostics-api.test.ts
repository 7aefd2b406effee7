import { expect, test } from 'vitest';
import { apiDiagnostics as en } from './en/diagnostics-api.ts';
import { apiDiagnostics as ko } from './ko/diagnostics-api.ts';

test.each([en, ko])('a text in the place of a number is shown in quotes, another value without', (words) => {
  const of = (found: string, go: string) =>
    words['api/type']({
      field: 'spec.ports.port',
      expected: 'number',
      found,
      message: `json: cannot unmarshal ${go} into Go struct field ServicePort.spec.ports.port of type int32`,
    });
  expect(of('80', 'string')).toContain('"80".');
  expect(of('80.5', 'number 80.5')).toContain(' 80.5.');
});

test.each([en, ko])('a value of a Secret that is no base64 is called that, whatever stands there', (words) => {
  const message = 'illegal base64 data at input byte 5';
  const told = words['api/type']({ field: 'data', expected: 'string', found: '…', message });
  expect(told.replace(message, '')).toMatch(/base64.*\./);
  expect(told).not.toContain('…');
});
