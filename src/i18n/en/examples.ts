/** Words of: the six examples. `title` names one in a menu, `lesson` says what to look at. */
export const examples = {
  'v1-vs-v11': {
    title: '/v1 and /v11',
    lesson: '`/v11` is not under `/v1`: Prefix compares whole path elements, not letters.',
  },
  'rewrite-assets': {
    title: 'The rewrite ate my CSS',
    lesson: 'The page is served under `/app`, but the browser asks for its files at `/static`.',
  },
  'regex-neighbour': {
    title: 'A regex next door',
    lesson: 'One Ingress with `use-regex` can change how its neighbours on the same host match.',
  },
  'two-teams-one-host': {
    title: 'Two teams, one host',
    lesson: 'Two Ingresses share a host; the longest path wins, whichever Ingress it stands in.',
  },
  'wildcard-depth': {
    title: 'How much the star covers',
    lesson: '`*.example.com` stands for exactly one name: `api.shop.example.com` is too deep.',
  },
  'redirect-loop': {
    title: 'A redirect without end',
    lesson: 'TLS ends before the controller, and the controller still redirects to HTTPS.',
  },
};

export type ExamplesMessages = typeof examples;
