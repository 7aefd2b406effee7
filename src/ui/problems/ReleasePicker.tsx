import { ChevronDown } from 'lucide-react';
import { defaultValidateOptions, knownReleases } from '../../engine/validate/index.ts';
import { apiServer, releaseIn } from '../../protocol/router-options.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';

/** Whose API server judges; the newest release is what is meant without a choice. */
export function ReleasePicker() {
  const { setOptions } = useActions();
  const { problems } = useMessages();
  const release = useAppState((state) => releaseIn(state.options));
  const choose = (to: string) => {
    const isUsual = to === defaultValidateOptions.kubernetes;
    setOptions(apiServer.routerId, apiServer.profileId, isUsual ? null : { release: to });
  };
  return (
    <label className="release" title={problems.releaseHint}>
      <span className="sr">{problems.releaseLabel}</span>
      <span className="select-wrap input sm">
        <select value={release} onChange={({ target }) => choose(target.value)}>
          {knownReleases.map((known) => (
            <option key={known} value={known}>
              {problems.release(known)}
            </option>
          ))}
        </select>
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
      </span>
    </label>
  );
}
