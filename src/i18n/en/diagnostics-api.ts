import type { ApiDiagnosticParams } from '../../engine/index.ts';

const kinds = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  object: 'an object',
  time: 'a time',
};

/** What the API server or kubectl says. */
export const apiDiagnostics: { readonly [C in keyof ApiDiagnosticParams]: (params: ApiDiagnosticParams[C]) => string } =
  {
    'api/invalid': ({ message }) => message,
    'api/unknown-field': ({ name, suggestion }) =>
      suggestion === ''
        ? `The API does not know the field "${name}" here.`
        : `The API does not know "${name}" here. Did you mean "${suggestion}"?`,
    'api/duplicate-field': ({ field }) => `The field ${field} stands twice.`,
    'api/type': ({ field, expected, found }) => `${field} takes ${kinds[expected]}, but here stands ${found}.`,
    'api/no-kind': () => 'A Kubernetes object needs apiVersion and kind.',
    'api/removed-version': ({ kind, apiVersion }) => `${kind} is not served as ${apiVersion} any more.`,
    'api/unknown-version': ({ kind, apiVersion }) => `No server ever served ${kind} as ${apiVersion}.`,
    'api/warning': ({ message }) => message,
    'yaml11/boolean': ({ source, value }) => `kubectl reads the unquoted ${source} as the boolean ${value}. Quote it.`,
    'yaml11/number': ({ source, value }) => `kubectl reads the unquoted ${source} as the number ${value}. Quote it.`,
    'yaml11/octal': ({ source, value }) => `kubectl reads ${source} as an octal number: ${value}.`,
    'yaml11/null': ({ source }) => `kubectl reads ${source} as nothing at all. Quote it if it is text.`,
    'yaml11/odd-key': ({ key, source }) => `The key ${source} is not text for kubectl: it becomes "${key}".`,
    'yaml11/duplicate-key': ({ key }) => `The key "${key}" stands twice. kubectl keeps the last one and says nothing.`,
    'yaml11/merge-key': ({ count }) =>
      `kubectl resolves the merge key before the server sees it. Fields it brings: ${count}.`,
  };
