import type { Deviation } from '../../match/contract.ts';

/** Contract cases that HAProxy Technologies' controller answers differently from the specification. */
export const deviations: readonly Deviation[] = [
  {
    case: 'several/slash-is-longer',
    expected: 'p',
    reason: 'a slash at the end is dropped: both paths make the same rows, and the backend first by name answers',
    source:
      'haproxytech/kubernetes-ingress pkg/route/route.go AddHostPathRoute (fc12067), measured with HAProxy 2.6.12',
  },
  {
    case: 'host/trailing-dot',
    expected: 404,
    reason: 'only the port is taken off the Host header; a dot at its end stays',
    source: 'haproxytech/kubernetes-ingress pkg/controller/controller.go setupHAProxyRules (fc12067)',
  },
];
