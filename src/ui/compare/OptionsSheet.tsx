import { Plus, X } from 'lucide-react';
import { use, useId, useState } from 'react';
import {
  type ControllerProfile,
  loadProfile,
  lookup,
  type ProfileOption,
  type ProfileOptions,
} from '../../engine/index.ts';
import { Button, IconButton } from '../common/Button.tsx';
import { controllerName } from '../common/controllers.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';

const loads = new Map<string, Promise<ControllerProfile | null>>();

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
function MapField({ option, value, onChange }: FieldProps) {
  const { options } = useMessages().matrix;
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
    <fieldset className="opt-map">
      <legend>{option.name}</legend>
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

function Field({ option, value, onChange }: FieldProps) {
  const { options } = useMessages().matrix;
  const id = useId();
  const shown = value === undefined ? option.default : value;
  const hint = options.byDefault(String(option.default) || options.empty);
  if (option.kind === 'map') return <MapField option={option} value={value} onChange={onChange} />;
  if (option.kind === 'boolean') {
    return (
      <label className="opt-check">
        <input
          type="checkbox"
          checked={shown === true}
          onChange={({ target }) => onChange(target.checked === option.default ? undefined : target.checked)}
        />
        <code>{option.name}</code>
      </label>
    );
  }
  const set = (text: string) => {
    const next = option.kind === 'number' ? Number(text) : text;
    onChange(text === String(option.default) || Number.isNaN(next) ? undefined : next);
  };
  return (
    <div className="opt-field">
      <label htmlFor={id}>
        <code>{option.name}</code>
      </label>
      {option.kind === 'enum' ? (
        <select id={id} className="mono" value={String(shown)} onChange={({ target }) => set(target.value)}>
          {(option.values ?? []).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          className="mono"
          value={String(shown)}
          placeholder={options.empty}
          title={hint}
          spellCheck={false}
          inputMode={option.kind === 'number' ? 'numeric' : 'text'}
          onChange={({ target }) => set(target.value)}
        />
      )}
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
