import { describe, expect, test } from 'vitest';
import { type ErrorCode, knownErrors } from './error-code.ts';
import { isErrorLine, readErrors } from './error-reading.ts';
import type { ErrorNames, KnownError } from './known-error.ts';

type Samples = Readonly<Record<ErrorCode, readonly (readonly [text: string, names: ErrorNames])[]>>;

const invalid = (text: string): string => `The Ingress "shop" is invalid: ${text}`;
const denied = (text: string): string =>
  `Error from server (BadRequest): error when creating "ing.yaml": admission webhook "validate.nginx.ingress.kubernetes.io" denied the request: ${text}`;
const parsing = (text: string): string =>
  `error: error parsing shop.yaml: error converting YAML to JSON: yaml: ${text}`;
const at = 'spec.rules[0].http.paths[1]';

/** A whole text for every code, as its program prints it, and what is read from it. */
const samples: Samples = {
  'spec-empty': [
    [invalid('spec: Invalid value: []: either `defaultBackend` or `rules` must be specified'), { object: 'shop' }],
  ],
  'host-ip': [
    [
      invalid('spec.rules[0].host: Invalid value: "10.0.0.1": must be a DNS name, not an IP address'),
      { host: '10.0.0.1', field: 'spec.rules[0].host' },
    ],
  ],
  'host-wildcard': [
    [
      invalid(
        'spec.rules[0].host: Invalid value: "a.*.test": a wildcard DNS-1123 subdomain must start with \'*.\', followed by a valid DNS subdomain',
      ),
      { host: 'a.*.test' },
    ],
  ],
  'host-name': [
    [
      invalid(
        'spec.rules[2].host: Invalid value: "A_b": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters',
      ),
      { host: 'A_b', field: 'spec.rules[2].host' },
    ],
  ],
  'paths-empty': [[invalid('spec.rules[0].http.paths: Required value'), { field: 'spec.rules[0].http.paths' }]],
  'path-type-missing': [
    [
      invalid(`${at}.pathType: Required value: pathType must be specified`),
      { field: `${at}.pathType`, object: 'shop' },
    ],
    [
      'error: error validating "a.yaml": error validating data: ValidationError(Ingress.spec.rules[0].http.paths[0]): missing required field "pathType" in io.k8s.api.networking.v1.HTTPIngressPath',
      {},
    ],
  ],
  'path-type-unknown': [
    [
      invalid(
        `${at}.pathType: Unsupported value: "prefix": supported values: "Exact", "ImplementationSpecific", "Prefix"`,
      ),
      { type: 'prefix', field: `${at}.pathType` },
    ],
  ],
  'path-not-absolute': [
    [invalid(`${at}.path: Invalid value: "api": must be an absolute path`), { path: 'api', field: `${at}.path` }],
  ],
  'path-characters': [
    [invalid(`${at}.path: Invalid value: "/a//b": must not contain '//'`), { path: '/a//b' }],
    [invalid(`${at}.path: Invalid value: "/a/..": cannot end with '/..'`), { path: '/a/..' }],
  ],
  'backend-both': [
    [
      invalid(`${at}.backend: Invalid value: "": cannot set both resource and service backends`),
      { field: `${at}.backend` },
    ],
  ],
  'backend-missing': [
    [invalid(`${at}.backend: Invalid value: "": resource or service backend is required`), { field: `${at}.backend` }],
  ],
  'service-name-missing': [
    [invalid(`${at}.backend.service.name: Required value`), { field: `${at}.backend.service.name` }],
  ],
  'service-name': [
    [invalid(`${at}.backend.service.name: Invalid value: "Web": a DNS-1035 label must consist of`), { service: 'Web' }],
  ],
  'port-both': [
    [invalid(`${at}.backend: Invalid value: "": cannot set both port name & port number`), { field: `${at}.backend` }],
  ],
  'port-name': [
    [
      invalid(`${at}.backend.service.port.name: Invalid value: "80": must contain at least one letter (a-z)`),
      { port: '80' },
    ],
  ],
  'port-number': [
    [
      invalid(`${at}.backend.service.port.number: Invalid value: 70000: must be between 1 and 65535, inclusive`),
      { port: '70000' },
    ],
  ],
  'port-missing': [
    [invalid(`${at}.backend: Required value: port name or number is required`), { field: `${at}.backend` }],
  ],
  'tls-host': [
    [
      invalid('spec.tls[0].hosts[1]: Invalid value: "": a lowercase RFC 1123 subdomain must consist of'),
      { field: 'spec.tls[0].hosts[1]' },
    ],
  ],
  'tls-secret-name': [
    [
      invalid('spec.tls[0].secretName: Invalid value: "My_Cert": a lowercase RFC 1123 subdomain'),
      { secret: 'My_Cert' },
    ],
  ],
  'class-name': [
    [
      invalid('spec.ingressClassName: Invalid value: "": a lowercase RFC 1123 subdomain'),
      { field: 'spec.ingressClassName' },
    ],
  ],
  'class-contradicts': [
    [
      invalid(
        'annotations.kubernetes.io/ingress.class: Invalid value: "a": must match `ingressClassName` when both are specified',
      ),
      { field: 'annotations.kubernetes.io/ingress.class' },
    ],
    [
      invalid(
        'annotations.kubernetes.io/ingress.class: Invalid value: "a": can not be set when the class field is also set',
      ),
      {},
    ],
  ],
  'class-annotation-deprecated': [
    [
      'Warning: annotation "kubernetes.io/ingress.class" is deprecated, please use \'spec.ingressClassName\' instead',
      {},
    ],
  ],
  'name-missing': [
    [
      'error: error when creating "a.yaml": Ingress.networking.k8s.io "" is invalid: metadata.name: Required value: name or generateName is required',
      { field: 'metadata.name' },
    ],
  ],
  'object-name': [
    [
      'The Ingress "Shop" is invalid: metadata.name: Invalid value: "Shop": a lowercase RFC 1123 subdomain',
      { object: 'Shop' },
    ],
  ],
  'annotations-long': [
    [invalid('metadata.annotations: Too long: may not be more than 262144 bytes'), { field: 'metadata.annotations' }],
  ],
  'annotation-key': [
    [invalid('metadata.annotations: Invalid value: "a b": name part must consist of'), { annotation: 'a b' }],
  ],
  label: [[invalid('metadata.labels: Invalid value: "a b": a valid label must be'), { value: 'a b' }]],
  immutable: [
    [
      'The Service "web" is invalid: spec.clusterIPs[0]: Invalid value: ["10.0.0.1"]: field is immutable',
      { object: 'web', field: 'spec.clusterIPs[0]' },
    ],
  ],
  'namespace-differs': [
    [
      'the namespace from the provided object "a" does not match the namespace "b". You must pass \'--namespace=a\' to perform this operation.',
      { namespace: 'a', value: 'b' },
    ],
    [
      'Error from server (BadRequest): the namespace of the provided object does not match the namespace sent on the request',
      {},
    ],
  ],
  'namespace-missing': [
    [
      'Error from server (NotFound): error when creating "a.yaml": namespaces "team-a" not found',
      { namespace: 'team-a' },
    ],
  ],
  'already-exists': [
    [
      'Error from server (AlreadyExists): error when creating "a.yaml": ingresses.networking.k8s.io "shop" already exists',
      { object: 'shop' },
    ],
  ],
  'changed-meanwhile': [
    [
      'Error from server (Conflict): Operation cannot be fulfilled on ingresses.networking.k8s.io "shop": the object has been modified; please apply your changes to the latest version and try again',
      {},
    ],
  ],
  forbidden: [
    [
      'Error from server (Forbidden): ingresses.networking.k8s.io is forbidden: User "jane" cannot create resource "ingresses" in API group "networking.k8s.io" in the namespace "team-a"',
      { value: 'jane', detail: 'create' },
    ],
  ],
  'object-missing': [
    ['Error from server (NotFound): ingresses.networking.k8s.io "shop" not found', { object: 'shop' }],
  ],
  'type-wrong': [
    [
      'Error from server (BadRequest): error when creating "a.yaml": Ingress in version "v1" cannot be handled as a Ingress: json: cannot unmarshal bool into Go struct field IngressRule.spec.rules.host of type string',
      { type: 'string', value: 'bool' },
    ],
  ],
  'field-of-old-version': [
    [
      'Error from server (BadRequest): strict decoding error: unknown field "spec.rules[0].http.paths[0].backend.serviceName"',
      { field: 'spec.rules[0].http.paths[0].backend.serviceName' },
    ],
  ],
  'field-unknown': [
    ['Error from server (BadRequest): strict decoding error: unknown field "spec.rule"', { field: 'spec.rule' }],
  ],
  'field-twice': [
    ['Error from server (BadRequest): strict decoding error: duplicate field "spec.tls"', { field: 'spec.tls' }],
  ],
  'secret-data': [
    [
      'Error from server (BadRequest): Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 4',
      { value: '4' },
    ],
  ],
  'node-port': [
    [
      'The Service "web" is invalid: spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767',
      { object: 'web' },
    ],
  ],
  'route-duplicate': [
    [
      denied('host "shop.example.com" and path "/" is already defined in ingress store/shop'),
      { host: 'shop.example.com', path: '/', other: 'store/shop' },
    ],
    // As a terminal wraps it.
    [
      'denied the request: host\n"a.test" and path "/x" is already defined in\ningress b/c',
      { host: 'a.test', path: '/x', other: 'b/c' },
    ],
  ],
  'path-pattern': [
    [
      denied('ingress contains invalid paths: path /x(/|$)(.*) cannot be used with pathType Prefix'),
      { type: 'Prefix' },
    ],
  ],
  'snippet-disabled': [
    [
      denied(
        'nginx.ingress.kubernetes.io/configuration-snippet annotation cannot be used. Snippet directives are disabled by the Ingress administrator',
      ),
      { annotation: 'nginx.ingress.kubernetes.io/configuration-snippet' },
    ],
  ],
  'annotation-risk': [
    [
      'Error: UPGRADE FAILED: failed to create resource: admission webhook "validate.nginx.ingress.kubernetes.io" denied the request: annotation group ServerSnippet contains risky annotation based on ingress configuration',
      { annotation: 'ServerSnippet' },
    ],
  ],
  'annotation-value': [
    [
      denied('annotation nginx.ingress.kubernetes.io/auth-url contains invalid value'),
      { annotation: 'nginx.ingress.kubernetes.io/auth-url' },
    ],
  ],
  'annotation-word': [
    [
      denied('nginx.ingress.kubernetes.io/server-alias annotation contains invalid word {'),
      { annotation: 'nginx.ingress.kubernetes.io/server-alias', value: '{' },
    ],
  ],
  'nginx-config': [
    [
      denied(
        '\n-------------------------------------------------------------------------------\nError: exit status 1\n2026/01/02 03:04:05 [emerg] 31#31: invalid number of arguments in "rewrite" directive in /tmp/nginx/nginx-cfg1:10\nnginx: [emerg] invalid number of arguments in "rewrite" directive in /tmp/nginx/nginx-cfg1:10\nnginx: configuration file /tmp/nginx/nginx-cfg1 test failed',
      ),
      {},
    ],
  ],
  'webhook-unreachable': [
    [
      'Error from server (InternalError): error when creating "a.yaml": Internal error occurred: failed calling webhook "validate.nginx.ingress.kubernetes.io": failed to call webhook: Post "https://x.svc:443/": context deadline exceeded',
      { value: 'validate.nginx.ingress.kubernetes.io' },
    ],
  ],
  'webhook-denied': [
    ['admission webhook "policy.example.com" denied the request: not on Fridays', { value: 'policy.example.com' }],
  ],
  'class-not-served': [
    [
      'I0102 03:04:05.123456 7 store.go:1089] "Ignoring ingress because of error while validating ingress class" ingress="store/shop" error="ingress does not contain a valid IngressClass"',
      { object: 'store/shop' },
    ],
  ],
  'endpoints-missing': [
    [
      'W0102 03:04:05.123456 7 controller.go:1225] Service "store/web" does not have any active Endpoint.',
      { service: 'store/web' },
    ],
  ],
  'service-missing': [
    [
      'W0330 13:08:15.742096 9 controller.go:1109] Error obtaining Endpoints for Service "default/my-service": no object matching key "default/my-service" in local store',
      { service: 'default/my-service' },
    ],
  ],
  'secret-missing': [
    [
      'W0102 03:04:05.123456 7 controller.go:1400] Error getting SSL certificate "store/tls": local SSL certificate store/tls was not found. Using default certificate',
      { secret: 'store/tls' },
    ],
  ],
  'certificate-names': [
    [
      'W0102 03:04:05.1 7 controller.go:1] SSL certificate "store/tls" does not contain a Common Name or Subject Alternative Name for server "shop.example.com"',
      { secret: 'store/tls', host: 'shop.example.com' },
    ],
    [
      "curl: (60) SSL: no alternative certificate subject name matches target host name 'shop.example.com'",
      { host: 'shop.example.com' },
    ],
  ],
  'server-name-twice': [
    ['2026/01/02 03:04:05 [warn] 31#31: conflicting server name "a.test" on 0.0.0.0:80, ignored', { host: 'a.test' }],
  ],
  'version-removed': [
    [
      'error: unable to recognize "a.yaml": no matches for kind "Ingress" in version "extensions/v1beta1"',
      { version: 'extensions/v1beta1' },
    ],
    [
      'error: resource mapping not found for name: "old" namespace: "" from "a.yaml": no matches for kind "Ingress" in version "networking.k8s.io/v1beta1"\nensure CRDs are installed first',
      { version: 'networking.k8s.io/v1beta1' },
    ],
  ],
  'kind-unknown': [
    [
      'error: resource mapping not found for name: "r" namespace: "" from "a.yaml": no matches for kind "IngressRoute" in version "traefik.io/v1alpha1"',
      { kind: 'IngressRoute', version: 'traefik.io/v1alpha1' },
    ],
  ],
  'kind-missing': [
    [
      'error: error validating "a.yaml": error validating data: [apiVersion not set, kind not set]; if you choose to ignore these errors, turn validation off with --validate=false',
      {},
    ],
    ['error: unable to decode "a.yaml": Object \'Kind\' is missing in \'{"a":1}\'', {}],
  ],
  'helm-yaml': [
    [
      "Error: YAML parse error on app/templates/ingress.yaml: error converting YAML to JSON: yaml: line 12: could not find expected ':'",
      { file: 'app/templates/ingress.yaml', line: '12', detail: "could not find expected ':'" },
    ],
  ],
  'helm-value-missing': [
    [
      'Error: template: app/templates/ingress.yaml:14:20: executing "app/templates/ingress.yaml" at <.Values.ingress.tls.name>: nil pointer evaluating interface {}.name',
      { file: 'app/templates/ingress.yaml', line: '14', value: 'name' },
    ],
  ],
  'helm-function': [
    [
      'Error: parse error at (app/templates/ingress.yaml:3): function "foo" not defined',
      { file: 'app/templates/ingress.yaml', line: '3', value: 'foo' },
    ],
  ],
  'helm-required': [
    [
      'Error: execution error: template: app/templates/ingress.yaml:3:5: executing "x" at <required "host">: error calling required: host is needed',
      { file: 'app/templates/ingress.yaml', line: '3' },
    ],
  ],
  'helm-template': [
    [
      'Error: parse error at (app/templates/ingress.yaml:9): unexpected EOF',
      { file: 'app/templates/ingress.yaml', line: '9' },
    ],
  ],
  'helm-owner': [
    [
      'Error: INSTALLATION FAILED: Unable to continue with install: Ingress "shop" in namespace "a" exists and cannot be imported into the current release: invalid ownership metadata; label validation error: missing key "app.kubernetes.io/managed-by": must be set to "Helm"',
      {},
    ],
  ],
  'helm-schema': [
    [
      "Error: values don't meet the specifications of the schema(s) in the following chart(s):\napp:\n- ingress.hosts: Invalid type. Expected: array, given: string",
      {},
    ],
  ],
  'helm-failed': [['Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress', {}]],
  'yaml-tab': [[parsing('line 4: found character that cannot start any token'), { line: '4' }]],
  'yaml-colon': [[parsing("line 12: could not find expected ':'"), { line: '12' }]],
  'yaml-mapping': [[parsing('line 7: mapping values are not allowed in this context'), { line: '7' }]],
  'yaml-indent': [[parsing('line 9: did not find expected key'), { line: '9' }]],
  'yaml-anchor': [[parsing("unknown anchor 'h' referenced"), { value: 'h' }]],
  'yaml-control': [[parsing('control characters are not allowed'), {}]],
  'yaml-key-twice': [
    [parsing('unmarshal errors:\n  line 5: key "host" already set in map'), { line: '5', value: 'host' }],
  ],
  'yaml-syntax': [[parsing('invalid trailing UTF-8 octet'), { detail: 'invalid trailing UTF-8 octet' }]],
  'file-missing': [['error: the path "ing.yml" does not exist', { file: 'ing.yml' }]],
  'server-unreachable': [
    [
      'The connection to the server localhost:8080 was refused - did you specify the right host or port?',
      { value: 'localhost:8080' },
    ],
  ],
  'nothing-to-apply': [['error: no objects passed to apply', {}]],
  'schema-unreachable': [
    [
      'error: error validating "a.yaml": error validating data: failed to download openapi: Get "https://x/openapi/v2": dial tcp: lookup x',
      {},
    ],
  ],
  'apply-annotation': [
    [
      'Warning: resource ingresses/shop is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply.',
      {},
    ],
  ],
  'data-invalid': [['error: error validating "a.yaml": error validating data: something new', {}]],
  'middleware-missing': [
    [
      'time="2026-01-02T03:04:05Z" level=error msg="middleware \\"store-auth@kubernetescrd\\" does not exist" entryPointName=web routerName=store-shop@kubernetes',
      { middleware: 'store-auth@kubernetescrd' },
    ],
    [
      '2026-01-02T03:04:05Z ERR error="middleware \\"a@kubernetescrd\\" does not exist" entryPointName=web',
      { middleware: 'a@kubernetescrd' },
    ],
  ],
  'traefik-service': [
    [
      '{"level":"error","msg":"the service \\"store-web-80@kubernetes\\" does not exist","time":"2026-01-02T03:04:05Z"}',
      { service: 'store-web-80@kubernetes' },
    ],
  ],
  'traefik-service-missing': [
    [
      '2026-01-02T03:04:05Z ERR Cannot create service error="service not found" ingress=shop namespace=store serviceName=web',
      {},
    ],
    ['level=error msg="Service not found for store/web"', { service: 'store/web' }],
  ],
  'traefik-port': [
    ['2026-01-02T03:04:05Z ERR Cannot create service error="service port not found" ingress=shop namespace=store', {}],
  ],
  'traefik-endpoints': [
    ['level=warning msg="Skipping service: no endpoints found" ingress=shop namespace=store serviceName=web', {}],
  ],
  'entry-point-missing': [
    ["2026-01-02T03:04:05Z ERR EntryPoint doesn't exist entryPointName=websecur routerName=a", {}],
    ['level=error msg="entryPoint \\"websecur\\" doesn\'t exist" routerName=a', { entryPoint: 'websecur' }],
  ],
  'resolver-missing': [
    [
      '2026-01-02T03:04:05Z ERR Router uses a non-existent certificate resolver certificateResolver=le routerName=a',
      {},
    ],
  ],
  'gke-service-type': [
    [
      'Translation failed: invalid ingress spec: service "default/web" is type "ClusterIP", expected "NodePort" or "LoadBalancer"',
      { service: 'default/web', type: 'ClusterIP' },
    ],
  ],
  'gke-service-missing': [
    ['Translation failed: invalid ingress spec: could not find service "default/web"', { service: 'default/web' }],
  ],
  'gke-port': [
    [
      'Translation failed: invalid ingress spec: could not find port "80" in service "default/web"',
      { port: '80', service: 'default/web' },
    ],
  ],
  'gke-wildcard': [
    [
      'Translation failed: invalid ingress spec: failed to validate prefix path /v1/* due to invalid wildcard; failed to validate prefix path /v2/* due to invalid wildcard',
      { path: '/v1/*' },
    ],
  ],
  'gke-backend-config': [
    [
      'Translation failed: invalid ingress spec: error getting BackendConfig for port "80" on service "a/b", err: no BackendConfig for service port exists.',
      {},
    ],
  ],
  'gke-address': [
    [
      "error running load balancer syncing routine: the given static IP name web-ip doesn't translate to an existing static IP.",
      { value: 'web-ip' },
    ],
  ],
  'gke-translation': [
    ['Translation failed: invalid ingress spec: something new', { detail: 'invalid ingress spec: something new' }],
  ],
  'gke-sync': [
    [
      'Error syncing to GCP: error running load balancer syncing routine: loadbalancer abc does not exist',
      { detail: 'error running load balancer syncing routine: loadbalancer abc does not exist' },
    ],
  ],
  'host-taken': [['Warning Rejected 5s nginx-ingress-controller All hosts are taken by other resources', {}]],
  'upstream-refused': [
    [
      '2026/01/02 03:04:05 [error] 31#31: *5 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.1, server: shop.example.com, request: "GET /api HTTP/1.1", upstream: "http://10.1.0.4:8080/api", host: "shop.example.com"',
      {},
    ],
  ],
  'upstream-timeout': [
    [
      '2026/01/02 03:04:05 [error] 31#31: *5 upstream timed out (110: Operation timed out) while reading response header from upstream',
      {},
    ],
  ],
  'upstream-none': [['2026/01/02 03:04:05 [error] 31#31: *5 no live upstreams while connecting to upstream', {}]],
  'upstream-closed': [
    [
      '2026/01/02 03:04:05 [error] 31#31: *5 upstream prematurely closed connection while reading response header from upstream',
      {},
    ],
  ],
  'upstream-header': [
    [
      '2026/01/02 03:04:05 [error] 31#31: *5 upstream sent too big header while reading response header from upstream',
      {},
    ],
  ],
  'upstream-tls': [
    ['<center>The plain HTTP request was sent to HTTPS port</center>', {}],
    ['2026/01/02 03:04:05 [error] 31#31: *5 SSL_do_handshake() failed (SSL: error:0A00010B:wrong version number)', {}],
  ],
  'body-large': [['2026/01/02 03:04:05 [error] 31#31: *5 client intended to send too large body: 2000000 bytes', {}]],
  'gke-no-route': [['response 404 (backend NotFound), service rules for the path non-existent', {}]],
  'no-route': [
    ['default backend - 404', {}],
    ['{"message":"no Route matched with those values"}', {}],
  ],
  'traefik-no-route': [['404 page not found\n', {}]],
  'no-server': [
    ['no available server', {}],
    ['no healthy upstream', {}],
  ],
  'upstream-connect': [
    ['upstream connect error or disconnect/reset before headers. reset reason: connection failure', {}],
  ],
  'page-503': [['<center><h1>503 Service Temporarily Unavailable</h1></center>', {}]],
  'page-502': [['<center><h1>502 Bad Gateway</h1></center>', {}]],
  'page-504': [['<center><h1>504 Gateway Time-out</h1></center>', {}]],
  'page-404': [['<center><h1>404 Not Found</h1></center>', {}]],
  'certificate-default': [['*  subject: O=Acme Co; CN=Kubernetes Ingress Controller Fake Certificate', {}]],
  'redirect-loop': [['curl: (47) Maximum (50) redirects followed', { value: '50' }]],
  'host-unresolved': [['curl: (6) Could not resolve host: shop.example.com', { host: 'shop.example.com' }]],
  'connection-refused': [
    [
      'curl: (7) Failed to connect to 10.0.0.1 port 80 after 3 ms: Connection refused',
      { host: '10.0.0.1', port: '80' },
    ],
  ],
};

