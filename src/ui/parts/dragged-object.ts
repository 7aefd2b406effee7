import type { ObjectRef } from '../../engine/model/index.ts';

/** Type of what is dragged when an Ingress is. */
export const objectType = 'application/x-ingraph-object';

/** Returns the object that was dragged; `null` for anything else. */
export function draggedObject(data: DataTransfer): ObjectRef | null {
  try {
    const value: unknown = JSON.parse(data.getData(objectType));
    if (typeof value !== 'object' || value === null) return null;
    const { file, document, item } = value as { file?: unknown; document?: unknown; item?: unknown };
    if (typeof file !== 'string' || typeof document !== 'number' || typeof item !== 'number') return null;
    return { file, document, item };
  } catch {
    return null;
  }
}
