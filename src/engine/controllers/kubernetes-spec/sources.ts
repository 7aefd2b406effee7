import type { RuleSource, RuleSources } from '../../about/rule-source.ts';
import { tableOf } from '../../text/lookup.ts';

const documents = {
  repo: 'kubernetes/website',
  ref: 'main',
  path: 'content/en/docs/concepts/services-networking/ingress.md',
};
const multiple = { ...documents, at: 'Multiple matches' };

/** Where each rule of the specification stands; the choices we made ourselves have no source. */
export const ruleSources: RuleSources = tableOf<RuleSource>({
  'known-class': {
    repo: 'kubernetes-sigs/ingress-controller-conformance',
    ref: 'f91a7996',
    path: 'features/ingress_class.feature',
  },
  'longest-path': multiple,
  'exact-before-prefix': multiple,
  'default-backend': { ...documents, at: 'Default backend' },
  'resource-backend': { ...documents, at: 'Resource backends' },
});
