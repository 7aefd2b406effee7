/** Who speaks in diagnostics; the profile begins with the same words. */
export const speaker = {
  id: 'haproxytech',
  displayName: 'HAProxy Kubernetes Ingress Controller',
  verifiedAgainst: '3.2 (fc12067)',
} as const;
