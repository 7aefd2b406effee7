/** Who speaks in diagnostics; the profile begins with the same words. */
export const speaker = {
  id: 'haproxy-ingress',
  displayName: 'HAProxy Ingress',
  verifiedAgainst: '0.17 (465a51c)',
} as const;
