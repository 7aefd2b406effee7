import type { LaterMessages } from '../en/index.ts';
import { authoring } from './authoring.ts';
import { cause } from './cause.ts';
import { controllerTrace } from './controller-trace.ts';
import { diagnostics } from './diagnostics.ts';
import { fixes } from './fixes.ts';
import { history } from './history.ts';
import { inspector } from './inspector.ts';
import { large } from './large.ts';
import { manipulate } from './manipulate.ts';
import { matrix } from './matrix.ts';
import { notices } from './notices.ts';
import { palette } from './palette.ts';
import { pictures } from './pictures.ts';
import { problems } from './problems.ts';
import { table } from './table.ts';
import { testResults } from './test-results.ts';
import { tree } from './tree.ts';
import { workspace } from './workspace.ts';

/** Korean words of panels, messages and problems that nobody sees at first. */
export const later: LaterMessages = {
  authoring,
  cause,
  controllerTrace,
  diagnostics,
  fixes,
  history,
  inspector,
  manipulate,
  large,
  matrix,
  notices,
  palette,
  pictures,
  problems,
  table,
  testResults,
  tree,
  workspace,
};
