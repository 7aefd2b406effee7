import { expect, test } from 'vitest';
import { profiles } from '../../engine/controllers/registry.ts';
import { controllerName, controllerNames, controllerVersion } from './controllers.ts';

test('every profile has a short name for menus, and no name is without its profile', () => {
  expect(new Set(controllerNames.map(({ id }) => id))).toEqual(new Set(profiles.map(({ id }) => id)));
});

test('the version on the button is the one the profile was checked against', () => {
  for (const { id, verifiedAgainst } of profiles) expect(verifiedAgainst, id).toContain(controllerVersion(id));
});

test('an unknown profile is called by its id', () => {
  expect(controllerName('new-one')).toBe('new-one');
});
