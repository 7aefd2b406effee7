import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const folder = new URL('./ko/', import.meta.url);

/** A word outside names and code such as `networking.k8s.io/Ingress` or `IngressClass`. */
const latin = /(?<![\w./"-])(?:Ingress|Kubernetes|Secret|Service)(?![\w/"-]|\.[a-z])/;
/** First use says the English word in brackets; this one is the name of a product. */
const meant = /\((?:Ingress|Kubernetes)\)|HAProxy Ingress/g;

/** Returns what a line says to people: its texts, without code in backticks and without what is filled in. */
function saidIn(line: string): string {
  if (/^\s*(?:import|export|\/\/|\/?\*)/.test(line) || !/[가-힣]/.test(line)) return '';
  const text = line.replace(/^\s*(?:'[^']*'|\w+):/, '');
  // Between single quotes a backtick marks code; in a template it does so only behind a backslash.
  const code = /^\s*'/.test(text) ? /`[^`]*`/g : /\\`.*?\\`/g;
  return text
    .replace(code, '')
    .replace(/\$\{[^{}]*\}/g, '')
    .replaceAll(meant, '');
}

const lines = readdirSync(folder).flatMap((name) =>
  readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .map((line, index) => ({ place: `${name}:${index + 1}`, said: saidIn(line) }))
    .filter(({ said }) => said !== ''),
);

const having = (word: RegExp) =>
  lines.filter(({ said }) => word.test(said)).map(({ place, said }) => `${place} ${said}`);

describe('Korean words', () => {
  test('are found at all', () => {
    expect(lines.length).toBeGreaterThan(1000);
  });

  test('write Ingress, Service, Secret and Kubernetes in one way, in Hangul', () => {
    expect(having(latin)).toEqual([]);
    expect(latin.test('이 Ingress는')).toBe(true);
  });

  test('speak in one register, to the end of every sentence', () => {
    expect(having(/(?:세요|나요|까요|어요|아요|해요|네요|군요|한다|된다|이다)[.?!'`]/)).toEqual([]);
  });

  test('use one word for one thing', () => {
    // 행렬: the table that compares; 객체: an object of the API.
    expect(having(/행렬|객체|붙여넣기|브라우저를 떠나/)).toEqual([]);
  });
});
