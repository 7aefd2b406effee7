import type { Command, HistoryLabel, SingleCommand } from '../../engine/commands/index.ts';
import type { FixLabel } from '../../engine/diagnostics/index.ts';
import { createServices, missingNamed } from '../../engine/gestures/index.ts';
import type { ErrorReading } from '../../engine/intake/index.ts';
import { isSameObject, type ObjectRef } from '../../engine/model/index.ts';
import type { TextEdit } from '../../engine/text/index.ts';
import type { IngressSummary, Snapshot } from '../../state/types.ts';
import { editsOfFix } from '../parts/fix-plan.ts';
import { backendNamed, type ErrorPlace, type IntakeApp, objectOf, pathsNamed } from './place-of-error.ts';

/** A correction that one press makes: as edits, and how it is named. */
export interface ErrorFix {
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** The label of a correction of ours, or of the step of a command. */
  readonly label:
    | { readonly kind: 'fix'; readonly name: FixLabel }
    | { readonly kind: 'step'; readonly command: Command; readonly step: HistoryLabel };
}

/** Commands for one correction: the first that can be done is the one. */
type Alternatives = readonly SingleCommand[];

/** Ingresses that are asked for their annotations. */
const mostAsked = 50;

function namedIngresses({ ingresses }: Snapshot, reading: ErrorReading): readonly IngressSummary[] {
  const name = objectOf(reading);
  return ingresses.filter((one) => name === null || one.name === name).slice(0, mostAsked);
}

/** Takes an annotation away wherever it is written. */
async function withoutAnnotation(
  { actions, state }: IntakeApp,
  reading: ErrorReading,
  key: string,
): Promise<readonly Alternatives[]> {
  const found: Alternatives[] = [];
  for (const { object } of namedIngresses(state().snapshot, reading)) {
    const reply = await actions.ask({ kind: 'ingress', object });
    const has = reply?.kind === 'ingress' && reply.value?.annotations.some((annotation) => annotation.key === key);
    if (has) found.push([{ type: 'annotation/remove', object, key }]);
  }
  return found;
}

/** The path of the Ingress that came later, not of the one the text says has it already: away with it, or a canary of the other. */
function withoutDuplicate(snapshot: Snapshot, reading: ErrorReading): readonly Alternatives[] {
  const { other = '' } = reading.names;
  const isOther = (object: ObjectRef): boolean => {
    const found = snapshot.ingresses.find((one) => isSameObject(one.object, object));
    return found !== undefined && `${found.namespace}/${found.name}` === other;
  };
  const [path] = pathsNamed(snapshot, reading).filter(({ owner }) => !isOther(owner.object));
  if (!path) return [];
  const { object } = path.owner;
  return [
    // The only path of an Ingress takes the Ingress along.
    [
      { type: 'path/remove', at: path.at },
      { type: 'ingress/remove', object },
    ],
    [{ type: 'annotation/set', object, key: 'nginx.ingress.kubernetes.io/canary', value: 'true' }],
  ];
}

function asPattern(snapshot: Snapshot, reading: ErrorReading): readonly Alternatives[] {
  return pathsNamed(snapshot, reading)
    .filter(({ pathType }) => pathType !== 'ImplementationSpecific')
    .map(({ at }) => [{ type: 'path/set-type', at, pathType: 'ImplementationSpecific' }]);
}

/** The Service that a backend asks for, with the ports that all of them do. */
function withService(snapshot: Snapshot, reading: ErrorReading): readonly Alternatives[] {
  const node = backendNamed(snapshot, reading);
  if (!node) return [];
  const missing = missingNamed(snapshot, node.namespace, node.name);
  const gesture = createServices(missing ? [missing] : []);
  return gesture.ok ? [gesture.value] : [];
}

/** Returns the commands that do away with what a text complains of, each a correction of its own. */
async function commandsFor(app: IntakeApp, reading: ErrorReading): Promise<readonly Alternatives[]> {
  const { snapshot } = app.state();
  switch (reading.code) {
    case 'route-duplicate':
      return withoutDuplicate(snapshot, reading);
    case 'path-pattern':
    case 'gke-wildcard':
      return asPattern(snapshot, reading);
    case 'snippet-disabled':
    case 'annotation-value':
    case 'annotation-word':
      return withoutAnnotation(app, reading, reading.names.annotation ?? '');
    case 'class-contradicts':
      return withoutAnnotation(app, reading, 'kubernetes.io/ingress.class');
    case 'service-missing':
    case 'traefik-service-missing':
    case 'gke-service-missing':
    case 'endpoints-missing':
      return withService(snapshot, reading);
    default:
      return [];
  }
}

/** Resolves to the corrections of an error text: those of the problem it leads to, then commands that can be done. */
export async function fixesFor(
  app: IntakeApp,
  reading: ErrorReading,
  place: ErrorPlace | null,
): Promise<readonly ErrorFix[]> {
  const fixes: ErrorFix[] = [];
  const problem = place?.kind === 'problem' ? place.problem : null;
  for (const fix of problem?.diagnostic.fixes ?? []) {
    const edits = problem ? editsOfFix(app.state().snapshot, problem, fix) : [];
    if (problem && edits.length > 0) {
      fixes.push({ edits: new Map([[problem.object.file, edits]]), label: { kind: 'fix', name: fix.label } });
    }
  }
  for (const alternatives of await commandsFor(app, reading)) {
    const fix = await firstDoable(app, alternatives);
    if (fix) fixes.push(fix);
  }
  return fixes.slice(0, 4);
}

async function firstDoable({ actions }: IntakeApp, alternatives: Alternatives): Promise<ErrorFix | null> {
  for (const command of alternatives) {
    const planned = await actions.planned(command);
    if (planned.ok) return { edits: planned.value.edits, label: { kind: 'step', command, step: planned.value.label } };
  }
  return null;
}
