import { useEffect, useState } from 'react';
import { loadProofs } from '../../engine/proofs/index.ts';
import type { Problem } from '../../state/types.ts';
import { useActions, useAppState } from '../common/store-context.ts';

/** Splits a request line into what the bar has beside each other. */
export function barParts(line: string): { readonly method: string; readonly text: string } {
  const [, method = 'GET', text = line] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
  return { method, text };
}

/** Returns the request that shows a problem, asked as the bar asks it; `null` while it is not known, or when none does. */
export function useProof(problem: Problem): string | null {
  const { consider } = useActions();
  const snapshot = useAppState((state) => state.snapshot);
  const [proof, setProof] = useState<{ readonly id: string; readonly line: string | null } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other texts, controllers or options answer otherwise
  useEffect(() => {
    let isOld = false;
    const find = async (): Promise<void> => {
      const { linesFor, isShownBy } = await loadProofs();
      const { diagnostic, object, id } = problem;
      const lines = linesFor(diagnostic);
      const queries = lines.map((line) => ({ ...barParts(line), headers: [], router: null }));
      const considered = lines.length > 0 ? await consider({ queries, fixes: [] }) : null;
      const replies = considered?.replies ?? [];
      const at = replies.findIndex(({ answer }) => answer && isShownBy(diagnostic, object, answer.decision));
      if (!isOld) setProof({ id, line: lines[at] ?? null });
    };
    void find();
    return () => {
      isOld = true;
    };
  }, [problem, snapshot, consider]);
  return proof?.id === problem.id ? proof.line : null;
}
