import { Copy } from 'lucide-react';
import type { IntakePart } from '../../engine/intake/index.ts';
import { Button } from '../common/Button.tsx';
import { Rich } from '../common/Rich.tsx';
import { copyText } from '../parts/export-files.ts';
import { Asked } from './ErrorParts.tsx';
import type { StudiedRoute } from './study.ts';
import type { IntakeWords } from './use-intake.ts';

interface ListingPartProps {
  readonly part: Extract<IntakePart, { kind: 'listing' }>;
  readonly routes: readonly StudiedRoute[];
  readonly words: IntakeWords;
}

function commandFor({ form, ingresses }: ListingPartProps['part']): string {
  const [only, ...others] = ingresses;
  const namespace = only?.namespace ? ` -n ${only.namespace}` : '';
  if (form === 'get' && (others.length > 0 || !only)) {
    return `kubectl get ingress${ingresses.some((one) => one.namespace !== '') ? ' -A' : ''} -o yaml`;
  }
  return `kubectl get ingress ${only?.name ?? ''}${namespace} -o yaml`;
}

/** What kubectl lists is no manifest: says why, and what prints one; what it lists is asked. */
export function ListingPart({ part, routes, words }: ListingPartProps) {
  const command = commandFor(part);
  return (
    <article className="pc-item">
      <p className="pc-why">
        <Rich text={words.listing[part.form](command)} />
      </p>
      <p className="pc-row">
        <Button size="small" look="soft" onClick={() => void copyText(command)}>
          <Copy size={14} strokeWidth={1.75} aria-hidden />
          {words.listing.copy}
        </Button>
      </p>
      {routes.map(({ route, ...asked }) => (
        <div key={`${route.host} ${route.path} ${route.backend}`}>
          <p className="pc-row">
            <Asked asked={asked} words={words} />
          </p>
          {(route.backend || route.trouble) && (
            <p className="pc-why dim">
              {words.listing.says(route.backend)}
              {route.trouble && `. ${words.listing.trouble(route.trouble)}`}
            </p>
          )}
        </div>
      ))}
    </article>
  );
}
