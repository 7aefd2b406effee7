import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../engine/text/index.ts';
import { editsOf } from '../engine/text/testing/random-edits.ts';
import type { TextChange } from '../protocol/messages.ts';
import { emptySnapshot, isOutOfDate, type Snapshot } from '../protocol/snapshot.ts';
import { applyDelta } from '../state/apply-delta.ts';
import { createSession, type Session } from './session.ts';
import { documentText, fileText, manyIngresses } from './testing/manifests.ts';

function readAll(session: Session): void {
  while (session.isReading()) session.step();
}

function open(files: ReadonlyMap<string, string>): Snapshot {
  const session = createSession(() => 0);
  const changes = Array.from(files, ([name, text], at): TextChange => ({ kind: 'add', at, name, text }));
  session.change(1, changes);
  readAll(session);
  const delta = session.update();
  return delta ? applyDelta(emptySnapshot, delta) : emptySnapshot;
}

function isBroken({ files }: Snapshot): boolean {
  return [...files.values()].some(({ broken }) => broken.length > 0);
}

/** What a page shows, without the figures that differ by nature. */
function shown({ nodes, ...rest }: Snapshot) {
  return { ...rest, revision: 0, tookMs: 0, nodes: new Map([...nodes].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

type Draft =
  | { readonly kind: 'document' | 'whole'; readonly text: string; readonly seed: number }
  | { readonly kind: 'letters'; readonly seed: number }
  | { readonly kind: 'add' | 'remove' | 'rename'; readonly seed: number; readonly text: string };

const drafts: fc.Arbitrary<readonly Draft[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('document' as const, 'whole' as const), text: documentText, seed: fc.nat() }),
    fc.record({ kind: fc.constant('letters' as const), seed: fc.nat() }),
    fc.record({
      kind: fc.constantFrom('add' as const, 'remove' as const, 'rename' as const),
      seed: fc.nat(),
      text: fileText,
    }),
  ),
  { minLength: 1, maxLength: 8 },
);

/** Replaces a document, or all of a file, or some letters. */
function editFor(text: string, draft: Draft): { range: { start: number; end: number }; insert: string }[] {
  if (draft.kind === 'letters') {
    const word = fc.constantFrom('a', '/', ' ', '\n', ':', '---\n', '1');
    return fc.sample(editsOf(text, word), { numRuns: 1, seed: draft.seed })[0] ?? [];
  }
  if (draft.kind === 'whole') return [{ range: { start: 0, end: text.length }, insert: draft.text }];
  const parts = text.split('---\n');
  const index = draft.seed % parts.length;
  const start = parts.slice(0, index).join('---\n').length + (index > 0 ? 4 : 0);
  return [
    { range: { start, end: start + (parts[index]?.length ?? 0) }, insert: draft.kind === 'document' ? draft.text : '' },
  ];
}

function changeFor(files: ReadonlyMap<string, string>, draft: Draft, n: number): TextChange {
  const names = [...files.keys()];
  const name = names[draft.seed % names.length] ?? '';
  switch (draft.kind) {
    case 'add':
      return { kind: 'add', at: draft.seed % (names.length + 1), name: `added-${n}`, text: draft.text };
    case 'remove':
      return names.length > 1 ? { kind: 'remove', file: name } : { kind: 'rename', file: name, to: `renamed-${n}` };
    case 'rename':
      // Half of them reorder instead.
      return draft.seed % 2 === 0
        ? { kind: 'rename', file: name, to: `renamed-${n}` }
        : { kind: 'move', file: name, to: draft.seed % names.length };
    default:
      return { kind: 'edit', file: name, edits: editFor(files.get(name) ?? '', draft) };
  }
}

function applyTo(files: ReadonlyMap<string, string>, change: TextChange): ReadonlyMap<string, string> {
  const entries = [...files];
  if (change.kind === 'add') return new Map(entries.toSpliced(change.at, 0, [change.name, change.text]));
  const at = entries.findIndex(([name]) => name === change.file);
  const text = files.get(change.file) ?? '';
  if (change.kind === 'remove') return new Map(entries.toSpliced(at, 1));
  if (change.kind === 'move') return new Map(entries.toSpliced(at, 1).toSpliced(change.to, 0, [change.file, text]));
  return new Map(
    entries.with(at, change.kind === 'rename' ? [change.to, text] : [change.file, applyEdits(text, change.edits)]),
  );
}

