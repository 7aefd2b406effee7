import type { PathType } from '../../model/ingress.ts';
import type { ObjectRef, PathRef, RuleRef } from '../../model/objects.ts';
import type { Command, SingleCommand } from '../command.ts';

const file = 'a.yaml';
const ingress: ObjectRef = { file, document: 0, item: 0 };
const service: ObjectRef = { file, document: 1, item: 0 };
const rule: RuleRef = { object: ingress, rule: 0 };
const at: PathRef = { ...rule, path: 0 };

/** One command of every kind with a word wherever it takes one; a kind that is missing here does not compile. */
const kinds: { readonly [T in SingleCommand['type']]: (word: string) => Extract<SingleCommand, { readonly type: T }> } =
  {
    'path/set-path': (word) => ({ type: 'path/set-path', at, path: `/${word}/${word}` }),
    // Forms offer the three types; the editor of a cell keeps what is written.
    'path/set-type': (word) => ({ type: 'path/set-type', at, pathType: word as PathType }),
    'path/set-backend': (word) => ({ type: 'path/set-backend', at, backend: { service: word, port: { name: word } } }),
    'path/add': (word) => ({
      type: 'path/add',
      to: { object: ingress, host: word },
      index: null,
      spec: {
        path: `/${word}`,
        pathType: 'Exact',
        backend: { resource: { apiGroup: word, kind: word, name: word } },
      },
    }),
    'path/remove': () => ({ type: 'path/remove', at }),
    'path/duplicate': () => ({ type: 'path/duplicate', at }),
    'path/move': (word) => ({ type: 'path/move', at, to: { object: ingress, host: word }, index: null }),
    'host/add': (word) => ({ type: 'host/add', object: ingress, host: `${word}.example.org`, paths: [] }),
    'host/rename': (word) => ({ type: 'host/rename', rules: [rule], host: word }),
    'host/remove': () => ({ type: 'host/remove', rules: [rule] }),
    'host/duplicate': (word) => ({ type: 'host/duplicate', rule, host: word }),
    'host/move': () => ({ type: 'host/move', rule, index: 1 }),
    'service/rename': (word) => ({ type: 'service/rename', namespace: word, from: word, to: `${word}-2` }),
    'service/add': (word) => ({
      type: 'service/add',
      file: word,
      namespace: word,
      name: word,
      ports: [{ name: word, port: 1 }],
    }),
    'service/set-port': (word) => ({
      type: 'service/set-port',
      object: service,
      index: 0,
      change: { name: word, targetPort: word },
    }),
    'service/add-port': (word) => ({ type: 'service/add-port', object: service, port: 81, name: word }),
    'service/remove-port': () => ({ type: 'service/remove-port', object: service, index: 0 }),
    'tls/add': (word) => ({ type: 'tls/add', object: ingress, hosts: [word], secretName: word }),
    'tls/set-hosts': (word) => ({ type: 'tls/set-hosts', object: ingress, index: 0, hosts: [word] }),
    'tls/set-secret': (word) => ({ type: 'tls/set-secret', object: ingress, index: 0, secretName: word }),
    'tls/remove': () => ({ type: 'tls/remove', object: ingress, index: 0 }),
    'default-backend/set': (word) => ({
      type: 'default-backend/set',
      object: ingress,
      backend: { service: word, port: { number: 80 } },
    }),
    'default-backend/remove': () => ({ type: 'default-backend/remove', object: ingress }),
    'ingress/set-class': (word) => ({ type: 'ingress/set-class', object: ingress, className: word }),
    'ingress/rename': (word) => ({ type: 'ingress/rename', object: ingress, name: word }),
    'ingress/set-namespace': (word) => ({ type: 'ingress/set-namespace', object: ingress, namespace: word }),
    'annotation/set': (word) => ({ type: 'annotation/set', object: ingress, key: `example.org/${word}`, value: word }),
    'annotation/remove': (word) => ({ type: 'annotation/remove', object: ingress, key: word }),
    'ingress/add': (word) => ({
      type: 'ingress/add',
      file: word,
      name: word,
      namespace: word,
      className: word,
      rules: [{ host: word, paths: [] }],
      tls: [{ hosts: [word], secretName: word }],
      services: [{ name: word, ports: [{ name: word, port: 80 }] }],
    }),
    'object/move-to-file': (word) => ({ type: 'object/move-to-file', object: ingress, file: word }),
    'path/move-to-file': (word) => ({ type: 'path/move-to-file', at, file: word }),
    'ingress/remove': () => ({ type: 'ingress/remove', object: ingress }),
    'ingress/duplicate': (word) => ({ type: 'ingress/duplicate', object: ingress, name: word }),
    'test/add': (word) => ({
      type: 'test/add',
      object: ingress,
      line: `# route-test: GET https://${word}/ -> ${word}:80`,
    }),
  };

/** Returns a command of every kind on the first Ingress and Service of `a.yaml`, with a word in all its fields. */
export function wordCommands(word: string): readonly Command[] {
  const single = Object.values(kinds).map((make) => make(word));
  return [...single, { type: 'batch', commands: [kinds['path/set-path'](word), kinds['annotation/set'](word)] }];
}
