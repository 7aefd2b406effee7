import type { RouterOptions } from '../protocol/router-options.ts';
import type { CompareActions } from './compare-slice.ts';
import type { Core } from './core.ts';
import { queryOf } from './request-actions.ts';

/** Actions about other controllers and about the options of the chosen ones. */
export function compareActions(core: Core): CompareActions {
  let lastAsked = 0;
  let lastSurvey = 0;
  return {
    setController(routerId, profileId) {
      const controllers = new Map(core.get().controllers);
      if (profileId === null) controllers.delete(routerId);
      else controllers.set(routerId, profileId);
      core.acts.take(`controller ${routerId}`, profileId ?? undefined);
      core.set({ controllers });
      core.deps.client.setControllers(controllers);
      core.touch();
    },
    setOptions(routerId, profileId, given) {
      const options = new Map(core.get().options);
      const { [profileId]: _, ...others } = options.get(routerId) ?? {};
      const next: RouterOptions = given === null ? others : { ...others, [profileId]: given };
      if (Object.keys(next).length === 0) options.delete(routerId);
      else options.set(routerId, next);
      core.acts.take(`options ${routerId}`, options.get(routerId));
      core.set({ options });
      core.deps.client.setOptions(options);
      core.touch();
    },
    setCompareWith(compareWith) {
      core.set(core.acts.choose({ compareWith }));
      core.touch();
    },
    async askOtherControllers(controllers) {
      const asked = ++lastAsked;
      const query = queryOf(core.get());
      const isNothing = controllers.length === 0 || query.text.trim() === '';
      const otherControllers = isNothing ? [] : await core.deps.client.otherControllers({ query, controllers });
      if (asked === lastAsked) core.set({ otherControllers });
    },
    async askSurvey(controllers) {
      const asked = ++lastSurvey;
      const survey = await core.deps.client.survey({ controllers, given: core.get().sentLines });
      if (survey && asked === lastSurvey) core.set({ survey });
    },
    setRoutesView: (routesView) => core.set({ routesView }),
    setMatrixOnlyDiffering: (matrixOnlyDiffering) => core.set({ matrixOnlyDiffering }),
  };
}
