/** An object whose fields are not known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Returns the own fields of a plain object; `null` for anything else. Nothing inherited is ever found in it. */
export function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.assign(Object.create(null), value) as Fields; // fields of which nothing is known
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** True for a number that can count things or places. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Returns the list with every item checked; `null` when it is none or one item fails. */
export function listOf<T>(value: unknown, check: (item: unknown) => T | null): readonly T[] | null {
  if (!Array.isArray(value)) return null;
  const items: T[] = [];
  for (const item of value) {
    const checked = check(item);
    if (checked === null) return null;
    items.push(checked);
  }
  return items;
}
