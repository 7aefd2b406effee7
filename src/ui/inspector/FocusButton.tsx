import { Crosshair } from 'lucide-react';
import type { NodeId } from '../../engine/match/index.ts';
import { Button } from '../common/Button.tsx';
import { useActions, useMessages } from '../common/store-context.ts';
import { iconSize } from './Panel.tsx';

/** Shows a host or Service alone in the graph, with everything that reaches it. */
export function FocusButton({ id }: { readonly id: NodeId }) {
  const words = useMessages().graph.menu;
  const actions = useActions();
  const focus = (): void => {
    actions.inspect(null);
    actions.setFocus(id);
  };
  return (
    <p>
      <Button size="small" look="line" onClick={focus}>
        <Crosshair {...iconSize} />
        {words.focus}
      </Button>
    </p>
  );
}
