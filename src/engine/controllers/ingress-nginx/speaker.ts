/** Who speaks in diagnostics; the profile begins with the same words. */
export const speaker = { id: 'ingress-nginx', displayName: 'ingress-nginx', verifiedAgainst: '1.15.1' } as const;
