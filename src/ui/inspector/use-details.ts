import { useEffect, useState } from 'react';
import type { IngressDetails, ObjectRef, WorkspaceNames } from '../../engine/index.ts';
import type { HoverMessages } from '../../i18n/messages.ts';
import { loadHoverWords } from '../../i18n/messages.ts';
import { useActions, useAppState } from '../common/store-context.ts';

/** Returns what an Ingress holds, kept while newer texts are read; `undefined` before the first answer, `null` when it is gone. */
export function useIngressDetails(object: ObjectRef): IngressDetails | null | undefined {
  const actions = useActions();
  const snapshot = useAppState((state) => state.snapshot);
  const controllers = useAppState((state) => state.controllers);
  const [details, setDetails] = useState<IngressDetails | null>();
  const { file, document, item } = object;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again when texts were read anew or another controller was chosen
  useEffect(() => {
    let isOld = false;
    void actions.ask({ kind: 'ingress', object: { file, document, item } }).then((reply) => {
      if (!isOld && reply?.kind === 'ingress') setDetails(reply.value);
    });
    return () => {
      isOld = true;
    };
  }, [actions, file, document, item, snapshot, controllers]);
  return details;
}

const noNames: WorkspaceNames = { namespaces: [], classes: [], secrets: [] };

/** Returns the names of the workspace for fields to offer. */
export function useWorkspaceNames(): WorkspaceNames {
  const actions = useActions();
  const snapshot = useAppState((state) => state.snapshot);
  const [names, setNames] = useState(noNames);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again when texts were read anew
  useEffect(() => {
    let isOld = false;
    void actions.ask({ kind: 'names' }).then((reply) => {
      if (!isOld && reply?.kind === 'names') setNames(reply.value);
    });
    return () => {
      isOld = true;
    };
  }, [actions, snapshot]);
  return names;
}

/** Returns the sentences about annotations, `null` while they are loaded. */
export function useAnnotationWords(): HoverMessages['annotations'] | null {
  const locale = useAppState((state) => state.locale);
  const [words, setWords] = useState<HoverMessages['annotations'] | null>(null);
  useEffect(() => {
    let isOld = false;
    loadHoverWords(locale).then(
      ({ annotations }) => {
        if (!isOld) setWords(annotations);
      },
      // Without them the fields still work.
      () => undefined,
    );
    return () => {
      isOld = true;
    };
  }, [locale]);
  return words;
}
