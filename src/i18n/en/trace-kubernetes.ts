import type { KubernetesRule } from '../../engine/diagnostics/index.ts';
/** Parameters of a rule as the engine gives them; absent ones are empty. */
export type RuleParams = Readonly<Record<string, string>>;

/** A rule's sentence; backticks mark what is shown as code. */
type RuleWords = (params: RuleParams) => string;

/** A sentence for each of some rules: one without a sentence does not compile. */
export type RuleTable<Rule extends string> = Readonly<Record<Rule, string | RuleWords>>;

/** Sentences of the profile `kubernetes`: its rules. The open points stand in a file of their own: few answers name one. */
export const traceKubernetes = {
  'kubernetes/absolute-form': 'The request target names a whole URL: its host and path count, not the Host header.',
  'kubernetes/empty-path': 'An empty path is compared as `/`.',
  'kubernetes/host-port': 'The port of the Host header does not take part.',
  'kubernetes/host-trailing-dot': 'One dot at the end of the host does not take part.',
  'kubernetes/host-case': 'Upper and lower case are the same in a host.',
  'kubernetes/known-class': 'Only Ingresses whose class exists take part.',
  'kubernetes/longest-path': 'The longest path that matches wins.',
  'kubernetes/exact-before-prefix': 'Of two equally long paths Exact comes before Prefix.',
  'kubernetes/implementation-specific-last': 'Of two equally long paths ImplementationSpecific comes last.',
  'kubernetes/first-listed': 'The same path twice in one Ingress: the first one listed wins.',
  'kubernetes/oldest-ingress': 'The same path in two Ingresses: the older Ingress wins.',
  'kubernetes/ingress-name': 'The same path in two Ingresses of one age: the first by namespace and name wins.',
  'kubernetes/default-backend': ({ ingress = '' }: RuleParams) =>
    `Nothing else takes the request, so the default backend of \`${ingress}\` does.`,
  'kubernetes/resource-backend': ({ kind = '', name = '' }: RuleParams) =>
    `The backend is the ${kind} \`${name}\`, not a Service: controllers may support that or not.`,
  'kubernetes/no-backend': 'The path names no backend that can be read',
  'kubernetes/implementation-specific':
    'An ImplementationSpecific pattern might take this request: what it means is up to the controller',
} satisfies RuleTable<KubernetesRule>;
