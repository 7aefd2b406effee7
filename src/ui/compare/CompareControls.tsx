import { ArrowLeftRight, ChevronDown, Columns2, X } from 'lucide-react';
import type { EdgeRouterNode } from '../../engine/graph/index.ts';
import { Button, IconButton } from '../common/Button.tsx';
import { controllerName, controllerNames, controllerVersion } from '../common/controllers.ts';
import { Menu, MenuChoice, MenuLabel } from '../common/Menu.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { SideTag } from '../parts/SideTag.tsx';
import './compare.css';

function choices(except: string | null) {
  return controllerNames
    .filter(({ id }) => id !== except)
    .map(({ id, name, version }) => ({
      value: id,
      label: (
        <>
          <span className="grow">{name}</span>
          <span className="dim small">{version}</span>
        </>
      ),
    }));
}

/** Whom one compares with at first: Traefik beside nginx and the specification, else ingress-nginx. */
function firstChoice(own: string | null): string {
  return own === 'ingress-nginx' || own === 'kubernetes' ? 'traefik' : 'ingress-nginx';
}

interface CompareControlsProps {
  /** The routers shown beside; with exactly one of them A and B can change places. */
  readonly routers: readonly EdgeRouterNode[];
}

function Second({ own, second }: { readonly own: string | null; readonly second: string }) {
  const { setCompareWith } = useActions();
  const { compare } = useMessages();
  const trigger = (
    <Button look="line" className="controller second" title={compare.second}>
      <SideTag side="B" />
      <span className="sr">{compare.second}:</span>
      <span className="ell">{controllerName(second)}</span>
      <span className="dim reg controller-version">{controllerVersion(second)}</span>
      <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
    </Button>
  );
  return (
    <Menu trigger={trigger} align="center">
      <MenuLabel>{compare.second}</MenuLabel>
      <MenuChoice value={second} onChange={setCompareWith} options={choices(own)} />
    </Menu>
  );
}

/** Starts, changes and ends the comparison with a second controller. */
export function CompareControls({ routers }: CompareControlsProps) {
  const { setCompareWith, setController } = useActions();
  const { compare } = useMessages();
  const second = useAppState((state) => state.compareWith);
  const [only] = routers;
  const own = routers.length === 1 ? (only?.controller ?? null) : null;
  if (!only) return null;
  if (second === null) {
    return (
      <Button
        look="line"
        className="soft compare-start"
        title={compare.startHint}
        aria-label={compare.start}
        onClick={() => setCompareWith(firstChoice(own))}
      >
        <Columns2 size={14} strokeWidth={1.75} aria-hidden />
        <span className="compare-word">{compare.start}</span>
      </Button>
    );
  }
  const swap = () => {
    setController(only.id, second);
    setCompareWith(only.controller);
  };
  return (
    <>
      {own !== null && (
        <IconButton label={compare.swap} className="compare-swap" onClick={swap}>
          <ArrowLeftRight size={14} strokeWidth={1.75} aria-hidden />
        </IconButton>
      )}
      <Second own={own} second={second} />
      <IconButton label={compare.stop} onClick={() => setCompareWith(null)}>
        <X size={14} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </>
  );
}
