import { expect, test } from 'vitest';
import { applyHeredoc, downloadOf, joinFiles } from './export.ts';
import { openedFile } from './workspace.ts';

const join = (...texts: string[]) => joinFiles(texts.map((text) => ({ text })));

test('one file stays byte for byte as it is', () => {
  const text = '\uFEFF# c\r\nkind: Ingress';
  expect(join(text)).toBe(text);
  expect(downloadOf([openedFile('a.yaml', text)], 'all')).toEqual({ name: 'a.yaml', text });
});

test('files are joined by a document line where one is missing', () => {
  expect(join('a: 1', 'b: 2\n', '---\nc: 3\n', '--- d\n', '---x: 1\n')).toBe(
    'a: 1\n---\nb: 2\n---\nc: 3\n--- d\n---\n---x: 1\n',
  );
  expect(join('a: 1\r\n', '\uFEFFb: 2')).toBe('a: 1\r\n---\r\nb: 2');
  expect(join('', ' \n', 'a: 1\n', '')).toBe('a: 1\n');
});

test('directives stay at the head of their document', () => {
  expect(join('a: 1\n', '%YAML 1.2\n---\nb: 2\n')).toBe('a: 1\n...\n%YAML 1.2\n---\nb: 2\n');
});

test('a file or all of them can be downloaded', () => {
  const files = [openedFile('a.yaml', 'a'), openedFile('b.yaml', 'b')];
  expect(downloadOf(files, 'b.yaml')).toEqual({ name: 'b.yaml', text: 'b' });
  expect(downloadOf(files, 'all')).toEqual({ name: 'ingress.yaml', text: 'a\n---\nb' });
  expect(downloadOf(files, 'none')).toBeNull();
});

test('kubectl lines survive odd texts', () => {
  expect(applyHeredoc('a: $1')).toBe("kubectl apply -f - <<'EOF'\na: $1\nEOF\n");
  expect(applyHeredoc('x: |\nEOF\n')).toBe("kubectl apply -f - <<'EOF2'\nx: |\nEOF\nEOF2\n");
});
