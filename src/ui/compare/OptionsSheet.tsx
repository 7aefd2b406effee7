import { Plus, X } from 'lucide-react';
import { use, useId, useState } from 'react';
import { loadProfile } from '../../engine/controllers/index.ts';
import type { ControllerProfile, ProfileOption, ProfileOptions } from '../../engine/match/index.ts';
import { lookup } from '../../engine/text/index.ts';
import type { OptionWords } from '../../i18n/en/options.ts';
import { type Locale, loadOptionWords } from '../../i18n/messages.ts';
import { Button, IconButton } from '../common/Button.tsx';
import { controllerName } from '../common/controllers.ts';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';

const loads = new Map<string, Promise<ControllerProfile | null>>();
const wordLoads = new Map<Locale, ReturnType<typeof loadOptionWords>>();

/** The same promise for the same language. */
function wordsOf(locale: Locale): ReturnType<typeof loadOptionWords> {
  let load = wordLoads.get(locale);
  if (!load) {
    load = loadOptionWords(locale);
    wordLoads.set(locale, load);
  }
  return load;
}

/** The same promise for the same profile: React asks for it more than once. */
function profileOf(id: string): Promise<ControllerProfile | null> {
  let load = loads.get(id);
  if (!load) {
    load = loadProfile(id);
    loads.set(id, load);
  }
  return load;
}

