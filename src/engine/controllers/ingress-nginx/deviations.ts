import type { Deviation } from '../../match/contract.ts';

const measured =
  'measured: nginx 1.22.1 with the controller’s templates and Lua files (kubernetes/ingress-nginx v1.15.1)';

/** Contract cases that ingress-nginx answers differently from the specification. */
export const deviations: readonly Deviation[] = [
  {
    case: 'exact/slash-missing',
    expected: 301,
    reason: 'nginx redirects to a proxied location that is named like the request with a slash',
    source: `${measured}; nginx/nginx src/http/ngx_http_core_module.c ngx_http_core_find_location`,
  },
  {
    case: 'prefix/slash-missing',
    expected: 301,
    reason: 'Prefix /foo/ makes Exact /foo/ and Prefix /foo/ only: the request without the slash is redirected',
    source: `${measured}; internal/ingress/controller/location.go updateServerLocations`,
  },
  {
    case: 'several/slash-is-longer',
    expected: 'rejected',
    reason: 'Prefix /foo and Prefix /foo/ both make the location /foo/: nginx refuses the duplicate',
    source: `${measured}, nginx -t`,
  },
  {
    case: 'request/double-slash',
    expected: 'p',
    reason: 'merge_slashes is on: several slashes are compared as one',
    source: `${measured}; nginx/nginx src/http/ngx_http_parse.c ngx_http_parse_complex_uri`,
  },
  {
    case: 'request/encoded-letter',
    expected: 'p',
    reason: 'locations are compared with the decoded path',
    source: `${measured}; nginx/nginx src/http/ngx_http_parse.c ngx_http_parse_complex_uri`,
  },
  {
    case: 'request/dot-segments',
    expected: 'p',
    reason: 'dot segments are resolved before locations are compared',
    source: `${measured}; nginx/nginx src/http/ngx_http_parse.c ngx_http_parse_complex_uri`,
  },
  {
    case: 'default/no-host-fits',
    expected: 404,
    reason: 'the default backend of an Ingress with rules answers only for the hosts that this Ingress made first',
    source: `${measured}; internal/ingress/controller/controller.go createServers`,
  },
];
