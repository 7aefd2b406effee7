import { type Command, portsAsked, type ServiceSpec } from '../../engine/commands/index.ts';
import { parsePort, serviceBackend } from '../../engine/gestures/index.ts';
import type { PathType } from '../../engine/model/index.ts';
import type { ServiceSummary } from '../../state/types.ts';
import type { ServiceDraft } from './backend-draft.ts';

/** A new Ingress with its first route, as it is typed. */
export interface IngressDraft extends ServiceDraft {
  readonly name: string;
  readonly namespace: string;
  readonly className: string;
  readonly host: string;
  readonly path: string;
  readonly pathType: PathType;
  /** The Service is written too, unless it is there. */
  readonly withService: boolean;
  readonly withTls: boolean;
  readonly secret: string;
}

/** Returns what the form starts with. */
export function startOf(className: string): IngressDraft {
  return {
    name: '',
    namespace: '',
    className,
    host: '',
    path: '/',
    pathType: 'Prefix',
    service: '',
    port: '80',
    withService: true,
    withTls: false,
    secret: '',
  };
}

/** The ports of a Service for the port that a backend asks for. */
function servicePorts(port: string): ServiceSpec['ports'] {
  const parsed = parsePort(port);
  return portsAsked(['number' in parsed ? parsed.number : parsed.name]);
}

/** Returns a command that writes the Ingress with names in place of those that are still missing: to be tried, not done. */
export function triedIngress(draft: IngressDraft, file: string, services: readonly ServiceSummary[]): Command {
  return commandOf(
    {
      ...draft,
      name: draft.name.trim() || 'new',
      path: draft.path || '/',
      service: draft.service.trim() || 'new',
      port: draft.port.trim() || '80',
    },
    file,
    services,
  );
}

/** Returns the command that writes the Ingress, and its Service where that is missing; `null` while something needed is. */
export function newIngressCommand(
  draft: IngressDraft,
  file: string,
  services: readonly ServiceSummary[],
): Command | null {
  const isWhole = draft.name.trim() && draft.path && draft.service.trim() && draft.port.trim();
  return isWhole ? commandOf(draft, file, services) : null;
}

function commandOf(draft: IngressDraft, file: string, services: readonly ServiceSummary[]): Command {
  const name = draft.name.trim();
  const host = draft.host.trim() || null;
  const service = draft.service.trim();
  const namespace = draft.namespace.trim() || null;
  const isThere = services.some((one) => one.namespace === (namespace ?? 'default') && one.name === service);
  return {
    type: 'ingress/add',
    file,
    name,
    namespace,
    className: draft.className.trim() || null,
    rules: [
      {
        host,
        paths: [{ path: draft.path, pathType: draft.pathType, backend: serviceBackend(service, draft.port) }],
      },
    ],
    tls: draft.withTls ? [{ hosts: host === null ? [] : [host], secretName: draft.secret.trim() || null }] : [],
    services: draft.withService && !isThere ? [{ name: service, ports: servicePorts(draft.port) }] : [],
  };
}