interface FieldProps {
  readonly option: ProfileOption;
  readonly words: OptionWords;
  /** `undefined`: not set. */
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

interface Entry {
  readonly id: number;
  readonly key: string;
  readonly text: string;
}

function entriesOf(value: unknown): readonly Entry[] {
  const pairs = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return pairs.map(([key, text], id) => ({ id, key, text: typeof text === 'object' ? '' : String(text) }));
}

/** Keys of a ConfigMap, one row each; a row without a key is not set yet. */
function MapField({ option, words, value, onChange }: FieldProps) {
  const { options } = useMessages().matrix;
  const id = useId();
  const [entries, setEntries] = useState(() => entriesOf(value));
  const change = (next: readonly Entry[]) => {
    setEntries(next);
    const pairs = next.filter(({ key }) => key.trim() !== '').map(({ key, text }) => [key.trim(), text]);
    onChange(pairs.length > 0 ? Object.fromEntries(pairs) : undefined);
  };
  const edit = (id: number, part: Partial<Entry>) =>
    change(entries.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)));
  const nextId = 1 + Math.max(-1, ...entries.map(({ id }) => id));
  return (
    <fieldset className="opt-map" aria-describedby={id}>
      <legend>
        <Name option={option} words={words} />
      </legend>
      <Help id={id} words={words} />
      {entries.map(({ id, key, text }) => (
        <div key={id} className="opt-pair">
          <input
            className="mono"
            aria-label={options.key}
            placeholder={options.key}
            value={key}
            spellCheck={false}
            onChange={({ target }) => edit(id, { key: target.value })}
          />
          <input
            className="mono"
            aria-label={`${options.value}: ${key}`}
            placeholder={options.value}
            value={text}
            spellCheck={false}
            onChange={({ target }) => edit(id, { text: target.value })}
          />
          <IconButton
            label={options.remove(key)}
            size="small"
            onClick={() => change(entries.filter((entry) => entry.id !== id))}
          >
            <X size={14} strokeWidth={1.75} aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button size="small" onClick={() => setEntries([...entries, { id: nextId, key: '', text: '' }])}>
        <Plus size={14} strokeWidth={1.75} aria-hidden />
        {options.add}
      </Button>
    </fieldset>
  );
}

/** What the option is called, and its name on the command line and in links. */
function Name({ option, words }: Pick<FieldProps, 'option' | 'words'>) {
  return (
    <>
      {words.label}{' '}
      {words.label.toLowerCase() !== option.name.toLowerCase() && <code className="dim">{option.name}</code>}
    </>
  );
}

function Help({ id, words }: { readonly id: string; readonly words: OptionWords }) {
  return (
    <p id={id} className="opt-help small t2">
      <Rich text={words.help} />
    </p>
  );
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One field for each kind of option.
function Field({ option, words, value, onChange }: FieldProps) {
  const { options } = useMessages().matrix;
  const id = useId();
  const helpId = `${id}-help`;
  const shown = value === undefined ? option.default : value;
  const hint = options.byDefault(String(option.default) || options.empty);
  if (option.kind === 'map') return <MapField option={option} words={words} value={value} onChange={onChange} />;
  if (option.kind === 'boolean') {
    return (
      <div className="opt">
        <label className="opt-check">
          <input
            type="checkbox"
            aria-describedby={helpId}
            checked={shown === true}
            onChange={({ target }) => onChange(target.checked === option.default ? undefined : target.checked)}
          />
          <span>
            <Name option={option} words={words} />
          </span>
        </label>
        <Help id={helpId} words={words} />
      </div>
    );
  }
  const set = (text: string) => {
    const next = option.kind === 'number' ? Number(text) : text;
    onChange(text === String(option.default) || Number.isNaN(next) ? undefined : next);
  };
  return (
    <div className="opt">
      <label htmlFor={id}>
        <Name option={option} words={words} />
      </label>
      {option.kind === 'enum' ? (
        <select
          id={id}
          aria-describedby={helpId}
          className="mono"
          value={String(shown)}
          onChange={({ target }) => set(target.value)}
        >
          {(option.values ?? []).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          aria-describedby={helpId}
          className="mono"
          value={String(shown)}
          placeholder={options.empty}
          title={hint}
          spellCheck={false}
          inputMode={option.kind === 'number' ? 'numeric' : 'text'}
          onChange={({ target }) => set(target.value)}
        />
      )}
      <Help id={helpId} words={words} />
    </div>
  );
}

/** An option whose field begins with what is assumed of it. */
function withUsual(option: ProfileOption, usual: unknown): ProfileOption {
  return typeof usual === 'boolean' || typeof usual === 'string' ? { ...option, default: usual } : option;
}

interface OptionsSheetProps {
  readonly routerId: string;
  readonly profileId: string;
}

/** Every option of a profile as a field; what equals its default is not kept. */
export function OptionsSheet({ routerId, profileId }: OptionsSheetProps) {
  const { setOptions } = useActions();
  const { compare, matrix } = useMessages();
  const profile = use(profileOf(profileId));
  const words = use(wordsOf(useAppState((state) => state.locale))).get(profileId);
  const given = useAppState((state) => lookup(state.options.get(routerId), profileId));
  // Fields with rows of their own begin anew when everything is taken away.
  const [round, setRound] = useState(0);
  // What is assumed stands in for the default: switching it off is what has to be kept.
  const known = (profile?.options ?? []).map((option) => withUsual(option, lookup(profile?.assumes, option.name)));
  const change = (name: string, value: unknown) => {
    const { [name]: _, ...others } = given ?? {};
    const next: ProfileOptions = value === undefined ? others : { ...others, [name]: value };
    setOptions(routerId, profileId, Object.keys(next).length > 0 ? next : null);
  };
  return (
    <div className="options-sheet">
      <h2 className="sh">{compare.options(controllerName(profileId))}</h2>
      <p className="small t2">{known.length > 0 ? matrix.options.intro : matrix.options.none}</p>
      <div className="opt-list" key={round}>
        {known.map((option) => (
          <Field
            key={option.name}
            option={option}
            words={words?.get(option.name) ?? { label: option.name, help: '' }}
            value={lookup(given, option.name)}
            onChange={(value) => change(option.name, value)}
          />
        ))}
      </div>
      {given && (
        <Button
          size="small"
          look="line"
          onClick={() => {
            setOptions(routerId, profileId, null);
            setRound(round + 1);
          }}
        >
          {matrix.options.reset}
        </Button>
      )}
    </div>
  );
}
