import { loadProfile, profiles } from '../engine/controllers/index.ts';
import type { ControllerProfile, ProfileOption, ProfileOptions } from '../engine/match/index.ts';
import { CliProblem } from './io.ts';

/** Returns the profile named on the command line, or `null` when none is named. */
export async function namedProfile(id: string | undefined): Promise<ControllerProfile | null> {
  if (id === undefined) return null;
  const profile = await loadProfile(id);
  if (!profile) {
    throw new CliProblem(`--controller ${id}: not one of ${profiles.map((known) => known.id).join(', ')}`);
  }
  return profile;
}

interface Setting {
  readonly name: string;
  readonly value: string;
}

function splitSetting(text: string): Setting {
  const mark = text.indexOf('=');
  if (mark <= 0) throw new CliProblem(`--option ${text}: write name=value`);
  return { name: text.slice(0, mark), value: text.slice(mark + 1) };
}

function readValue(option: ProfileOption, value: string): unknown {
  const wrong = (expected: string) => new CliProblem(`--option ${option.name}=${value}: ${expected}`);
  switch (option.kind) {
    case 'boolean':
      if (value !== 'true' && value !== 'false') throw wrong('write true or false');
      return value === 'true';
    case 'number':
      if (value.trim() === '' || Number.isNaN(Number(value))) throw wrong('write a number');
      return Number(value);
    case 'enum':
      if (!option.values?.includes(value)) throw wrong(`not one of ${(option.values ?? []).join(', ')}`);
      return value;
    case 'map': {
      const { name, value: inner } = splitSetting(value);
      return { [name]: inner };
    }
    case 'string':
      return value;
  }
}

/** Returns the options of a profile from `name=value` texts; those of kind map add up: `configMap=ssl-redirect=false`. */
export function readProfileOptions(profile: ControllerProfile, texts: readonly string[]): ProfileOptions {
  const options = new Map<string, unknown>();
  for (const { name, value } of texts.map(splitSetting)) {
    const option = profile.options.find((known) => known.name === name);
    if (!option) {
      const known = profile.options.map((one) => one.name).join(', ') || 'none';
      throw new CliProblem(`--option ${name}: ${profile.id} does not have it (it has: ${known})`);
    }
    const read = readValue(option, value);
    const before = options.get(name);
    options.set(name, option.kind === 'map' && typeof before === 'object' ? { ...before, ...Object(read) } : read);
  }
  return Object.fromEntries(options);
}

/** Returns `assumed` or `given` from `--services`, `auto` when it is not there. */
export function readExistence(text: string | undefined): 'assumed' | 'given' | 'auto' {
  if (text === undefined) return 'auto';
  if (text !== 'assumed' && text !== 'given') throw new CliProblem(`--services ${text}: not one of assumed, given`);
  return text;
}
