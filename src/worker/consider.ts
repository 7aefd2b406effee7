import { type CompiledRouter, compileRouters } from '../engine/controllers/index.ts';
import type { TextEdit } from '../engine/text/index.ts';
import { noReferences, updateReferences } from '../engine/validate/index.ts';
import { buildCluster, editSourceFile, type SourceFile } from '../engine/yaml/index.ts';
import type { Consideration, Considered } from '../protocol/answers.ts';
import type { Problem } from '../protocol/snapshot.ts';
import { answerRequest } from './answer.ts';
import type { ImpactWorld } from './impact-preview.ts';
import { collectProblems } from './problems.ts';

/** Above this nothing is compiled to find out what a correction does. */
const mostPaths = 5000;

/** What API server, kubectl or a webhook would refuse. */
function isRefusal({ diagnostic: { code, severity, origin } }: Problem): boolean {
  if (code === 'ingress-nginx/webhook-duplicate' || code === 'ingress-nginx/webhook-path') return true;
  return (
    severity === 'error' && (origin.kind === 'api-server' || origin.kind === 'yaml' || code === 'controller/rejected')
  );
}

function refusalsIn(
  files: readonly SourceFile[],
  routers: readonly CompiledRouter[],
  edited: ReadonlySet<string>,
): number {
  const objects = files.flatMap(({ units }) => units.flatMap(({ lastGood }) => lastGood));
  const references = updateReferences(noReferences, objects, buildCluster(files, 'auto', true).existence);
  const problems = collectProblems(files, references, routers, [], () => ({ tests: [], places: [], diagnostics: [] }));
  return problems.filter((problem) => edited.has(problem.object.file) && isRefusal(problem)).length;
}

/** Returns whether everybody who may refuse the files takes them once these edits are made. */
function isAccepted(world: ImpactWorld, edits: ReadonlyMap<string, readonly TextEdit[]>): boolean {
  const { files, controllers, loaded, optionsOf } = world;
  const next = files.map((file) => {
    const list = edits.get(file.name);
    return list ? editSourceFile(file, list) : file;
  });
  const cluster = buildCluster(next, 'auto', true);
  const routers = compileRouters(cluster, controllers, loaded, optionsOf);
  return refusalsIn(next, routers, new Set(edits.keys())) === 0;
}

/** Answers requests that are not in the bar, and says which corrections would be accepted; nothing is changed. */
export function consider(world: ImpactWorld, { queries, fixes }: Consideration): Considered {
  const { revision, snapshot, routers } = world;
  const isSmall = snapshot.counts.paths <= mostPaths;
  return {
    revision,
    replies: queries.map((query) => answerRequest(snapshot, routers, query)),
    accepted: fixes.map((edits) => isSmall && isAccepted(world, edits)),
  };
}
