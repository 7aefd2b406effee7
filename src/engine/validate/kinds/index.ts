import type { Cursor } from '../cursor.ts';
import { type KindRules, type KindTable, kindKey } from '../kind-rules.ts';
import { checkLabel, checkLabel1035, checkSubdomain } from '../names.ts';
import { checkEndpointSlice, sliceWarnings } from './endpoint-slice-rules.ts';
import { checkNamespace } from './namespace-rules.ts';
import { kindFixes, kindTypeFixes } from './rule-fixes.ts';
import { configMapSchema, endpointSliceSchema, namespaceSchema, secretSchema, serviceSchema } from './schemas.ts';
import { checkConfigMap, checkSecret, secretWarnings } from './secret-rules.ts';
import { checkAllocation } from './service-addresses.ts';
import { checkService, serviceWarnings } from './service-rules.ts';
import { viewService } from './service-view.ts';

const repairs = { fixes: kindFixes, typeFixes: kindTypeFixes } as const;
const subdomainNamed = { isNamespaced: true, nameCheck: () => checkSubdomain, ...repairs } as const;

const service: KindRules = {
  schema: serviceSchema,
  isNamespaced: true,
  nameCheck: (minor) => (minor >= 36 ? checkLabel : checkLabel1035),
  ...repairs,
  checkFirst: (report, root) => checkAllocation(report, viewService(root)),
  check: (report, root) => checkService(report, viewService(root)),
  warnings: (root: Cursor, minor) => serviceWarnings(viewService(root), minor),
};

/** The rules of the kinds around an Ingress: what it points to, what it reads, where it lives. */
export const neighbourKinds: KindTable = new Map([
  [kindKey('v1', 'Service'), service],
  [
    kindKey('discovery.k8s.io/v1', 'EndpointSlice'),
    { ...subdomainNamed, schema: endpointSliceSchema, check: checkEndpointSlice, warnings: sliceWarnings },
  ],
  [
    kindKey('v1', 'Namespace'),
    {
      schema: namespaceSchema,
      isNamespaced: false,
      nameCheck: () => checkLabel,
      ...repairs,
      nameLabel: 'kubernetes.io/metadata.name',
      check: checkNamespace,
    },
  ],
  [
    kindKey('v1', 'Secret'),
    {
      ...subdomainNamed,
      schema: secretSchema,
      check: checkSecret,
      warnings: secretWarnings,
    },
  ],
  [kindKey('v1', 'ConfigMap'), { ...subdomainNamed, schema: configMapSchema, check: checkConfigMap }],
]);
