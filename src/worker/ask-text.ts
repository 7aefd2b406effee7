import { type CompiledRouter, profiles } from '../engine/controllers/index.ts';
import { type LanguageAsk, type LanguageReply, type LanguageWorld, loadLanguage } from '../engine/language/index.ts';
import { classNameOf } from '../engine/match/index.ts';
import type { ObjectRef } from '../engine/model/index.ts';
import { placeOfField } from '../engine/validate/index.ts';
import { buildCluster, findObjects, readTree, type SourceFile } from '../engine/yaml/index.ts';

/** Returns where a field stands in an object, the nearest one above it when it is missing; `null` for an object that is gone. */
function placeOf(files: readonly SourceFile[], object: ObjectRef, field: string) {
  const file = files.find(({ name }) => name === object.file);
  const unit = file?.units[object.document];
  const root = unit ? readTree(unit.text) : null;
  if (!file || !root) return null;
  const roots = root.kind === 'seq' ? root.items : [root];
  const tree = roots.flatMap((each) => findObjects(each))[object.item]?.node;
  const range = tree ? placeOfField(tree, field) : null;
  const base = file.starts[object.document] ?? 0;
  return range && { file: file.name, range: { start: base + range.start, end: base + range.end } };
}

/** Resolves to the answer to a question about the text of some files. */
export async function askText(
  files: readonly SourceFile[],
  routers: readonly CompiledRouter[],
  ask: LanguageAsk,
): Promise<LanguageReply> {
  if (ask.kind === 'field') return { kind: 'field', value: placeOf(files, ask.object, ask.field) };
  const { askLanguage, annotationsFor, isKnown } = await loadLanguage();
  const cluster = buildCluster(files, 'auto', true);
  const annotationsOf: LanguageWorld['annotationsOf'] = (className) => {
    const router = routers.find((one) => one.classNames.includes(className));
    const used = cluster.ingresses
      .filter(({ object }) => classNameOf(object) === className)
      .flatMap(({ object }) => [...object.metadata.annotations.keys()]);
    return annotationsFor(router?.profile.id ?? '', className, used);
  };
  const controllers = [...new Set([...profiles.flatMap(({ controllerNames }) => controllerNames)])];
  return askLanguage({ files, cluster, controllers, annotationsOf, isKnown }, ask);
}
