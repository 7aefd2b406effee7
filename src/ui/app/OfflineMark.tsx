import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useMessages } from '../common/store-context.ts';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}

/** Says while there is no network that nothing is missing: only where that is so. */
export function OfflineMark() {
  const { offline } = useMessages().workspace;
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  // On the first visit the app is kept for the next one: parts that this page still lacks would not come.
  const isWhole = navigator.serviceWorker?.controller != null;
  return (
    <span className="offline" role="status">
      {!isOnline && (
        <>
          <WifiOff size={14} strokeWidth={1.75} aria-hidden />
          {isWhole ? offline.whole : offline.part}
        </>
      )}
    </span>
  );
}
