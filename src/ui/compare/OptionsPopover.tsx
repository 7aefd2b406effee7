import { SlidersHorizontal } from 'lucide-react';
import type { EdgeRouterNode } from '../../engine/graph/index.ts';
import { lookup } from '../../engine/text/index.ts';
import { IconButton } from '../common/Button.tsx';
import { boundedPart } from '../common/bounded-part.tsx';
import { controllerName } from '../common/controllers.ts';
import { Popover } from '../common/Popover.tsx';
import { useAppState, useMessages } from '../common/store-context.ts';
import './compare.css';

const OptionsSheet = boundedPart(() => import('./OptionsSheet.tsx').then((part) => part.OptionsSheet), {
  wait: <div className="options-sheet" />,
});

/** The options of one router's controller, behind a button; a dot says that some are set. */
export function OptionsPopover({ router }: { readonly router: EdgeRouterNode }) {
  const { compare } = useMessages();
  const isSet = useAppState((state) => lookup(state.options.get(router.id), router.controller) !== undefined);
  const label = compare.options(controllerName(router.controller));
  const trigger = (
    <IconButton label={label} className={isSet ? 'has-sheet has-options' : 'has-sheet'}>
      <SlidersHorizontal size={14} strokeWidth={1.75} aria-hidden />
    </IconButton>
  );
  return (
    <Popover trigger={trigger} label={label} align="center">
      <OptionsSheet routerId={router.id} profileId={router.controller} />
    </Popover>
  );
}
