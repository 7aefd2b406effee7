import type { ObjectRef, RuleRef } from '../model/objects.ts';
import { mapOffset } from '../text/edit.ts';
import { refuse, run } from '../yaml/edit-attempt.ts';
import { unitIndexAt } from '../yaml/reread.ts';
import type { RuleTarget, SingleCommand } from './command.ts';
import {
  type Following,
  insideOf,
  type Nowhere,
  objectFrom,
  objectsIn,
  type Places,
  pathFrom,
  placeIn,
  positionOf,
  ruleForHost,
  ruleFrom,
  rulesAt,
  whereObject,
  wherePath,
  whereRule,
} from './places.ts';
import type { Marked, Row } from './row.ts';

/**
 * Returns a command that says where things stood at the beginning, as one that says where they stand now. An `index`
 * at which something is to stand stays as it was; `settle` knows it. A command without a line here does not compile.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One case for each kind of command.
export function* liveCommand(places: Places, command: SingleCommand): Following<SingleCommand> {
  switch (command.type) {
    case 'path/set-path':
    case 'path/set-type':
    case 'path/set-backend':
    case 'path/remove':
    case 'path/duplicate':
    case 'path/move-to-file':
      return { ...command, at: yield* wherePath(places, yield* pathFrom(places, command.at)) };
    case 'path/add':
      return { ...command, to: yield* liveTarget(places, command.to) };
    case 'path/move': {
      const at = yield* wherePath(places, yield* pathFrom(places, command.at));
      return { ...command, at, to: yield* liveTarget(places, command.to) };
    }
    case 'host/rename':
    case 'host/remove':
      return { ...command, rules: yield* liveRules(places, command.rules) };
    case 'host/duplicate':
    case 'host/move':
      return { ...command, rule: yield* liveRule(places, command.rule) };
    case 'tls/set-hosts':
    case 'tls/set-secret':
    case 'tls/remove':
    case 'service/set-port':
    case 'service/remove-port':
      return { ...command, ...(yield* liveEntry(places, command)) };
    case 'host/add':
    case 'tls/add':
    case 'service/add-port':
    case 'default-backend/set':
    case 'default-backend/remove':
    case 'ingress/set-class':
    case 'ingress/rename':
    case 'ingress/set-namespace':
    case 'ingress/remove':
    case 'ingress/duplicate':
    case 'annotation/set':
    case 'annotation/remove':
    case 'object/move-to-file':
      return { ...command, object: yield* liveObject(places, command.object) };
    case 'test/add':
      return { ...command, object: yield* liveDocument(places, command.object) };
    case 'ingress/add':
    case 'service/add':
    case 'service/rename':
      return command;
  }
}

function* liveObject(places: Places, ref: ObjectRef): Following<ObjectRef> {
  return yield* whereObject(places, yield* objectFrom(places, ref));
}

function* liveRule(places: Places, ref: RuleRef): Following<RuleRef> {
  return yield* whereRule(places, yield* ruleFrom(places, ref));
}

/** Those of them that are left. */
function* liveRules(places: Places, refs: readonly RuleRef[]): Following<readonly RuleRef[]> {
  const left: RuleRef[] = [];
  for (const ref of refs) {
    const found = run(liveRule(places, ref));
    if (found.ok) left.push(found.value);
    else if (found.error !== 'gone') return yield* refuse(found.error);
  }
  return left.length > 0 ? left : yield* refuse<Nowhere>('gone');
}

/** A rule that went with its last path is made again for its host; one that was removed is gone. */
function* liveTarget(places: Places, to: RuleTarget): Following<RuleTarget> {
  if ('rule' in to) {
    const mark = yield* ruleFrom(places, to);
    if (!mark.emptied) return yield* whereRule(places, mark);
    return { object: yield* whereObject(places, mark.object), host: mark.emptied.host };
  }
  const object = yield* liveObject(places, to.object);
  const rule = ruleForHost(rulesAt(places.start, to.object), to.host);
  const there = rule < 0 ? null : run(liveRule(places, { object: to.object, rule }));
  return there?.ok ? there.value : { object, host: to.host };
}

interface Entry {
  readonly object: ObjectRef;
  readonly index: number;
}

/** An entry of `spec.tls`, or a port of a Service. */
function* liveEntry(places: Places, command: Entry & { readonly type: string }): Following<Entry> {
  const mark = yield* objectFrom(places, command.object);
  const object = yield* whereObject(places, mark);
  const inside = insideOf(places, mark, object);
  const model = places.now.get(object.file)?.units[object.document]?.objects[object.item];
  const [row, count]: [Row<Marked>, number] = command.type.startsWith('tls/')
    ? [inside.tls, model?.kind === 'Ingress' ? model.tls.length : 0]
    : [inside.ports, model?.kind === 'Service' ? model.ports.length : 0];
  return { object, index: yield* placeIn(count, row, row.first[command.index]) };
}

/** A document is found by the first of its objects that is left; one without objects by where its text stands. */
function* liveDocument(places: Places, { file: name, document }: ObjectRef): Following<ObjectRef> {
  const [before, now] = [places.start.get(name), places.now.get(name)];
  const unit = before?.units[document];
  if (!before || !now || !unit) return yield* refuse<Nowhere>('never');
  if (unit.objects.length === 0) {
    const start = mapOffset(places.edits.get(name) ?? [], before.starts[document] ?? 0);
    return { file: name, document: unitIndexAt(now, start), item: 0 };
  }
  const first = positionOf(before, { file: name, document, item: 0 });
  const marks = objectsIn(places, name).first.slice(first, first + unit.objects.length);
  const left = marks.find(({ file }) => file !== null);
  return left ? yield* whereObject(places, left) : yield* refuse<Nowhere>('gone');
}
