/** A place in a project's own files where a rule can be read again. */
export interface RuleSource {
  /** `owner/name` on GitHub. */
  readonly repo: string;
  /** Tag or commit that the evidence speaks of. */
  readonly ref: string;
  readonly path: string;
  /** Function or heading in the file. */
  readonly at?: string;
}

/** Sources of a profile by the part of the rule id behind the profile's name. */
export type RuleSources = ReadonlyMap<string, RuleSource>;

/** Returns the address of a source. */
export function sourceAddress({ repo, ref, path }: RuleSource): string {
  return `https://github.com/${repo}/blob/${ref}/${path}`;
}

/** Returns a source as one line: repository, file, place, version. */
export function sourceText({ repo, ref, path, at }: RuleSource): string {
  return `${repo} ${path}${at ? ` ${at}` : ''} (${ref})`;
}
