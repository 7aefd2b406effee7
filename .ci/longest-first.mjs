// The order in which the test files start. One that takes long and starts last keeps a single core busy while the
// others wait, and a clean clone knows no times yet: so the long ones are named here, and the rest go by their size.
import { BaseSequencer } from 'vitest/node';

const long = [
  'src/engine/commands/corpus.test.ts',
  'src/engine/commands/valid.test.ts',
  'src/engine/commands/wishes.test.ts',
  'src/engine/controllers/truth.test.ts',
  'src/engine/export/redact-forms.test.ts',
  'src/cli/hostile-names.test.ts',
  'src/ui/hostile-names.test.ts',
];

const placeOf = (spec) => {
  const at = long.findIndex((name) => spec.moduleId.endsWith(name));
  return at === -1 ? long.length : at;
};

export class LongestFirst extends BaseSequencer {
  /** The files of one project stay together: those that share what is loaded do so only in one go. */
  async sort(specs) {
    const bySize = await super.sort(specs);
    const projects = [...new Set(specs.map(({ project }) => project.name))].sort();
    return projects.flatMap((name) =>
      bySize.filter(({ project }) => project.name === name).sort((one, other) => placeOf(one) - placeOf(other)),
    );
  }
}
