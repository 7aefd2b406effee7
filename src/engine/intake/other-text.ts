/** Texts that routes may well stand in, but no Ingress does: each is known by its shape and told with what helps. */
export type OtherText =
  | 'compose'
  | 'traefik'
  | 'traefik-static'
  | 'nginx'
  | 'haproxy'
  | 'caddy'
  | 'systemd'
  | 'terraform'
  | 'helm-release';
