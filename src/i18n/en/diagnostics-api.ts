import type { ApiDiagnosticParams } from '../../engine/diagnostics/index.ts';
import { apiRules } from './diagnostics-api-rules.ts';

const kinds = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  object: 'an object',
  time: 'a time such as 2024-01-31T12:00:00Z',
  'number-or-string': 'a number or a string',
};

/** The server's own words follow ours: they are what one searches for. */
const said = (message: string) => (message === '' ? '' : ` API server: ${message}`);

/** A text that reads as a number keeps its quotes: without them it would be one. */
const foundIn = (found: string, message: string) => (message.includes('unmarshal string') ? `"${found}"` : found);

const unknownField = {
  rename: (suggestion: string) => `Did you mean "${suggestion}"?`,
  deeper: (suggestion: string) => `It belongs one level deeper, to "${suggestion}". Check the indentation.`,
  outer: (suggestion: string) => `It belongs further out, to "${suggestion}". Check the indentation.`,
  old: (suggestion: string) => `This is from the removed v1beta1. In v1 it is "${suggestion}".`,
  new: (suggestion: string) => `It is from ${suggestion}; this object has an older apiVersion.`,
  none: () => 'Check the spelling and the indentation.',
};

const warnings = {
  W1: 'The class annotation is deprecated; the field spec.ingressClassName replaces it.',
  W2: 'This apiVersion is deprecated.',
  W3: 'The same owner is listed more than once. The server keeps one of them.',
  W4: 'The server accepts it, with a warning.',
};

/** What changes in meaning, and what does not. */
const upgradeOfIngress =
  ' In v1 every path needs a pathType: a missing one meant ImplementationSpecific, so the upgrade writes that. A service port in quotes becomes a number. Routing stays the same.';

/** What the API server or kubectl says. */
export const apiDiagnostics: { readonly [C in keyof ApiDiagnosticParams]: (params: ApiDiagnosticParams[C]) => string } =
  {
    'api/invalid': ({ rule, message }) => apiRules[rule] + said(message),
    'api/unknown-field': ({ name, suggestion, where, message }) =>
      `The API has no field "${name}" here. ${unknownField[where](suggestion)}${said(message)}`,
    'api/duplicate-field': ({ field, message }) => `The field ${field} appears twice.${said(message)}`,
    'api/type': ({ field, expected, found, message }) =>
      (message.startsWith('illegal base64')
        ? `A value of ${field} is not base64.`
        : `${field} takes ${kinds[expected]}, not ${foundIn(found, message)}.`) + said(message),
    'api/no-kind': ({ message }) => `A Kubernetes object needs apiVersion and kind. kubectl: ${message}`,
    'api/removed-version': ({ kind, apiVersion }) =>
      `${kind} is no longer served as ${apiVersion}: since Kubernetes 1.22 it has to be networking.k8s.io/v1.${kind === 'Ingress' ? upgradeOfIngress : ''}`,
    'api/unknown-version': ({ kind, apiVersion }) =>
      `Kubernetes never served ${kind} as ${apiVersion}. It is networking.k8s.io/v1.`,
    'api/unserved-kind': ({ kind, apiVersion, suggestion, message }) =>
      `No API server has the kind ${kind} in ${apiVersion}: kubectl does not send it.${suggestion === '' ? '' : ` You probably mean ${suggestion}.`} kubectl: ${message}`,
    'api/lower-kind': ({ kind, served, message }) =>
      `kubectl finds ${kind} and sends it, but the API server knows it as ${served} only.${said(message)}`,
    'api/no-items': ({ kind, isList, message }) =>
      `${isList ? 'The list is empty: kubectl sends nothing.' : `With items kubectl takes this ${kind} for an empty list and silently drops it.`} kubectl: ${message}`,
    'api/list-refused': ({ kind, message }) =>
      `kubectl checks a List itself and rejects all of it because of ${kind === '' ? 'this' : `this ${kind}`}. kubectl: ${message}`,
    'api/warning': ({ rule, message }) => `${warnings[rule]}${said(message)}`,
    'yaml11/boolean': ({ source, value, message }) =>
      `kubectl reads the unquoted ${source} as the boolean ${value}. Quote it to keep it a string.${said(message)}`,
    'yaml11/number': ({ source, value, message }) =>
      `kubectl reads the unquoted ${source} as the number ${value}. Quote it to keep it a string.${said(message)}`,
    'yaml11/octal': ({ source, value, message }) => `kubectl reads ${source} as the number ${value}.${said(message)}`,
    'yaml11/odd-key': ({ key, source }) =>
      `The unquoted key ${source} is not a string for kubectl: it becomes "${key}". Quote it.`,
    'yaml11/merge-key': ({ count }) =>
      `kubectl resolves the merge key before the server sees it. Fields it brings: ${count}.`,
  };
