import type { BackendSpec } from '../../engine/commands/index.ts';
import { serviceBackend } from '../../engine/gestures/index.ts';
import type { BackendDetails } from '../../engine/language/index.ts';

/** A Service and a port as they are typed. */
export interface ServiceDraft {
  readonly service: string;
  readonly port: string;
}

/** A backend that is being typed into a form: a Service, or another object. What is typed for one stays while the other is shown. */
export interface BackendDraft extends ServiceDraft {
  readonly isResource: boolean;
  readonly apiGroup: string;
  readonly kind: string;
  readonly name: string;
}

/** What a form starts with. */
export const emptyBackend: BackendDraft = {
  isResource: false,
  service: '',
  port: '80',
  apiGroup: '',
  kind: '',
  name: '',
};

/** Returns the backend to write; `null` while something needed is missing. */
export function specOfDraft({ isResource, service, port, apiGroup, kind, name }: BackendDraft): BackendSpec | null {
  if (!isResource) return service.trim() && port.trim() ? serviceBackend(service, port) : null;
  if (!kind.trim() || !name.trim()) return null;
  return { resource: { apiGroup: apiGroup.trim() || null, kind: kind.trim(), name: name.trim() } };
}

/** Returns a backend as it is written, to be typed over. */
export function draftOf(details: BackendDetails | null): BackendDraft {
  if (!details) return emptyBackend;
  if ('service' in details) return { ...emptyBackend, ...details };
  const { apiGroup, kind, name } = details.resource;
  return { ...emptyBackend, isResource: true, apiGroup: apiGroup ?? '', kind, name };
}
