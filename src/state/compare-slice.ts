import type { ProfileOptions } from '../engine/match/index.ts';
import type { Answer, Survey } from '../protocol/answers.ts';
import type { RouterOptions } from '../protocol/router-options.ts';

export type RoutesView = 'graph' | 'table' | 'tree' | 'matrix';

/** Which controllers answer, and what others would. */
export interface CompareSlice {
  /** Profile chosen by the person per edge-router id; absent = guessed. */
  readonly controllers: ReadonlyMap<string, string>;
  /** Profile options chosen by the person, by edge-router id; those of the API server as `releaseIn` says. */
  readonly options: ReadonlyMap<string, RouterOptions>;
  /** Second controller (B), beside each router's own; `null` = not comparing. */
  readonly compareWith: string | null;
  /** The request of the bar as other controllers answer it; may be of an older request. */
  readonly otherControllers: readonly Answer[];
  readonly survey: Survey | null;
  /** `null`: as the layout starts. */
  readonly routesView: RoutesView | null;
  /** The matrix shows only rows about which the controllers differ. */
  readonly matrixOnlyDiffering: boolean;
}

/** Actions about controllers and their options. */
export interface CompareActions {
  setController(routerId: string, profileId: string | null): void;
  /** `null` takes the person's options of this profile away. */
  setOptions(routerId: string, profileId: string, options: ProfileOptions | null): void;
  setCompareWith(profileId: string | null): void;
  /** Asks how these controllers answer the request of the bar; an empty list forgets the answers. */
  askOtherControllers(controllers: readonly string[]): Promise<void>;
  /** Asks these controllers about every path. */
  askSurvey(controllers: readonly string[]): Promise<void>;
  setRoutesView(view: RoutesView): void;
  setMatrixOnlyDiffering(only: boolean): void;
}
