import { type NodeProps, useStore } from '@xyflow/react';
import { Check, ChevronDown, ChevronRight, CircleX, Globe, Lock, LockOpen, Router } from 'lucide-react';
import { lazy, memo, type ReactNode } from 'react';
import type {
  BackendNode,
  DefaultBackendNode,
  EdgeRouterNode,
  HostNode,
  Owner,
  PathNode,
  TlsState,
} from '../../engine/graph/index.ts';
import { backendTitle, brokenState, routerName } from '../../engine/graph/index.ts';
import { idle } from '../common/idle.ts';
import { Later } from '../common/Later.tsx';
import { PathTypeBadge } from '../common/PathTypeBadge.tsx';
import { useAppState, useMessages } from '../common/store-context.ts';
import { NodeBadge, useMarkWords, useNodeMark } from '../parts/NodeBadge.tsx';
import type { NodeLook } from '../parts/node-look.ts';
import { backendSub, chipWords, deadWords, hostText, nodeName, pathText, tlsWords } from '../parts/node-words.ts';
import { PathTests, useTestHits, useTestWords } from '../parts/PathTests.tsx';
import type { CanvasItem, EndItem } from '../parts/view-graph.ts';
import type { CanvasNode } from './canvas-nodes.ts';
import { useNodeLook } from './use-node-look.ts';

interface PartProps<T> {
  readonly item: T;
  readonly look: NodeLook;
}

/** How the tests that hit a path or default backend went. */
function Tests({ id }: { readonly id: string }) {
  return <PathTests hits={useTestHits(id)} />;
}

/** A name, shortened by the layout where the node is too narrow for all of it. */
function Name({ text, cut = null }: { readonly text: string; readonly cut?: string | null }) {
  return (
    <span className="gn-name" title={text}>
      {cut ?? text}
    </span>
  );
}

function Band({ owners }: { readonly owners: readonly Owner[] }) {
  return (
    <span className="gn-band">
      {owners.map(({ name, index }) => (
        <i key={`${index} ${name}`} className={`own-${(index % 4) + 1}`} data-again={index > 3 || undefined} />
      ))}
    </span>
  );
}

/** A lock with a star: the certificate is for `*.`, not for this very name. */
function WildcardLock() {
  return (
    <svg className="gn-icon" width="14" height="14" viewBox="0 0 24 24" aria-hidden="true">
      <rect width="18" height="11" x="3" y="11" rx="2" />
      <path d="M7 11V7a5 5 0 0 1 10 0v4" />
      <path d="M12 14v5M9.8 15.2l4.4 2.6M14.2 15.2l-4.4 2.6" strokeWidth="1.6" />
    </svg>
  );
}

function TlsIcon({ kind }: { readonly kind: TlsState['kind'] }) {
  if (kind === 'wildcard') return <WildcardLock />;
  if (kind === 'covered') return <Lock className="gn-icon" size={14} strokeWidth={1.75} aria-hidden />;
  if (kind === 'none') return <LockOpen className="gn-icon warn" size={14} strokeWidth={1.75} aria-hidden />;
  return <Globe className="gn-icon" size={14} strokeWidth={1.75} aria-hidden />;
}

function VerdictChip({ look }: { readonly look: NodeLook }) {
  const text = chipWords(useMessages().graph, look);
  if (text === null) return null;
  if (look.verdict !== 'wins') return <span className="chip lost">{text}</span>;
  return (
    <span className="chip win">
      <Check size={11} strokeWidth={2.5} aria-hidden />
      {text}
    </span>
  );
}

function RouterPart({ item }: { readonly item: EdgeRouterNode }) {
  const name = routerName(item, useMessages().graph.noClass);
  return (
    <>
      <Router size={20} strokeWidth={1.75} aria-hidden />
      <span className="gn-router-name" title={name}>
        {name}
      </span>
    </>
  );
}

function HostPart({ item, look }: PartProps<HostNode>) {
  const words = useMessages().graph;
  const { group } = item;
  // A domain is never *. and its rest: that would be a host of its own.
  const name = group === undefined ? hostText(words, item.host) : `….${item.host}`;
  const isOpenGroup = group !== undefined && !item.collapsed;
  const tls = tlsWords(words, item.tls);
  const paths = group === undefined ? words.paths({ count: item.pathCount }) : words.hosts({ count: group });
  const sub = look.compact || item.collapsed || !tls ? paths : tls;
  const isWarning = item.tls.kind === 'none' && sub === tls;
  return (
    <>
      <Band owners={item.owners} />
      {item.collapsed && <ChevronRight className="gn-icon" size={14} aria-hidden />}
      {isOpenGroup && <ChevronDown className="gn-icon" size={14} aria-hidden />}
      {!((item.collapsed || isOpenGroup) && item.tls.kind === 'off') && <TlsIcon kind={item.tls.kind} />}
      <span className="gn-text">
        <Name text={name} cut={group === undefined ? look.cut : null} />
        {/* Beside the name there is no room for both. */}
        {look.verdict === null ? (
          <span className={isWarning ? 'gn-sub warn' : 'gn-sub'}>{sub}</span>
        ) : (
          <VerdictChip look={look} />
        )}
      </span>
    </>
  );
}

