import { Info, Lightbulb, OctagonX, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../engine/diagnostics/index.ts';

const icons = { error: OctagonX, warning: TriangleAlert, info: Info, hint: Lightbulb };

/** A shape per level: octagon, triangle, circle, bulb. The word stands beside it, never colour alone. */
export function SeverityIcon({ severity, size = 16 }: { readonly severity: Severity; readonly size?: number }) {
  const Icon = icons[severity];
  return <Icon className={`severity ${severity}`} size={size} strokeWidth={1.75} aria-hidden />;
}
