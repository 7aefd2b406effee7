import type { ObjectRef } from '../../engine/model/index.ts';
import { useActions, useMessages } from '../common/store-context.ts';
import { useIngressDetails } from './use-details.ts';

interface TlsHostsProps {
  readonly object: ObjectRef;
  /** Which entry of `spec.tls`. */
  readonly index: number;
}

/** Which hosts a tls entry names, as a list to tick: those of its Ingress and others that stand there. */
export function TlsHosts({ object, index }: TlsHostsProps) {
  const words = useMessages().authoring;
  const actions = useActions();
  const details = useIngressDetails(object);
  const hosts = details?.tls[index]?.hosts;
  if (!details || !hosts) return null;
  const all = [...new Set([...details.hosts, ...hosts])];
  if (all.length === 0) return null;
  const toggle = (host: string) => {
    const next = hosts.includes(host) ? hosts.filter((other) => other !== host) : [...hosts, host];
    void actions.run({ type: 'tls/set-hosts', object, index, hosts: next });
  };
  return (
    <details className="ig-tls-hosts">
      <summary>{words.tlsHostCount(hosts.length, all.length)}</summary>
      <fieldset className="ig-checks" aria-label={words.tlsHosts}>
        {all.map((host) => (
          <label key={host}>
            <input type="checkbox" checked={hosts.includes(host)} onChange={() => toggle(host)} />
            <span className="mono">{host}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