function brokenChip(
  words: ReturnType<typeof useMessages>['graph'],
  item: PathNode | DefaultBackendNode,
  look: NodeLook,
) {
  if (item.backendId === null) return words.noBackend;
  const why = look.backend && brokenState(look.backend);
  return why && words.brokenShort[why];
}

/** Chips shown at once; the node's name has all of them. */
const mostChips = 2;

function usePathChips(item: PathNode, look: NodeLook, width: number): readonly ReactNode[] {
  const words = useMessages().graph;
  const broken = brokenChip(words, item, look);
  const hits = useTestHits(item.id);
  const { split } = look;
  const chips = [
    split?.badge(look, width),
    broken !== null && (
      <span key="broken" className="chip bad">
        <CircleX size={11} strokeWidth={2} aria-hidden />
        {broken}
      </span>
    ),
    look.verdict !== null && (look.verdict === 'wins' || (broken === null && !split)) && (
      <VerdictChip key="verdict" look={look} />
    ),
    hits.count > 0 && <PathTests key="tests" hits={hits} />,
  ];
  return chips.filter(Boolean).slice(0, mostChips);
}

/** The name has its line; chips stand beside it where both have room, else on the second line. */
function PathPart({ item, look, width }: PartProps<PathNode> & { readonly width: number }) {
  const words = useMessages().graph;
  const fate = item.dead ? deadWords(words, item.dead.why, look.deadBy) : null;
  const sub = fate ?? (item.effective === null ? null : words.runsAs({ pattern: item.effective }));
  const chips = usePathChips(item, look, width);
  return (
    <>
      <Band owners={[item.owner]} />
      {item.order !== null && <span className="ord">{item.order}</span>}
      <PathTypeBadge pathType={item.pathType} lit={look.lit} />
      <span className="gn-lines">
        <Name text={pathText(words, item)} cut={look.cut} />
        <span className={sub !== null && !look.compact ? 'gn-chips second' : 'gn-chips'}>
          {sub !== null && !look.compact && (
            <span className="gn-sub" title={sub}>
              {sub}
            </span>
          )}
          {sub !== null && look.compact && (
            <span className="gn-aside" title={sub}>
              {fate === null ? item.effective : words.chip.neverReached}
            </span>
          )}
          {chips}
        </span>
      </span>
    </>
  );
}

function DefaultPart({ item, look }: PartProps<DefaultBackendNode>) {
  const words = useMessages().graph;
  return (
    <>
      <Band owners={[item.owner]} />
      <span className="gn-text">
        <Name text={words.defaultBackend} />
      </span>
      {!look.compact && <span className="gn-aside plain">{words.defaultBackendSub}</span>}
      <Tests id={item.id} />
    </>
  );
}

function BackendPart({ item, look }: PartProps<BackendNode>) {
  const words = useMessages().graph;
  const isBroken = brokenState(item) !== null;
  const sub = backendSub(words, item);
  return (
    <>
      <span className="gn-text">
        <Name text={backendTitle(item)} cut={look.cut} />
        {!look.compact && <span className={isBroken ? 'gn-sub bad' : 'gn-sub'}>{sub}</span>}
      </span>
      {look.compact && !isBroken && (
        <span className="gn-aside plain">{item.group === undefined ? item.port : sub}</span>
      )}
      {look.compact && isBroken && <CircleX className="gn-icon bad" size={14} aria-hidden />}
      {look.litB && !look.lit && (
        <span className="gn-tag-b" aria-hidden="true">
          B
        </span>
      )}
      {!look.compact && item.incoming > 1 && <span className="chip">{item.incoming}</span>}
    </>
  );
}

function Mix({ type, n }: { readonly type: string; readonly n: number }) {
  if (n === 0) return null;
  return (
    <span className="gn-mix">
      <PathTypeBadge pathType={type} />
      {n}
    </span>
  );
}

function BundlePart({ item }: { readonly item: Extract<CanvasItem, { kind: 'bundle' }> }) {
  const words = useMessages().graph;
  return (
    <>
      <span className="gn-text gn-count">{words.paths({ count: item.count })}</span>
      <Mix type="Prefix" n={item.prefix} />
      <Mix type="Exact" n={item.exact} />
      <Mix type="ImplementationSpecific" n={item.other} />
    </>
  );
}

/** What is answered there comes after the graph, with its words. */
const LazyEndAnswer = lazy(async () => {
  await idle();
  return { default: (await import('./EndAnswer.tsx')).EndAnswer };
});

