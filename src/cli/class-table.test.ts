import { describe, expect, test } from 'vitest';
import { casesOf, classTable } from '../engine/testing/class-table.ts';
import { run } from './testing/run.ts';

describe.each(classTable)('%s with %j', (id, options, lines) => {
  const set = Object.entries(options).flatMap(([name, value]) => ['--option', `${name}=${value}`]);
  const as = ['--controller', id, ...set];

  // An empty annotation and the usual one change nothing that the table of the engine does not hold already.
  const cases = casesOf(id, lines).filter(({ annotation }) => annotation === null || annotation === 'else');

  test('route and lint say of every class what the table says', async () => {
    for (const { name, text, isTaken, field, annotation, world } of cases) {
      const files = new Map([['a.yaml', text]]);
      const routed = await run(['route', 'a.yaml', 'http://web.example.com/', '--json', ...as], files);
      expect(routed.includes('"outcome":{"kind":"backend"'), name).toBe(isTaken);
      expect(routed.includes('"kind":"ingress-not-taken"'), name).toBe(!isTaken);
      if (world !== 'none') continue;
      const linted = await run(['lint', 'a.yaml', '--json', ...as], files);
      const isOpen = isTaken && field === null && annotation === null;
      const isNeeded = isOpen && /nginx|haproxy-/.test(id) && !('watchIngressWithoutClass' in options);
      expect(linted.includes('controller/class-needed'), name).toBe(isNeeded);
    }
  });

  // Asked of a controller that no IngressClass names, diff passes over classes.
  const isOther =
    id === 'kubernetes' || 'controllerClass' in options || (id === 'haproxytech' && 'ingressClass' in options);

  test.skipIf(isOther)(
    'diff sees what the controller takes where an IngressClass names it, and nothing else',
    async () => {
      for (const { name, text, isTaken } of cases.filter(({ world }) => world.startsWith('own'))) {
        const nothing = text.replaceAll('"web"', '"gone"').replaceAll('web.example.com', 'gone.example.com');
        const files = new Map([
          ['a.yaml', text],
          ['b.yaml', nothing],
        ]);
        const changed = await run(['diff', 'a.yaml', 'b.yaml', '--json', ...as], files);
        expect(changed.includes('"service":"default/web"'), name).toBe(isTaken);
      }
    },
  );
});
