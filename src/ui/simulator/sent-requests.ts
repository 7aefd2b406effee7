import { useCallback, useState } from 'react';

export interface SentRequest {
  readonly text: string;
  readonly method: string;
}

/** Begins as all names of ours, so that "Forget everything" finds it. */
const key = 'ingraph/sent';
/** Under this name an older version kept the list. */
const oldKey = 'ingraph.sent';
const most = 20;

function isSent(value: unknown): value is SentRequest {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'method' in value &&
    typeof value.method === 'string'
  );
}

/** What was kept in this tab; anything unreadable counts as nothing. */
function readKept(): readonly SentRequest[] {
  try {
    sessionStorage.removeItem(oldKey);
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isSent).slice(0, most) : [];
  } catch {
    return [];
  }
}

/** Returns the requests sent in this tab, newest first, and a way to add one. */
export function useSentRequests(): readonly [readonly SentRequest[], (request: SentRequest) => void] {
  const [sent, setSent] = useState(readKept);
  const add = useCallback((request: SentRequest) => {
    setSent((before) => {
      const others = before.filter(({ text, method }) => text !== request.text || method !== request.method);
      const next = [request, ...others].slice(0, most);
      try {
        sessionStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Storage may be full or forbidden: the list then lives as long as the page.
      }
      return next;
    });
  }, []);
  return [sent, add];
}
