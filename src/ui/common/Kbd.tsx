import { keyWords } from './platform.ts';

/** Shows a key combination such as `Mod+Z` as people of this system write it. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className="kbd">{keyWords(keys)}</kbd>;
}
