import type { CompareActions, CompareSlice } from './compare-slice.ts';
import type { EditActions, EditSlice } from './edit-slice.ts';
import type { EngineActions, EngineSlice } from './engine-slice.ts';
import type { FileActions, FileSlice } from './file-slice.ts';
import type { KeepingActions, KeepingSlice } from './keeping-slice.ts';
import type { LinkActions } from './link-slice.ts';
import type { ReplaceActions, ReplaceSlice } from './replace-slice.ts';
import type { RequestActions, RequestSlice } from './request-slice.ts';
import type { SnapshotActions } from './snapshot-slice.ts';
import type { ViewActions, ViewSlice } from './view-slice.ts';

export type {
  Answer,
  ImpactChange,
  ImpactPreview,
  Reach,
  ReachRow,
  Survey,
  SurveyRow,
  Take,
} from '../protocol/answers.ts';
export type { NodeChange } from '../protocol/changes-since-opening.ts';
export type { FileReport, IngressSummary, Problem, ServiceSummary, Snapshot } from '../protocol/snapshot.ts';
export type { TestState, TestsState, TestVerdictState } from '../protocol/tests.ts';
export type { RoutesView } from './compare-slice.ts';
export type { HistoryMark } from './edit-slice.ts';
export type { FileState } from './file-slice.ts';
export type { Keeping, KeepTrouble } from './keeping-slice.ts';
export type { Notice, SaveTrouble } from './notice.ts';
export type { Offer } from './replace-slice.ts';
export type { RequestState } from './request-slice.ts';
export type { BottomTab, NarrowTab, Theme } from './view-slice.ts';

/** Everything that the page shows; each slice stands beside the actions that change it. */
export interface AppState
  extends FileSlice,
    EditSlice,
    EngineSlice,
    RequestSlice,
    CompareSlice,
    ViewSlice,
    KeepingSlice,
    ReplaceSlice {}

/** The only way the page changes anything. All of them return at once; the worker answers later. */
export interface Actions
  extends FileActions,
    EditActions,
    EngineActions,
    RequestActions,
    CompareActions,
    ViewActions,
    KeepingActions,
    SnapshotActions,
    ReplaceActions,
    LinkActions {}
