import './outcome.css';

/** The mark of the first or second controller: A filled, B with a dashed outline. */
export function SideTag({ side }: { readonly side: 'A' | 'B' }) {
  return <span className={side === 'A' ? 'tag' : 'tag b'}>{side}</span>;
}
