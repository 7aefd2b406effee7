import type { AppContextValue } from '../common/store-context.ts';
import type { Action } from './action.ts';

type App = Pick<AppContextValue, 'actions'>;

export const newIngress: Action<App> = {
  id: 'new-ingress',
  words: (all) => all.authoring.newIngress,
  keys: ['Alt+N'],
  run: ({ actions }) => actions.inspect({ kind: 'new-ingress', className: null }),
};

export const newService: Action<App> = {
  id: 'new-service',
  words: (all) => all.authoring.newService,
  run: ({ actions }) => actions.inspect({ kind: 'new-service' }),
};
