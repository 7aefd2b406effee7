import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('./manifests/', import.meta.url);

/** Texts in the manner of real ones by their names, in every clone: see the README beside them. */
export const ownManifests: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter((name) => /\.(?:ya?ml|json)$/.test(name))
    .sort()
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);
