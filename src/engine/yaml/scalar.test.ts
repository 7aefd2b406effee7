import { describe, expect, test } from 'vitest';
import { resolvePlain, resolveTagged } from './scalar.ts';

/** Each pair was measured: kubectl 1.32 `annotate --local -o json` on `v: SOURCE`. */
const measured: readonly (readonly [source: string, value: string | number | boolean | null])[] = [
  ['y', true],
  ['n', false],
  ['Y', true],
  ['N', false],
  ['yes', true],
  ['Yes', true],
  ['YES', true],
  ['yEs', 'yEs'],
  ['no', false],
  ['No', false],
  ['NO', false],
  ['on', true],
  ['On', true],
  ['ON', true],
  ['off', false],
  ['Off', false],
  ['OFF', false],
  ['oFF', 'oFF'],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['tRue', 'tRue'],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ['012', 10],
  ['0o14', 12],
  ['0O14', 12],
  ['0x1F', 31],
  ['0X1F', 31],
  ['0b11', 3],
  ['0B11', 3],
  ['1_000', 1000],
  ['1__0', 10],
  ['_1', '_1'],
  ['1_', 1],
  ['0_1', 1],
  ['1e3', 1000],
  ['1E5', 100000],
  ['1e+3', 1000],
  ['1.10', 1.1],
  ['1.', 1],
  ['.5', 0.5],
  ['+.5', 0.5],
  ['-.5', -0.5],
  ['+1', 1],
  ['-0', 0],
  ['+0', 0],
  ['08', 8],
  ['09', 9],
  ['00', 0],
  ['0', 0],
  ['0.0', 0],
  ['-0.0', 0],
  ['.iNF', '.iNF'],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['nULL', 'nULL'],
  ['', null],
  ['12:30', '12:30'],
  ['1:30:00', '1:30:00'],
  ['2001-01-01', '2001-01-01'],
  ['2001-12-14t21:59:43.10-05:00', '2001-12-14t21:59:43.10-05:00'],
  ['0b2', '0b2'],
  ['0xZ', '0xZ'],
  ['1e', '1e'],
  ['-012', -10],
  ['-0x1f', -31],
  ['-0b11', -3],
  ['+0x1', 1],
  ['+012', 10],
  ['+0b11', 3],
  ['-0o14', -12],
  ['+0o14', 12],
  ['0o8', '0o8'],
  ['0o_7', 7],
  ['1_000.5', 1000.5],
  ['0.1e+3', 100],
  ['9223372036854775807', Number('9223372036854775807')],
  ['9223372036854775808', Number('9223372036854776000')],
  ['18446744073709551615', Number('18446744073709552000')],
  ['18446744073709551616', Number('18446744073709552000')],
  ['-9223372036854775808', Number('-9223372036854775808')],
  ['-9223372036854775809', Number('-9223372036854776000')],
  ['123456789012345678', Number('123456789012345678')],
  ['1,000', '1,000'],
  ['1e400', '1e400'],
  ['100000000000000000000000.0', 1e23],
  ['1e21', 1e21],
  ['1e-7', 1e-7],
  ['0x', '0x'],
  ['0b', '0b'],
  ['0x_1', 1],
  ['0_x1', 1],
  ['1e3_0', 1e30],
  ['1.5.3', '1.5.3'],
  ['._5', '._5'],
  ['.e3', '.e3'],
  ['5e', '5e'],
  ['+', '+'],
  ['-.', '-.'],
  ['.', '.'],
  ['inf', 'inf'],
  ['nan', 'nan'],
  ['NaN', 'NaN'],
  ['Infinity', 'Infinity'],
  ['0x1p3', '0x1p3'],
  ['0xFFFFFFFFFFFFFFFF', Number('18446744073709552000')],
  ['0x1FFFFFFFFFFFFFFFF', '0x1FFFFFFFFFFFFFFFF'],
  ['0b1111111111111111111111111111111111111111111111111111111111111111', Number('18446744073709552000')],
  ['1.0', 1],
  ['3.0e2', 300],
  ['=', '='],
  ['07', 7],
  ['0777777777777777777777', Number('9223372036854775807')],
  ['1e1_0', 10000000000],
  ['1_e3', 1000],
  ['1.1_0', 1.1],
  ['12e03', 12000],
  ['-1e-5', -1e-5],
  ['0e0', 0],
  ['1.e5', 100000],
  ['+1.5', 1.5],
  ['--1', '--1'],
  ['1-1', '1-1'],
  ['0.', 0],
  ['<', '<'],
  ['012.5', 12.5],
  ['08.5', 8.5],
  ['0x1.8', '0x1.8'],
  ['1e5.', '1e5.'],
  ['4_', 4],
  ['0o', '0o'],
  ['?x', '?x'],
  ['1.2e', '1.2e'],
  ['1e-', '1e-'],
  ['123456789.123456789', 123456789.12345679],
  ['0.1', 0.1],
  ['16777217.5', 16777217.5],
  ['1.7976931348623157e309', '1.7976931348623157e309'],
  ['5e-325', 0],
  ['<<', '<<'],
  ['١', '١'],
];

describe('an unquoted scalar', () => {
  test.each(measured)('%s is what kubectl makes of it', (source, value) => {
    expect(resolvePlain(source)).toBe(value);
  });

  test('infinity and not-a-number are no JSON and stay visible as such', () => {
    expect(resolvePlain('.inf')).toBe(Number.POSITIVE_INFINITY);
    expect(resolvePlain('-.INF')).toBe(Number.NEGATIVE_INFINITY);
    expect(resolvePlain('.NaN')).toBeNaN();
  });
});

describe('a scalar with a tag', () => {
  const tagged = (name: string, source: string) => resolveTagged(`tag:yaml.org,2002:${name}`, source);

  test('quotes make no difference to a standard tag', () => {
    expect(tagged('str', '12')).toBe('12');
    expect(tagged('int', '0x10')).toBe(16);
    expect(tagged('float', '3')).toBe(3);
    expect(tagged('bool', 'yes')).toBe(true);
    expect(tagged('null', '')).toBe(null);
  });

  test('a value that does not fit its tag is refused', () => {
    expect(tagged('int', 'abc')).toBeUndefined();
    expect(tagged('int', '1.5')).toBeUndefined();
    expect(tagged('null', 'x')).toBeUndefined();
    expect(tagged('bool', '1')).toBeUndefined();
  });

  test('an unknown tag leaves text', () => {
    expect(resolveTagged('!foo', '12')).toBe('12');
  });
});
