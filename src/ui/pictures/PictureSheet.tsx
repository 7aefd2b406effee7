import { ClipboardCopy, Download, Printer, Table2, Workflow } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useCallback, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { redactRequest, routingTableMarkdown } from '../../engine/export/index.ts';
import { atOnce, type SvgThemeName } from '../../engine/graph/index.ts';
import { Button } from '../common/Button.tsx';
import { Floating } from '../common/Floating.tsx';
import { isOfInputMethod } from '../common/platform.ts';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { exportRow, exportWords } from '../parts/columns.ts';
import { copyText, saveBlob } from '../parts/export-files.ts';
import { KeepCredentials } from '../parts/KeepCredentials.tsx';
import { tableRows } from '../parts/table-rows.ts';
import { drawMermaid, drawPicture, type PictureLook, pictureGraph, svgAddress } from './picture.ts';
import { pngOf, possibleScale } from './png.ts';
import './pictures.css';

const themes: readonly SvgThemeName[] = ['light', 'dark', 'print'];
const scales = [1, 2, 4] as const;
const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

interface CheckProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Check({ label, isOn, onChange }: CheckProps) {
  return (
    <label className="pic-check">
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}

interface ChoiceProps<T extends string | number> {
  readonly label: string;
  readonly values: readonly T[];
  readonly value: T;
  readonly words: (value: T) => string;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string | number>({ label, values, value, words, onChange }: ChoiceProps<T>) {
  return (
    <fieldset className="pic-choice">
      <legend>{label}</legend>
      <div className="seg">
        {values.map((one) => (
          <button key={one} type="button" aria-pressed={one === value} onClick={() => onChange(one)}>
            {words(one)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** What leaves the sheet: files, the clipboard, paper. */
function useWaysOut(look: PictureLook, scale: number, kept: 'nothing' | 'workspace' | 'credentials') {
  const store = useAppStore();
  const actions = useActions();
  const messages = useMessages();
  const [cannotDraw, setCannotDraw] = useState(false);
  const link = async () => (kept === 'nothing' ? undefined : await actions.shareHash(kept === 'credentials'));
  const svg = async () => {
    const { svg: text } = drawPicture(store.getState(), messages, look, await link());
    saveBlob('routes.svg', new Blob([text], { type: 'image/svg+xml' }));
  };
  const draw = async () => pngOf(drawPicture(store.getState(), messages, look), scale, await link());
  const guard = async (run: () => Promise<void>) => {
    try {
      setCannotDraw(false);
      await run();
    } catch {
      setCannotDraw(true);
    }
  };
  const png = () => guard(async () => saveBlob('routes.png', await draw()));
  const copyPng = () =>
    guard(async () => {
      // Handed over as a promise: the browser wants the click and the copying in one go.
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': draw() })]);
      actions.notify({ kind: 'copied', what: 'picture' });
    });
  const mermaid = async () => {
    if (await copyText(drawMermaid(store.getState(), messages, look))) {
      actions.notify({ kind: 'copied', what: 'mermaid' });
    }
  };
  const table = async () => {
    const rows = atOnce(tableRows(store.getState().snapshot)).map((row) => exportRow(row, messages));
    if (await copyText(routingTableMarkdown(rows, exportWords(messages)))) {
      actions.notify({ kind: 'copied', what: 'table' });
    }
  };
  return { svg, png, copyPng, mermaid, table, cannotDraw };
}

interface PictureSheetProps {
  /** Stands beside this element, whose first button has opened it. */
  readonly place: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** Choices about the picture, its preview, and the ways it can leave. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
export function PictureSheet({ place, onClose }: PictureSheetProps) {
  const messages = useMessages();
  const { pictures: words } = messages;
  const store = useAppStore();
  const snapshot = useAppState((state) => state.snapshot);
  const answer = useAppState((state) => state.request.answer);
  const [look, setLook] = useState<PictureLook>({ theme: 'light', withRoute: true, withAll: false });
  const [withLink, setWithLink] = useState(true);
  const [scale, setScale] = useState<(typeof scales)[number]>(2);
  // biome-ignore lint/correctness/useExhaustiveDependencies: snapshot and answer are what a picture is drawn from
  const picture = useMemo(
    () => drawPicture(store.getState(), messages, look),
    [store, messages, look, snapshot, answer],
  );
  const hasCollapsed = useMemo(
    () => pictureGraph({ ...store.getState(), snapshot }, false).bundles.length > 0,
    [store, snapshot],
  );
  const request = useAppState((state) => state.request);
  const credentials = useMemo(() => redactRequest(request).count, [request]);
  const [isKeeping, setKeeping] = useState(false);
  const out = useWaysOut(look, scale, withLink ? (isKeeping ? 'credentials' : 'workspace') : 'nothing');
  const owner = useCallback(() => place.current?.querySelector('button') ?? null, [place]);
  const close = () => {
    owner()?.focus();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isOfInputMethod(event)) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  const print = () => {
    flushSync(close);
    window.print();
  };
  const drawn = possibleScale(picture, scale);
  const px = (size: number) => Math.round(size * drawn);
  return (
    <Floating
      role="dialog"
      aria-label={words.title}
      className="pic-sheet"
      anchor={() => (owner() ?? document.body).getBoundingClientRect()}
      align="end"
      gap={6}
      owner={owner}
      onLeave={onClose}
      onShown={(sheet) => sheet.querySelector('button')?.focus({ preventScroll: true })}
      onKeyDown={onKeyDown}
    >
      <h2 className="sh">{words.title}</h2>
      <figure className="pic-preview" data-theme-of={look.theme}>
        <img src={svgAddress(picture.svg)} alt={words.preview} />
      </figure>
      <Choice
        label={words.theme}
        values={themes}
        value={look.theme}
        words={(theme) => words.themes[theme]}
        onChange={(theme) => setLook({ ...look, theme })}
      />
      {answer && (
        <Check
          label={words.withRoute}
          isOn={look.withRoute}
          onChange={(withRoute) => setLook({ ...look, withRoute })}
        />
      )}
      {hasCollapsed && (
        <Check label={words.withAll} isOn={look.withAll} onChange={(withAll) => setLook({ ...look, withAll })} />
      )}
      <Check label={words.withLink} isOn={withLink} onChange={setWithLink} />
      {withLink && (
        <p className="small dim">
          {[words.secrets, credentials > 0 && !isKeeping && words.credentialsLeftOut(credentials)]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
      {withLink && credentials > 0 && (
        <KeepCredentials count={credentials} isKeeping={isKeeping} onChange={setKeeping} />
      )}
      <Choice label={words.size} values={scales} value={scale} words={(one) => `${one}×`} onChange={setScale} />
      <p className="small dim" role="status">
        {`${px(picture.width)} × ${px(picture.height)} px`}
        {drawn < scale && ` · ${words.sizeLimited(`${px(picture.width)} × ${px(picture.height)} px`)}`}
      </p>
      {out.cannotDraw && (
        <p className="small bad" role="alert">
          {words.cannotDraw}
        </p>
      )}
      <div className="pic-ways">
        <Button look="primary" onClick={() => void out.svg()}>
          <Download {...icon} />
          {words.downloadSvg}
        </Button>
        <Button look="line" onClick={() => void out.png()}>
          <Download {...icon} />
          {words.downloadPng}
        </Button>
        <Button look="line" onClick={() => void out.copyPng()}>
          <ClipboardCopy {...icon} />
          {words.copyPng}
        </Button>
        <Button look="line" onClick={() => void out.mermaid()}>
          <Workflow {...icon} />
          {words.copyMermaid}
        </Button>
        <Button look="line" onClick={() => void out.table()}>
          <Table2 {...icon} />
          {words.copyTable}
        </Button>
        <Button look="line" onClick={print}>
          <Printer {...icon} />
          {words.print}
        </Button>
      </div>
    </Floating>
  );
}