describe('the table of known error texts', () => {
  test.each(Object.entries(samples))('%s is read from what its program prints', (code, texts) => {
    for (const [text, names] of texts) {
      const [first] = readErrors(text);
      expect(first?.code, text).toBe(code);
      expect(first?.names, text).toMatchObject(names);
    }
  });

  test('a code stands in one row, and every row has a text', () => {
    const codes = knownErrors.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.toSorted()).toEqual(Object.keys(samples).toSorted());
    expect(codes.length).toBeGreaterThan(100);
  });

  test.each(
    knownErrors.flatMap(({ code, says }: KnownError<ErrorCode>) => says.map((template) => [template, code] as const)),
  )('“%s” is found in the middle of other words, as %s or more exactly', (template, code) => {
    const filled = template
      .replaceAll('{line}', '7')
      .replaceAll('{port}', '80')
      .replace(/\{\w+\}/g, 'x')
      .replaceAll('…', ' y ');
    const codes = readErrors(`At noon it said ${filled}`).map((one) => one.code);
    const more = codes.filter((one) => one !== null && one !== code);
    expect(codes.includes(code) || more.length > 0, codes.join()).toBe(true);
    expect(isErrorLine(`At noon it said ${filled}`)).toBe(true);
  });

  test('the names are marked where they stand', () => {
    const [text] = samples['route-duplicate'][0] ?? [''];
    const marks = readErrors(text)[0]?.marks.map(({ start, end }) => text.slice(start, end));
    expect(marks).toEqual(['shop.example.com', '/', 'store/shop']);
  });

  test('several complaints of the API server are several readings, each with its field', () => {
    const text = invalid(
      '\n* spec.rules[0].host: Invalid value: "A": a lowercase RFC 1123 subdomain\n* spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified\n* spec.newField: Required value',
    );
    expect(readErrors(text).map(({ code, names }) => [code, names.field])).toEqual([
      ['host-name', 'spec.rules[0].host'],
      ['path-type-missing', 'spec.rules[0].http.paths[0].pathType'],
      [null, 'spec.newField'],
    ]);
  });

  test('a text that is no error gives nothing', () => {
    for (const text of ['kind: Ingress', 'hello', 'path: /x', 'status: 404']) {
      expect(readErrors(text)).toEqual([]);
      expect(isErrorLine(text)).toBe(false);
    }
  });

  test('what is said twice is read once, and a frame only when nothing else is known', () => {
    const text = 'Service "a/b" does not have any active Endpoint.';
    expect(readErrors(`${text}\n${text}`)).toHaveLength(1);
    expect(readErrors(denied('no reason')).map(({ code }) => code)).toEqual(['webhook-denied']);
  });
});
