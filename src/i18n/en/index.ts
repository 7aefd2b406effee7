import { app } from './app.ts';
import { diagnostics } from './diagnostics.ts';
import { editor } from './editor.ts';
import { examples } from './examples.ts';
import { files } from './files.ts';
import { fixes } from './fixes.ts';
import { graph } from './graph.ts';
import { history } from './history.ts';
import { inspector } from './inspector.ts';
import { notices } from './notices.ts';
import { problems } from './problems.ts';
import { request } from './request.ts';
import { trace } from './trace.ts';
import { tree } from './tree.ts';

/** All English words: the type that every language fills. */
export const en = {
  app,
  diagnostics,
  editor,
  examples,
  files,
  fixes,
  graph,
  history,
  inspector,
  notices,
  problems,
  request,
  trace,
  tree,
};

export type Messages = typeof en;
