import type { OpenPoint } from '../../engine/diagnostics/index.ts';
import type { RuleParams, RuleTable } from './trace-kubernetes.ts';

/** Sentences of the open points A1 to A23 of the specification: what it does not say, and what is assumed here. */
export const traceOpenPoints = {
  A1: ({ host = '', wildcard = '' }: RuleParams) =>
    `\`${host}\` and \`${wildcard}\` both match. Kubernetes does not say which counts; nearly every controller takes the specific one, and so does Ingraph.`,
  A2: ({ host = '', next = '', backend = '' }: RuleParams) =>
    `No path of \`${host}\` matches, but one of \`${next}\` would (\`${backend}\`). Kubernetes does not say whether to go on there; here the first host that matches decides.`,
  A3: ({ host = '', backend = '' }: RuleParams) =>
    `No path of \`${host}\` matches, but a rule without a host would (\`${backend}\`). Kubernetes does not say whether to go on there; here the first host that matches decides.`,
  A4: ({ exact = '', prefix = '' }: RuleParams) =>
    `Exact \`${exact}\` and Prefix \`${prefix}\` both match. The documentation says longest first, the original proposal says Exact first; Ingraph follows the documentation.`,
  A5: ({ path = '', backend = '', other = '' }: RuleParams) =>
    `\`${path}\` is there twice with different backends (\`${backend}\`, \`${other}\`). Kubernetes does not say which counts; here the first.`,
  A6: ({ host = '' }: RuleParams) =>
    `${host ? `\`${host}\`` : 'Any host'} is in several rules of one Ingress. Kubernetes does not say that they add up; here they do.`,
  A7: ({ host = '', ingresses = '', path = '', what = '' }: RuleParams): string => {
    if (what === 'default')
      return `Several Ingresses have a default backend (\`${ingresses}\`). Kubernetes does not say which counts; here the oldest, then the first by name.`;
    if (path)
      return `\`${path}\` is in several Ingresses with different backends (\`${ingresses}\`). Kubernetes does not say which counts; here the oldest, then the first by name.`;
    return `${host ? `\`${host}\`` : 'Any host'} is in several Ingresses (\`${ingresses}\`). Kubernetes does not say that they add up; here they do.`;
  },
  A8: ({ host = '' }: RuleParams) =>
    `A rule for ${host ? `\`${host}\`` : 'any host'} has no paths. Kubernetes leaves its meaning to the controller; here what is left of that host goes to the default backend.`,
  A9: ({ path = '' }: RuleParams) =>
    `\`${path}\` holds empty elements. Kubernetes does not say whether slashes are merged; here they are not.`,
  A10: ({ path = '' }: RuleParams) =>
    `\`${path}\` holds percent-encoded characters. Kubernetes does not say whether they are decoded; here they are compared as sent.`,
  A11: ({ path = '' }: RuleParams) =>
    `\`${path}\` holds \`.\` or \`..\` elements. Kubernetes does not say whether they are resolved; here they are compared as sent, though most clients and controllers resolve them.`,
  A12: 'Kubernetes asks for equal hosts and does not speak of upper and lower case; HTTP says they are the same.',
  A13: 'Kubernetes does not say what a port in the Host header does; here it is dropped, as most controllers do.',
  A14: 'Kubernetes does not say what a dot at the end of the host does; here it is dropped.',
  A15: ({ form = '' }: RuleParams): string =>
    form === 'absent'
      ? 'The request has no Host header: only rules without a host can take it.'
      : 'The host is an address: only rules without a host can take it.',
  A16: ({ path = '' }: RuleParams) =>
    `\`${path}\` is ImplementationSpecific: what it takes and when it comes first is up to the controller. Here it is compared like Prefix and comes last of equally long paths.`,
  A17: 'An ImplementationSpecific path is empty. What that means has changed over time; here it is `/`.',
  A18: ({ form = '' }: RuleParams): string => {
    if (form === 'absolute')
      return 'Kubernetes does not speak of requests that name a whole URL; here its host and path count.';
    if (form === 'asterisk') return 'Kubernetes does not speak of the target `*`; here it is compared as it is.';
    return 'Kubernetes does not speak of an empty path; here it is `/`.';
  },
  A19: ({ what = '', path = '' }: RuleParams): string =>
    what === 'slash'
      ? `Only Exact \`${path}\` would match, with a slash at the end. Some controllers redirect there; Kubernetes does not speak of it.`
      : 'The host has a certificate. Some controllers then redirect http to https; Kubernetes does not speak of it, so the request is answered as it is.',
  A20: ({ path = '' }: RuleParams) =>
    `\`${path}\` ends in several slashes. Kubernetes ignores one slash at the end and does not speak of more; here all are ignored.`,
  A21: ({ path = '' }: RuleParams) =>
    `\`${path}\` looks like a pattern. Exact and Prefix compare it letter by letter; some controllers refuse it or take it as a regular expression.`,
  A22: ({ host = '' }: RuleParams) =>
    `No certificate of these Ingresses covers \`${host}\`. Certificates never choose a route, but some controllers refuse the connection.`,
  A23: ({ service = '', port = '', why = '' }: RuleParams): string => {
    const reason =
      why === 'no-service'
        ? `The Service \`${service}\` does not exist`
        : why === 'no-port'
          ? `The Service \`${service}\` has no port \`${port}\``
          : `The Service \`${service}\` has no ready Pod`;
    return `${reason}. Kubernetes does not say what the client gets; here the route stays and answers 503.`;
  },
} satisfies RuleTable<OpenPoint>;
