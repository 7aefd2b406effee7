import { ChevronDown } from 'lucide-react';
import { Fragment, useMemo } from 'react';
import { type EdgeRouterNode, routerName } from '../../engine/graph/index.ts';
import { Button } from '../common/Button.tsx';
import { controllerName, controllerNames, controllerVersion } from '../common/controllers.ts';
import { Menu, MenuChoice, MenuLabel } from '../common/Menu.tsx';
import { Popover } from '../common/Popover.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { CompareControls } from '../compare/CompareControls.tsx';
import { OptionsPopover } from '../compare/OptionsPopover.tsx';
import { SideTag } from '../parts/SideTag.tsx';

const guess = 'guess';

function useRouters(): readonly EdgeRouterNode[] {
  const nodes = useAppState((state) => state.snapshot.nodes);
  const ids = useAppState((state) => state.snapshot.order.routers);
  return useMemo(
    () => ids.map((id) => nodes.get(id)).filter((node): node is EdgeRouterNode => node?.kind === 'edge-router'),
    [nodes, ids],
  );
}

function Name({ router, showClass }: { readonly router: EdgeRouterNode; readonly showClass: boolean }) {
  const { app } = useMessages();
  return (
    <>
      {showClass && <span className="dim controller-class ell">{routerName(router, app.noClass)}</span>}
      <span className="ell">{controllerName(router.controller)}</span>
      <span className="dim reg controller-version">{controllerVersion(router.controller)}</span>
      {router.guessed && (
        <span className="chip" title={app.controller.guessedHint}>
          {app.controller.guessed}
        </span>
      )}
    </>
  );
}

interface RouterMenuProps {
  readonly router: EdgeRouterNode;
  readonly showClass: boolean;
}

function RouterMenu({ router, showClass }: RouterMenuProps) {
  const { setController } = useActions();
  const { app } = useMessages();
  const chosen = useAppState((state) => state.controllers.get(router.id));
  const isComparing = useAppState((state) => state.compareWith !== null);
  const className = routerName(router, app.noClass);
  const trigger = (
    <Button look="line" className="controller" aria-label={undefined} title={app.controller.of(className)}>
      {isComparing && <SideTag side="A" />}
      <span className="sr">{app.controller.of(className)}:</span>
      <Name router={router} showClass={showClass} />
      <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
    </Button>
  );
  const options = controllerNames.map(({ id, name, version }) => ({
    value: id,
    label: (
      <>
        <span className="grow">{name}</span>
        <span className="dim small">{version}</span>
      </>
    ),
  }));
  const automatic = {
    value: guess,
    label: chosen ? app.controller.guessAgain : app.controller.guess(controllerName(router.controller)),
  };
  return (
    <Menu trigger={trigger} align="center">
      <MenuLabel>{app.controller.choose(className)}</MenuLabel>
      <MenuChoice
        value={chosen ?? guess}
        onChange={(value) => setController(router.id, value === guess ? null : value)}
        options={[automatic, ...options]}
      />
    </Menu>
  );
}

/** More than two classes: one button for all, a row with a list for each. */
function RoutersPopover({ routers }: { readonly routers: readonly EdgeRouterNode[] }) {
  const { setController } = useActions();
  const { app } = useMessages();
  const controllers = useAppState((state) => state.controllers);
  const trigger = (
    <Button look="line" className="controller">
      {app.controller.several(routers.length)}
      <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
    </Button>
  );
  return (
    <Popover trigger={trigger} label={app.controller.label} align="center">
      <div className="routers-sheet">
        {routers.map((router) => (
          <label key={router.id}>
            <span className="mono ell">{routerName(router, app.noClass)}</span>
            <span className="select-wrap input">
              <select
                value={controllers.get(router.id) ?? guess}
                onChange={({ target }) => setController(router.id, target.value === guess ? null : target.value)}
              >
                <option value={guess}>{app.controller.guess(controllerName(router.controller))}</option>
                {controllerNames.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
              <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
            </span>
          </label>
        ))}
      </div>
    </Popover>
  );
}

/** Who answers: one choice per ingress class, guessed until someone chooses. */
export function ControllerMenu() {
  const routers = useRouters();
  const isComparing = useAppState((state) => state.compareWith !== null);
  if (routers.length > 2) {
    return (
      <span className="controllers">
        <RoutersPopover routers={routers} />
        <CompareControls routers={routers} />
      </span>
    );
  }
  return (
    <span className={isComparing ? 'controllers comparing' : 'controllers'}>
      {routers.map((router) => (
        <Fragment key={router.id}>
          <RouterMenu router={router} showClass={routers.length > 1} />
          <OptionsPopover router={router} />
        </Fragment>
      ))}
      <CompareControls routers={routers} />
    </span>
  );
}
