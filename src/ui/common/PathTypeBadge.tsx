import { tableOf } from '../../engine/text/index.ts';

const shapes = tableOf<{ readonly path: string; readonly letter: string; readonly x: number }>({
  Exact: { path: 'M1.7 1.7h14.6v14.6H1.7z', letter: 'E', x: 9 },
  Prefix: { path: 'M1.7 1.7h10l5 7.3-5 7.3h-10z', letter: 'P', x: 7.6 },
});

interface PathTypeBadgeProps {
  /** As written; a value that is no PathType shows `?`. */
  readonly pathType: string | null;
  /** Filled with the accent: on the live route. */
  readonly lit?: boolean;
}

/** A closed square for Exact, a tag open to the right for Prefix, a dashed ring for ImplementationSpecific. */
export function PathTypeBadge({ pathType, lit = false }: PathTypeBadgeProps) {
  const shape = shapes.get(pathType ?? '');
  const letter = shape?.letter ?? (pathType === 'ImplementationSpecific' ? 'I' : '?');
  return (
    <svg className={lit ? 'pb inv' : 'pb'} width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      {shape ? (
        <path className="o" d={shape.path} />
      ) : (
        <circle className="o" cx="9" cy="9" r="7.4" strokeDasharray="2.6 2" />
      )}
      <text className="f" x={shape?.x ?? 9} y="12.6">
        {letter}
      </text>
    </svg>
  );
}
