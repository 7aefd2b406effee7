import { kubectlErrors } from './errors-kubectl.ts';
import { proxyErrors } from './errors-proxy.ts';
import { serverErrors } from './errors-server.ts';
import { traefikErrors } from './errors-traefik.ts';
import { webhookErrors } from './errors-webhook.ts';

/** Every error text that is known: the first rows that fit count, rows that only wrap others come last. */
export const knownErrors = [
  ...serverErrors,
  ...webhookErrors,
  ...kubectlErrors,
  ...traefikErrors,
  ...proxyErrors,
] as const;

/** What an error text says, as a code that the words of every language know. */
export type ErrorCode = (typeof knownErrors)[number]['code'];
