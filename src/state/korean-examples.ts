import type { Example } from '../content/examples/index.ts';
import { exampleComments } from '../i18n/ko/example-comments.ts';

/** Returns an example as it is opened in Korean: the comments, line by line, are Korean; nothing else differs. */
export function inKorean(example: Example): Example {
  const comments = exampleComments[example.id].values();
  const files = example.files.map(({ name, text }) => ({
    name,
    text: text.replace(/^( *# ).+$/gm, (line, start) => {
      const { value } = comments.next();
      return value === undefined ? line : start + value;
    }),
  }));
  return { ...example, files };
}
