/** Who speaks in diagnostics; the profile begins with the same words. */
export const speaker = { id: 'traefik', displayName: 'Traefik', verifiedAgainst: '3.7.9' } as const;
