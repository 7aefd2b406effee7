import type { PathType } from '../../engine/model/index.ts';
import type { RouteDraft } from '../draft.ts';
import { fieldsOf, isCount, isText } from './checks.ts';

const pathTypes: readonly PathType[] = ['Exact', 'Prefix', 'ImplementationSpecific'];

/** Returns a draft as it was noted, closed and not asked for again; `null` for anything that is none. */
export function checkDraft(value: unknown): RouteDraft | null {
  const draft = fieldsOf(value);
  const anchor = fieldsOf(draft?.['ingress']);
  if (!draft || !anchor) return null;
  const { namespace, name, file, nth } = anchor;
  const { host, path, service, port } = draft;
  const of = draft['of'] === 'host' ? 'host' : 'path';
  const pathType = pathTypes.find((type) => type === draft['pathType']);
  if (!isText(namespace) || !isText(name) || !isText(file) || !isCount(nth) || !pathType) return null;
  if (!isText(host) || !isText(path) || !isText(service) || !isText(port)) return null;
  const fields = { host, path, pathType, service, port };
  const ingress = { namespace, name, file, nth };
  return { of, ingress, ...fields, isTouched: true, isWritten: false, asked: 1, isAgain: false };
}