/** Less wide than this it has room for the answer alone, px. */
const wideEnd = 270;

function EndPart({ item, look, width }: PartProps<EndItem> & { readonly width: number }) {
  const words = useMessages().graph;
  return (
    <>
      <span className="gn-end-name">{words.otherHost}</span>
      <Later>
        <LazyEndAnswer outcome={item.outcome} isShort={look.compact || width < wideEnd} />
      </Later>
      {look.lit && <span className="sr">({words.name.lit})</span>}
    </>
  );
}

function partOf(item: CanvasItem, look: NodeLook, width: number): ReactNode {
  if (look.split?.whole) return look.split.whole;
  switch (item.kind) {
    case 'edge-router':
      return <RouterPart item={item} />;
    case 'host':
      return <HostPart item={item} look={look} />;
    case 'path':
      return <PathPart item={item} look={look} width={width} />;
    case 'default-backend':
      return <DefaultPart item={item} look={look} />;
    case 'backend':
      return <BackendPart item={item} look={look} />;
    case 'bundle':
      return <BundlePart item={item} />;
    case 'end':
      return <EndPart item={item} look={look} width={width} />;
  }
}

function isBroken(item: CanvasItem, look: NodeLook): boolean {
  if (look.split?.whole) return false;
  if (item.kind === 'backend') return brokenState(item) !== null;
  if (item.kind !== 'path' && item.kind !== 'default-backend') return false;
  return item.backendId === null || (look.backend !== null && brokenState(look.backend) !== null);
}

/** Classes of a node in the order in which later ones win. */
function classesOf(item: CanvasItem, look: NodeLook): string {
  const states: readonly (readonly [boolean, string])[] = [
    [look.compact, 'is-compact'],
    [look.verdict !== null && look.verdict !== 'wins', 'is-lost'],
    [item.kind === 'path' && item.dead !== null, 'is-ghost'],
    [look.split?.whole !== undefined, 'is-draft'],
    [isBroken(item, look), item.kind === 'backend' ? 'is-missing' : 'is-broken'],
    [
      item.kind === 'bundle' || ('collapsed' in item && item.collapsed) || (item.kind === 'backend' && 'group' in item),
      'is-stack',
    ],
    [look.found, 'is-found'],
    [look.litB && !look.lit, 'is-second'],
    [look.stale, 'is-stale'],
    [look.lit, 'is-matched'],
    [look.selected, 'is-selected'],
    [look.marked, 'is-marked'],
    [look.dragged, 'is-dragged'],
    [look.drop === 'ok', 'is-drop'],
    [look.drop === 'bad', 'is-no-drop'],
  ];
  const on = states.filter(([isOn]) => isOn).map(([, name]) => name);
  return ['gn', `gn-${item.kind}`, 'nopan', ...on].join(' ');
}

/** Too small to read: only the shape is drawn. */
const selectFar = (state: { readonly transform: readonly [number, number, number] }): boolean =>
  state.transform[2] < 0.4;

/** One node of the canvas: a plain box whose state is told by shape, words and colour. */
export const GraphItem = memo(function GraphItem({ data }: NodeProps<CanvasNode>) {
  const { item, width, height } = data;
  const look = useNodeLook(item);
  const words = useMessages().graph;
  const isFar = useStore(selectFar);
  const mark = useNodeMark(item.id, (item.kind === 'host' && item.collapsed) || 'group' in item);
  const markWords = useMarkWords(mark);
  const change = useAppState((state) => state.nodeChanges?.get(item.id));
  const testWords = useTestWords(useTestHits(item.id));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button may not hold the block content of a node
    <div
      className={classesOf(item, look)}
      style={{ width, height }}
      role="button"
      tabIndex={look.tabStop ? 0 : -1}
      aria-pressed={look.marked || undefined}
      aria-label={
        item.kind === 'end'
          ? undefined
          : nodeName(words, { item, look }) + testWords + markWords + (change ? `, ${words[change]}` : '')
      }
      data-node-id={item.id}
    >
      {!isFar && partOf(item, look, width)}
      {!isFar && <NodeBadge mark={mark} />}
      {change && <b className={`gn-change ${change}`}>{look.compact ? '•' : words.changeShort[change]}</b>}
      {(item.kind === 'edge-router' || item.kind === 'host' || item.kind === 'path') &&
        !('group' in item) &&
        !look.split?.whole &&
        !isFar && (
          <span
            className="gn-add nopan"
            data-add
            aria-hidden="true"
            title={item.kind === 'edge-router' ? words.addHost : words.addPath}
          >
            +
          </span>
        )}
      {item.kind === 'path' && !isFar && !look.split?.whole && (
        <span className="gn-handle nopan" data-handle aria-hidden="true" />
      )}
    </div>
  );
});