describe('a session', () => {
  test('tells by its changes what a fresh one would tell as a whole', () => {
    let compared = 0;
    fc.assert(
      fc.property(fileText, drafts, (first, list) => {
        const session = createSession(() => 0);
        let files: ReadonlyMap<string, string> = new Map([['first', first]]);
        session.change(1, [{ kind: 'add', at: 0, name: 'first', text: first }]);
        let page = emptySnapshot;
        list.forEach((draft, n) => {
          const change = changeFor(files, draft, n);
          files = applyTo(files, change);
          session.change(n + 2, [change]);
          // Sometimes two changes come before the next look.
          if (draft.seed % 4 === 0) return;
          readAll(session);
          const delta = session.update();
          if (delta) page = applyDelta(page, structuredClone(delta));
          const fresh = open(files);
          // A fresh session has no last good version of a broken document.
          if (isBroken(fresh)) return;
          compared++;
          expect(shown(page)).toEqual(shown(fresh));
        });
      }),
      { numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  test('reads a long text in steps, and what is typed meanwhile is not lost', () => {
    const text = manyIngresses(120);
    const session = createSession(() => 0);
    session.change(1, [{ kind: 'add', at: 0, name: 'a', text }]);
    session.step();
    expect(session.isReading()).toBe(true);
    const at = text.lastIndexOf('host-119');
    session.change(2, [{ kind: 'edit', file: 'a', edits: [{ range: { start: at, end: at + 4 }, insert: 'typed' }] }]);
    readAll(session);
    const delta = session.update();
    expect(delta?.revision).toBe(2);
    expect(delta?.nodes.some(({ id }) => id === 'host:nginx|typed-119.example.com')).toBe(true);
    expect(session.update()).toBeNull();
  });

  test('sends only the touched nodes of a large workspace', () => {
    const text = manyIngresses(200);
    const session = createSession(() => 0);
    session.change(1, [{ kind: 'add', at: 0, name: 'a', text }]);
    readAll(session);
    expect(session.update()?.nodes.length).toBeGreaterThan(1000);
    const at = text.indexOf('/api\n', text.indexOf('host-100.'));
    session.change(2, [{ kind: 'edit', file: 'a', edits: [{ range: { start: at, end: at + 4 }, insert: '/apx' }] }]);
    const delta = session.update();
    expect(delta?.nodes.length).toBeLessThanOrEqual(6);
    expect(delta?.removedNodes).toEqual(['path:nginx|host-100.example.com|Prefix|/api|team-20/ingress-100#0']);
    expect(delta?.lists.paths?.insert).toHaveLength(1);
  });

  test('keeps the last good nodes of a broken document and says so', () => {
    const text =
      'kind: Ingress\napiVersion: networking.k8s.io/v1\nmetadata: {name: a}\nspec:\n  rules:\n  - host: a.example.com\n';
    const session = createSession(() => 0);
    session.change(1, [{ kind: 'add', at: 0, name: 'a', text }]);
    const before = applyDelta(emptySnapshot, session.update() ?? expect.fail());
    session.change(2, [
      {
        kind: 'edit',
        file: 'a',
        edits: [{ range: { start: text.length, end: text.length }, insert: '  - host: [\n' }],
      },
    ]);
    const after = applyDelta(before, session.update() ?? expect.fail());
    expect(after.files.get('a')?.broken).toEqual([0]);
    expect(after.stale).toEqual(new Set(['host:|a.example.com']));
    expect(after.nodes.get('host:|a.example.com')).toBe(before.nodes.get('host:|a.example.com'));
    expect(after.problems.some(({ diagnostic }) => diagnostic.code === 'yaml/syntax')).toBe(true);
    expect(isOutOfDate(after, { file: 'a', document: 0 })).toBe(true);
    expect(isOutOfDate(before, { file: 'a', document: 0 })).toBe(false);
  });
});
