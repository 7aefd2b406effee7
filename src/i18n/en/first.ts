import { app } from './app.ts';
import { compare } from './compare.ts';
import { editor } from './editor.ts';
import { examples } from './examples.ts';
import { files } from './files.ts';
import { graph } from './graph.ts';
import { request } from './request.ts';
import { tests } from './tests.ts';
import { trace } from './trace.ts';

/** English words of what is on the page at first: they travel with its code. */
export const first = { app, compare, editor, examples, files, graph, request, tests, trace };
