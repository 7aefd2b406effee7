import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { About } from '../about/about.ts';
import type { RuleSources } from '../about/rule-source.ts';
import { abouts } from '../controllers/abouts.ts';
import { folders } from '../controllers/folders.ts';
import type { ControllerProfile } from '../match/profile.ts';
import { standingTables } from './annotations/standings.ts';
import { classTable } from './class-table.ts';
import { annotated } from './truth/troubled.ts';

const controllers = new URL('../controllers/', import.meta.url);

/** Every folder of a controller: whoever walks them finds the next one too. */
export const controllerFolders: readonly string[] = readdirSync(controllers, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function isProfile(value: unknown): value is ControllerProfile {
  return typeof value === 'object' && value !== null && 'compile' in value && 'claims' in value;
}

/** Returns the profile that a folder's `profile.ts` exports; `null` without one. */
export async function profileIn(folder: string): Promise<ControllerProfile | null> {
  if (!existsSync(new URL(`${folder}/profile.ts`, controllers))) return null;
  const module: Readonly<Record<string, unknown>> = await import(`../controllers/${folder}/profile.ts`);
  return Object.values(module).find(isProfile) ?? null;
}

/** The words of one language that speak of controllers. */
export interface ControllerWords {
  readonly language: string;
  /** By profile, then by option. */
  readonly options: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  readonly rules: ReadonlySet<string>;
}

/** What a folder holds, and what others hold for it. */
export interface Pieces {
  readonly folder: string;
  /** Its files with their text. */
  readonly files: ReadonlyMap<string, string>;
  readonly about: About | null;
  readonly profile: ControllerProfile | null;
  readonly sources: RuleSources;
  /** Ids of the profiles in the list of abouts, and of those that the registry can load. */
  readonly listed: readonly string[];
  readonly loadable: readonly string[];
  /** How many measured fixtures name it. */
  readonly fixtures: number;
  /** Profiles with lines in the table of classes, with a table of annotations, and with annotations for the truth suite. */
  readonly classes: readonly string[];
  readonly standings: readonly string[];
  readonly troubled: readonly string[];
  readonly words: readonly ControllerWords[];
}

/** Returns how many lines of a profile's own file of vectors name it. */
function fixturesIn(id: string): number {
  const file = new URL(`./vectors/${id}.jsonl`, import.meta.url);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return text.split('\n').filter((line) => line.includes(`"profile":"${id}"`)).length;
}

/** Returns the pieces of a folder, all of them empty for one that is not there. */
export async function readPieces(folder: string, words: readonly ControllerWords[]): Promise<Pieces> {
  const place = new URL(`${folder}/`, controllers);
  const names = existsSync(place) ? readdirSync(place) : [];
  const files = new Map(names.map((name) => [name, readFileSync(new URL(name, place), 'utf8')]));
  const aboutModule: { about?: About } = files.has('about.ts') ? await import(`../controllers/${folder}/about.ts`) : {};
  const sourcesModule: { ruleSources?: RuleSources } = files.has('sources.ts')
    ? await import(`../controllers/${folder}/sources.ts`)
    : {};
  const about = aboutModule.about ?? null;
  return {
    folder,
    files,
    about,
    profile: await profileIn(folder),
    sources: sourcesModule.ruleSources ?? new Map(),
    listed: abouts.map(({ id }) => id),
    loadable: folders.map(({ about: { id } }) => id),
    fixtures: about ? fixturesIn(about.id) : 0,
    classes: classTable.map(([id]) => id),
    standings: standingTables.map(({ profile }) => profile),
    troubled: Object.keys(annotated),
    words,
  };
}

/** Returns whether only causes name a rule: they have sentences of their own, by what they say. */
function isOfCauses(files: ReadonlyMap<string, string>, rule: string): boolean {
  const naming = [...files].filter(([name, text]) => !name.endsWith('.test.ts') && text.includes(`'${rule}'`));
  return naming.length > 0 && naming.every(([name]) => name.startsWith('cause'));
}

function missingWords({ files, about, profile, sources }: Pieces, { language, options, rules }: ControllerWords) {
  const id = about?.id ?? '';
  const own = options.get(id);
  const optionNames = (profile?.options ?? []).map(({ name }) => name);
  return [
    ...(own ? [] : [`words in ${language} for its options`]),
    ...(own ? optionNames : [])
      .filter((name) => !own?.has(name))
      .map((name) => `words in ${language} for the option ${name}`),
    ...[...sources.keys()]
      .filter((rule) => !rules.has(`${id}/${rule}`) && !isOfCauses(files, `${id}/${rule}`))
      .map((rule) => `words in ${language} for the rule ${id}/${rule}`),
  ];
}

/** Returns the names of what a folder lacks, with the file that should hold it. */
export function missingPieces(pieces: Pieces): readonly string[] {
  const { files, about, profile, sources, listed, loadable, fixtures, classes, standings, troubled, words } = pieces;
  const id = about?.id ?? '';
  const tests = files.get('profile.test.ts') ?? '';
  const readsAnnotations = (profile?.annotations.length ?? 0) > 0;
  const needed: readonly (readonly [isThere: boolean, name: string])[] = [
    [about !== null, 'about.ts with what is known of it'],
    [listed.includes(id), 'a line in controllers/abouts.ts'],
    [files.has('load.ts'), 'load.ts'],
    [loadable.includes(id), 'a line in controllers/folders.ts'],
    [profile !== null && profile.id === id, 'profile.ts with a profile of the same id'],
    [/\brunContract\(/.test(tests), 'the contract in profile.test.ts'],
    [fixtures > 0, 'vectors in engine/testing/vectors'],
    [tests.includes(`${id}.jsonl`) && id !== '', 'a run of its vectors in profile.test.ts'],
    [(files.get('README.md') ?? '').length > 300, 'README.md with its rules'],
    [sources.size > 0, 'sources.ts with the sources of its rules'],
    [classes.includes(id), 'lines in testing/class-table.ts'],
    [!readsAnnotations || standings.includes(id), 'a table in testing/annotations'],
    [!readsAnnotations || troubled.includes(id), 'annotations in testing/truth/troubled.ts'],
  ];
  const missing = needed.filter(([isThere]) => !isThere).map(([, name]) => name);
  return [...missing, ...words.flatMap((one) => missingWords(pieces, one))];
}
