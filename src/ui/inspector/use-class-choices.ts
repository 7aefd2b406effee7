import { useMemo } from 'react';
import type { WorkspaceNames } from '../../engine/language/index.ts';
import { useMessages } from '../common/store-context.ts';
import type { Choice } from '../forms/specs.ts';

/** Returns classes to choose from: those of the workspace with their controllers, then the usual names of known controllers. */
export function useClassChoices(classes: WorkspaceNames['classes']): readonly Choice[] {
  const { controllers } = useMessages().authoring;
  return useMemo(() => {
    const given = classes.map(({ name, controller }) => ({ value: name, ...(controller ? { note: controller } : {}) }));
    const usual = Object.entries(controllers).map(([value, note]) => ({ value, note }));
    return [...given, ...usual.filter(({ value }) => !classes.some(({ name }) => name === value))];
  }, [classes, controllers]);
}
