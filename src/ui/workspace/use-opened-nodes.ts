import { useEffect, useRef, useState } from 'react';
import type { AppState, Snapshot } from '../../state/types.ts';
import { createEngineClient, type EngineClient } from '../../worker/client.ts';
import { applyDelta, emptySnapshot } from '../../worker/delta.ts';
import { spawnEngine } from '../../worker/spawn.ts';

interface Opened {
  readonly client: EngineClient;
  names: readonly string[];
  revision: number;
}

/** Returns the nodes of the texts as they were opened, read by an engine of their own while this is shown; `null` before. */
export function useOpenedNodes({
  files,
  controllers,
  options,
}: Pick<AppState, 'files' | 'controllers' | 'options'>): Snapshot['nodes'] | null {
  const [nodes, setNodes] = useState<Snapshot['nodes'] | null>(null);
  const opened = useRef<Opened | null>(null);
  useEffect(() => {
    const client = createEngineClient(spawnEngine());
    let snapshot = emptySnapshot;
    client.listen({
      snapshot(delta) {
        snapshot = applyDelta(snapshot, delta);
        setNodes(snapshot.nodes);
      },
      progress: () => undefined,
      failed: (message) => reportError(new Error(message)),
    });
    opened.current = { client, names: [], revision: 0 };
    return () => {
      client.close();
      opened.current = null;
    };
  }, []);
  // Typing makes new files of old openings: only these count.
  const key = JSON.stringify(files.map(({ name, openedText }) => [name, openedText]));
  useEffect(() => {
    const now = opened.current;
    if (!now) return;
    const texts: readonly (readonly [string, string])[] = JSON.parse(key);
    const removed = now.names.map((file) => ({ kind: 'remove' as const, file }));
    const added = texts.map(([name, text], at) => ({ kind: 'add' as const, at, name, text }));
    now.names = texts.map(([name]) => name);
    now.client.setControllers(controllers);
    now.client.setOptions(options);
    now.client.change(++now.revision, [...removed, ...added]);
  }, [key, controllers, options]);
  return nodes;
}
