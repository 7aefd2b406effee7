import type { Result } from '../text/result.ts';
import { run } from '../yaml/edit-attempt.ts';
import type { SourceFile } from '../yaml/source-file.ts';
import { planBackend } from './backend.ts';
import { planBatch, planInSteps } from './batch.ts';
import type { Planning } from './check.ts';
import type { Command, CommandError, Plan, SingleCommand } from './command.ts';
import { planHost } from './host.ts';
import { planMetadata } from './metadata.ts';
import { planMoveObject } from './move-object.ts';
import { planPath } from './path.ts';
import { planRouteTest } from './route-test.ts';
import { planRenameService } from './service.ts';
import { planServicePorts } from './service-ports.ts';
import { planTls } from './tls.ts';
import { planDocument } from './whole-object.ts';

/** Returns the smallest edits that carry out `command`, or why there are none. Only the units it touches are parsed; never throws. */
export function plan(files: ReadonlyMap<string, SourceFile>, command: Command): Result<Plan, CommandError> {
  return command.type === 'batch' ? planBatch(files, command.commands, planOne) : planOne(files, command);
}

function planOne(files: ReadonlyMap<string, SourceFile>, command: SingleCommand): Result<Plan, CommandError> {
  if (command.type === 'path/move-to-file') return planInSteps(files, command, planOne);
  return run(planner(files, command));
}

type Direct = Exclude<SingleCommand, { readonly type: 'path/move-to-file' }>;

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One case for each kind of command.
function planner(files: ReadonlyMap<string, SourceFile>, command: Direct): Planning<Plan> {
  switch (command.type) {
    case 'path/set-path':
    case 'path/set-type':
    case 'path/add':
    case 'path/remove':
    case 'path/duplicate':
    case 'path/move':
      return planPath(files, command);
    case 'path/set-backend':
    case 'default-backend/set':
    case 'default-backend/remove':
      return planBackend(files, command);
    case 'host/add':
    case 'host/rename':
    case 'host/remove':
    case 'host/duplicate':
    case 'host/move':
      return planHost(files, command);
    case 'tls/add':
    case 'tls/set-hosts':
    case 'tls/set-secret':
    case 'tls/remove':
      return planTls(files, command);
    case 'ingress/rename':
    case 'ingress/set-namespace':
    case 'ingress/set-class':
    case 'annotation/set':
    case 'annotation/remove':
      return planMetadata(files, command);
    case 'service/rename':
      return planRenameService(files, command);
    case 'service/set-port':
    case 'service/add-port':
    case 'service/remove-port':
      return planServicePorts(files, command);
    case 'service/add':
    case 'ingress/add':
    case 'ingress/remove':
    case 'ingress/duplicate':
      return planDocument(files, command);
    case 'object/move-to-file':
      return planMoveObject(files, command);
    case 'test/add':
      return planRouteTest(files, command);
  }
}
