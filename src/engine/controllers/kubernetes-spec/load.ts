import type { Loaders } from '../../match/controller-folder.ts';
import { kubernetesSpec } from './profile.ts';

/** It is there from the start: it answers until another profile has come. */
export const load: Loaders = {
  profile: () => Promise.resolve(kubernetesSpec),
  annotations: () => Promise.resolve([]),
};
