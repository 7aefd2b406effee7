import { useEffect, useState } from 'react';
import type {
  IngressDetails,
  LanguageAsk,
  LanguageReply,
  ServiceDetails,
  WorkspaceNames,
} from '../../engine/language/index.ts';
import type { ObjectRef } from '../../engine/model/index.ts';
import type { HoverMessages } from '../../i18n/messages.ts';
import { loadHoverWords } from '../../i18n/messages.ts';
import { useActions, useAppState } from '../common/store-context.ts';

/** Returns the answer to a question, asked again when texts were read anew or another controller was chosen; meanwhile the last one. */
function useReply(ask: LanguageAsk): LanguageReply | undefined {
  const actions = useActions();
  const snapshot = useAppState((state) => state.snapshot);
  const controllers = useAppState((state) => state.controllers);
  const [reply, setReply] = useState<LanguageReply>();
  const key = JSON.stringify(ask);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again when the answer may be another one
  useEffect(() => {
    let isOld = false;
    // The key is a question that was made plain text some lines above.
    void actions.ask(JSON.parse(key) as LanguageAsk).then((next) => {
      if (!isOld && next) setReply(next);
    });
    return () => {
      isOld = true;
    };
  }, [actions, key, snapshot, controllers]);
  return reply;
}

/** Returns what an Ingress holds, kept while newer texts are read; `undefined` before the first answer, `null` when it is gone. */
export function useIngressDetails(object: ObjectRef): IngressDetails | null | undefined {
  const reply = useReply({ kind: 'ingress', object });
  return reply?.kind === 'ingress' ? reply.value : undefined;
}

/** Returns what a Service holds, in the same way. */
export function useServiceDetails(object: ObjectRef): ServiceDetails | null | undefined {
  const reply = useReply({ kind: 'service', object });
  return reply?.kind === 'service' ? reply.value : undefined;
}

const noNames: WorkspaceNames = { namespaces: [], classes: [], secrets: [] };

/** Returns the names of the workspace for fields to offer. */
export function useWorkspaceNames(): WorkspaceNames {
  const reply = useReply({ kind: 'names' });
  return reply?.kind === 'names' ? reply.value : noNames;
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
