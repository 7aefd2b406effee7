import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Fixture } from '../../analyse/fixture.ts';
import { isFixture } from '../../analyse/fixture.ts';
import type { HttpRequest } from '../../match/request.ts';
import { requestFromParts } from '../../match/request.ts';
import type { TruthWorld } from './world.ts';

/** A world with requests to ask of it. */
export interface Given {
  readonly id: string;
  readonly world: TruthWorld;
  readonly requests: readonly HttpRequest[];
}

const vectors = new URL('../vectors/', import.meta.url);

function linesOf(name: string): readonly unknown[] {
  return readFileSync(new URL(name, vectors), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}

function vectorFiles(): readonly string[] {
  const folders = ['', 'generated/'].filter((folder) => existsSync(new URL(folder, vectors)));
  return folders.flatMap((folder) =>
    readdirSync(new URL(folder, vectors))
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => folder + name),
  );
}

function givenBy({ id, cluster, manifests, options, cases }: Fixture): Given {
  const world: TruthWorld = { manifests, existence: cluster, options: options ?? {} };
  return { id, world, requests: cases.map(({ request }) => requestFromParts(request)) };
}

/** Returns fixtures of a profile from every file: an even share of at most `most`, of the files written by hand three times as many. */
export function fixturesOf(profileId: string, most: number): readonly Given[] {
  return vectorFiles().flatMap((name) => {
    const own = linesOf(name)
      .filter(isFixture)
      .filter(({ profile }) => profile === profileId);
    const limit = name.includes('/') ? most : 3 * most;
    const step = Math.max(1, Math.ceil(own.length / limit));
    return own.filter((_, index) => index % step === 0).map(givenBy);
  });
}
