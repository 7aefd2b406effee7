/** Words of: documentation in the editor. Loaded when the editor first asks; `fields` by table and name, `annotations` by key of their sentence. */
export const hover = {
  required: 'required',
  optional: 'optional',
  takes: (values: string) => `Takes ${values}.`,
  types: {
    text: 'text',
    number: 'number',
    bool: 'true or false',
    texts: 'list of texts',
    map: 'names with values',
    object: 'object',
    list: 'list',
    enum: 'one of several words',
  },
  service: ({
    namespace,
    name,
    ports,
  }: {
    readonly namespace: string;
    readonly name: string;
    readonly ports: string;
  }) =>
    ports === '' ? `Service ${namespace}/${name} has no ports.` : `Service ${namespace}/${name}. Ports: ${ports}.`,
  noService: ({ namespace, name }: { readonly namespace: string; readonly name: string }) =>
    `No file of the workspace holds the Service ${namespace}/${name}.`,
  ofController: 'Annotation of the controller. It does not decide where requests go.',
  snippet: 'whole entry',
  renameFailed: 'Only hosts and Services can be renamed here.',
  pathTypes: {
    Prefix:
      'Matches the path and everything below it, element by element: `/v1` matches `/v1`, `/v1/` and `/v1/users`, but not `/v11`. `/` matches everything. Of several matches the longest wins.',
    Exact:
      'Matches this path and no other, case and final slash included: `/v1` matches `/v1`, but neither `/v1/` nor `/V1`. Wins against a Prefix of the same length.',
    ImplementationSpecific:
      'The controller decides what it means: like Prefix in some, a pattern such as `/v[0-9]+` in others. The same manifest can route differently elsewhere.',
  },
  fields: {
    'Ingress.apiVersion':
      'Group and version of the API. For Ingress `networking.k8s.io/v1`, the only one served since Kubernetes 1.22.',
    'Ingress.kind':
      'What the object is: `Ingress`, `IngressClass`, `Service`, `EndpointSlice`, `Namespace`, `Secret`, `ConfigMap`.',
    'Ingress.metadata': 'Name, namespace, labels and annotations of the object.',
    'Ingress.spec': 'Which requests go to which Services.',
    'IngressClass.spec': 'Which controller serves the Ingresses of this class.',
    'Service.spec': 'Which Pods answer, and on which ports.',
    'metadata.name': 'Name of the object, once per kind and namespace: lower-case letters, digits, dashes and dots.',
    'metadata.namespace':
      'Namespace of the object; `default` is assumed without one. An Ingress reaches only Services and Secrets of its own namespace.',
    'metadata.annotations':
      'Settings that Kubernetes does not read but controllers do. Values are texts: quote `"true"` and `"80"`.',
    'metadata.labels': 'Names and values by which objects are found and grouped.',
    'ingressSpec.ingressClassName':
      'Name of the IngressClass, and so of the controller that serves this Ingress. Without it only a default class or a lenient controller takes it.',
    'ingressSpec.defaultBackend':
      'Answers requests that no rule takes. For a known host without a fitting path controllers differ.',
    'ingressSpec.tls':
      'Certificates, each with the hosts it is for. A host that is missing here gets the controller’s own certificate, or no https at all.',
    'ingressSpec.rules':
      'One entry per host. Order does not matter: exact hosts come before wildcard hosts, these before rules without host.',
    'oldIngressSpec.backend': 'The default backend, as it was called before v1.',
    'rule.host':
      'Host of the request, without scheme and port. `*.example.com` takes exactly one label: `a.example.com`, not `example.com`. Without host the rule is for hosts that no other rule names.',
    'rule.http': 'Holds the paths of the rule.',
    'http.paths':
      'Paths of this host. Exact beats Prefix, the longer path beats the shorter one; order does not matter by the specification.',
    'path.path':
      'Beginning or whole of the request’s path, as `pathType` says. Starts with a slash; the query after `?` is not part of it.',
    'path.pathType':
      'How the path is compared: `Prefix` by whole elements, `Exact` letter by letter, `ImplementationSpecific` as the controller decides.',
    'path.backend': 'Where matching requests go: a Service and its port.',
    'backend.service': 'A Service of the same namespace and one of its ports.',
    'backend.resource': 'Another object instead of a Service, such as a storage bucket. Few controllers serve it.',
    'serviceBackend.name': 'Name of a Service in the namespace of the Ingress.',
    'serviceBackend.port': 'Port of the Service, by number or by name, not both.',
    'backendPort.number': 'Number of the Service’s port (`port`), not of the container’s (`targetPort`).',
    'backendPort.name': 'Name of the Service’s port. It stays right when the number changes.',
    'resource.apiGroup': 'API group of the object; left out for the core group.',
    'resource.kind': 'Kind of the object.',
    'resource.name': 'Name of the object.',
    'oldBackend.serviceName': 'Name of the Service; in v1 `service.name`.',
    'oldBackend.servicePort':
      'Port of the Service, a number or a name; in v1 `service.port.number` or `service.port.name`.',
    'oldBackend.resource': 'Another object instead of a Service. Few controllers serve it.',
    'tls.hosts': 'Hosts the certificate is for. They should be the hosts of the rules.',
    'tls.secretName': 'Secret of type `kubernetes.io/tls` with certificate and key, in the namespace of the Ingress.',
    'classSpec.controller': 'Identifies the controller, such as `k8s.io/ingress-nginx`. It cannot be changed later.',
    'classSpec.parameters': 'Object with further settings, of a kind that the controller defines.',
    'classParameters.apiGroup': 'API group of the settings object.',
    'classParameters.kind': 'Kind of the settings object.',
    'classParameters.name': 'Name of the settings object.',
    'classParameters.scope': '`Cluster`, or `Namespace` together with `namespace`.',
    'classParameters.namespace': 'Namespace of the settings object, with scope `Namespace` only.',
    'serviceSpec.type': 'How the Service is reached. `ClusterIP` is enough behind an Ingress.',
    'serviceSpec.selector': 'Labels of the Pods that answer. It has to match the labels of the Pod template.',
    'serviceSpec.ports': 'Ports of the Service. An Ingress names one of these, not the container’s.',
    'serviceSpec.externalName': 'DNS name that a Service of type `ExternalName` points to.',
    'servicePort.name': 'Name of the port; needed when there are several.',
    'servicePort.port': 'Port of the Service: what an Ingress names.',
    'servicePort.targetPort':
      'Port of the container, a number or the name of a container port. The same as `port` when left out.',
    'servicePort.protocol': '`TCP` unless said otherwise.',
    'EndpointSlice.addressType':
      'What all addresses of the slice are: `IPv4`, `IPv6` or, deprecated, `FQDN`. A Service of two families has a slice for each.',
    'EndpointSlice.endpoints': 'Where the traffic of the Service goes: one entry per Pod or machine.',
    'EndpointSlice.ports':
      'Ports of the endpoints, the same for all of them. The name ties each to a port of the Service.',
    'Namespace.spec': 'Only finalizers: what has to be cleared away before the namespace is gone.',
    'Secret.type':
      'What the Secret is for, and so which keys it must hold: `kubernetes.io/tls` wants `tls.crt` and `tls.key`. `Opaque` when left out; it cannot be changed later.',
    'Secret.data': 'Keys with values in base64. That is no encryption: everybody who reads the file reads the values.',
    'Secret.stringData':
      'Keys with values as plain text. The server writes them into `data`, in place of a value with the same key.',
    'Secret.immutable': 'With `true` the values can never be changed, only the whole Secret deleted.',
    'ConfigMap.data': 'Keys with texts: numbers and `true` need quotes.',
    'ConfigMap.binaryData': 'Keys with bytes in base64. A key stands here or in `data`, not in both.',
    'ConfigMap.immutable': 'With `true` the values can never be changed, only the whole ConfigMap deleted.',
    'namespaceSpec.finalizers':
      'Names of what clears away before the namespace is gone. The server adds `kubernetes` itself.',
    'serviceSpec.clusterIP':
      'Address inside the cluster; the server chooses one when it is left out. `None` makes the Service headless: DNS answers with the Pods themselves.',
    'serviceSpec.clusterIPs':
      'The same as a list, at most one address per IP family. The first is the one of `clusterIP`.',
    'serviceSpec.ipFamilies': '`IPv4`, `IPv6` or both, in the order in which they are preferred.',
    'serviceSpec.ipFamilyPolicy':
      'Whether the Service has one IP family or two. `RequireDualStack` fails in a cluster that has only one.',
    'serviceSpec.externalIPs':
      'Addresses outside the cluster for which its nodes take traffic. Deprecated from Kubernetes 1.36 on.',
    'serviceSpec.sessionAffinity':
      '`ClientIP` sends a client to the same Pod again, for as long as `sessionAffinityConfig` says.',
    'serviceSpec.sessionAffinityConfig':
      'How long a client stays with its Pod. Dropped without a word unless `sessionAffinity` is `ClientIP`.',
    'affinity.clientIP': 'Settings of the affinity by address.',
    'clientIP.timeoutSeconds': 'Seconds, 1 to 86400; 10800 when left out.',
    'serviceSpec.externalTrafficPolicy':
      '`Local` keeps the client’s address and sends only to Pods of the same node; `Cluster` sends everywhere. For Services that are reached from outside.',
    'serviceSpec.internalTrafficPolicy':
      'The same for traffic from inside the cluster: `Cluster` unless said otherwise.',
    'serviceSpec.trafficDistribution':
      'Prefers Pods that are near: `PreferSameZone` or `PreferSameNode`. `PreferClose` is the older name of the first.',
    'serviceSpec.loadBalancerClass':
      'Which load balancer serves the Service, with type `LoadBalancer` only. It cannot be changed later.',
    'serviceSpec.loadBalancerSourceRanges':
      'Clients that the load balancer lets through, such as `10.0.0.0/8`. With type `LoadBalancer` only.',
    'serviceSpec.loadBalancerIP': 'The wanted address of the load balancer. Deprecated; not every provider reads it.',
    'serviceSpec.allocateLoadBalancerNodePorts':
      'Whether a load balancer gets node ports too: yes, unless it is `false`.',
    'serviceSpec.healthCheckNodePort':
      'Node port for the load balancer’s health checks, with type `LoadBalancer` and policy `Local` only.',
    'serviceSpec.publishNotReadyAddresses': 'With `true` Pods count as ready even when they are not.',
    'servicePort.appProtocol':
      'What is spoken on the port, a hint for controllers: `http`, `kubernetes.io/h2c`, `kubernetes.io/ws`.',
    'servicePort.nodePort':
      'Port on every node, with type `NodePort` or `LoadBalancer`; the cluster chooses one when it is left out. Usually 30000 to 32767.',
    'endpoint.addresses': 'Addresses of one endpoint. Who sends traffic there may use only the first.',
    'endpoint.conditions': 'Whether the endpoint takes traffic.',
    'endpoint.hostname': 'Name of the endpoint in DNS, one label.',
    'endpoint.nodeName': 'Node on which the endpoint runs.',
    'endpoint.zone': 'Zone in which the endpoint runs.',
    'endpoint.hints': 'Who should use the endpoint.',
    'conditions.ready': 'Whether new traffic goes there; not set counts as yes.',
    'conditions.serving': 'Like `ready`, but it stays true while the Pod is being ended and still answers.',
    'conditions.terminating': 'Whether the Pod is being ended.',
    'hints.forZones': 'Zones whose clients should use the endpoint, at most eight.',
    'hints.forNodes': 'Nodes whose clients should use the endpoint, at most eight.',
    'forZone.name': 'Name of a zone, each once.',
    'forNode.name': 'Name of a node, each once.',
    'slicePort.name': 'Name of the port as the Service has it; empty for the only one.',
    'slicePort.port': 'Port of the endpoints, what a Service calls `targetPort`.',
    'slicePort.protocol': '`TCP` unless said otherwise.',
    'slicePort.appProtocol': 'What is spoken on the port, as in the Service.',
  },
  annotations: {
    'class-annotation':
      'The class as it was named before `spec.ingressClassName`. Deprecated; both together must agree.',
    'default-class': 'With `"true"` new Ingresses without a class get this one.',
    'topology-mode': 'On a Service: `Auto` keeps traffic in its zone where there are enough endpoints.',
    'topology-hints': 'The older name of `service.kubernetes.io/topology-mode`. Deprecated; both together must agree.',
    'source-ranges':
      'The older way to write `spec.loadBalancerSourceRanges`: ranges with commas between them, with type `LoadBalancer` only.',
    'app-root': 'Requests for exactly `/` are redirected to this path.',
    'ssl-redirect': 'Redirects http to https where a certificate is there.',
    'ssl-passthrough': 'Hands TLS connections to the backend unopened, by host name alone: paths do not count.',
    'server-alias': 'Further hosts that get the same paths.',
    'server-alias-regex': 'Further hosts by pattern; their paths are tried last.',
    'allow-list': 'Only clients from these addresses get through; all others get 403.',
    'deny-list': 'Clients from these addresses get 403.',
    'auth-url': 'Asks this service first; its refusal is the answer.',
    'auth-signin': 'Where clients are sent when they are not signed in.',
    'auth-secret': 'Secret with users and passwords. When it is missing, requests fail with 503.',
    'auth-type': 'Asks clients for a password before anything is routed.',
    'auth-tls': 'Asks clients for a certificate; without a good one they are refused.',
    cors: 'The proxy itself answers preflight requests (OPTIONS) of browsers.',
    'cors-origin': 'Origins whose preflight requests are answered.',
    limit: 'Refuses clients that ask too often.',
    'service-upstream': 'Sends requests to the Service’s own address instead of its Pods: no 503 when none is ready.',
    waf: 'A web application firewall may refuse requests.',
    'nginx-rewrite-target':
      'Replaces the path before the backend sees it; `$1` is a group of the path pattern. Switches every path of this host to case-insensitive patterns, also those of other Ingresses.',
    'nginx-use-regex':
      'Paths are patterns. All paths of this host, also in other Ingresses, then match without regard to case and from the start only.',
    'nginx-canary':
      'Makes this Ingress an alternative of another one with the same host, path and pathType: it gets a share of its requests.',
    'canary-weight': 'Share of requests in percent, unless the total says otherwise.',
    'canary-weight-total': 'What the weight is a share of; 100 when left out.',
    'canary-by-header': 'Header that decides: `always` and `never`, or the value named beside it.',
    'canary-by-header-value': 'Value of the header that sends a request to the canary.',
    'canary-by-header-pattern': 'Pattern that the header’s value has to match.',
    'canary-by-cookie': 'Cookie that decides: `always` or `never`.',
    'canary-sticky': 'Whether clients with a session cookie stay where they were.',
    'force-ssl-redirect':
      'Redirects http to https even without a certificate here: right only when TLS ends in front of the controller, else a loop.',
    'www-redirect': 'Redirects the host with `www.` to the one without, or the reverse.',
    'permanent-redirect': 'Every path of this Ingress answers with a permanent redirect to this URL.',
    'temporal-redirect':
      'Every path of this Ingress answers with a temporary redirect to this URL. Comes before the permanent one.',
    'redirect-code': 'Status of the redirect.',
    'redirect-port': 'Port in the address of redirects.',
    'preserve-slash': 'Keeps a final slash in the address of the https redirect.',
    'relative-redirects': 'Redirects name the path only, not scheme and host.',
    'nginx-default-backend': 'Service that answers when the backend has no endpoint, and for custom errors.',
    'custom-errors': 'Answers with these statuses are replaced by those of the default backend.',
    satisfy: 'Whether one access rule is enough (`any`) or all must pass (`all`).',
    'global-auth': 'Whether the sign-in set for the whole controller counts here.',
    snippet: 'Raw configuration of the proxy. It can change everything and is not simulated.',
    'haproxy-rewrite-target': 'Replaces the matched beginning of the path before the backend sees it.',
    'haproxy-path-type':
      'How paths of type ImplementationSpecific are compared: `begin`, `exact`, `prefix` or `regex`.',
    'redirect-to': 'The paths answer with a redirect to this URL, before any backend is looked up.',
    'redirect-from': 'Hosts that are redirected to this one when nothing else takes them.',
    'always-https': 'Serves the hosts over https even without `spec.tls`.',
    'header-match': 'The paths match only requests with these headers, and are tried first.',
    'blue-green': 'Shares requests between Pods by their labels.',
    'tcp-service': 'The Ingress becomes a plain TCP service on this port: hosts and paths do not count.',
    'passthrough-port': 'Port for plain http beside TLS passthrough.',
    'backend-protocol': 'Protocol towards the backend.',
    bind: 'Puts the Ingress on listening addresses of its own.',
    'path-rewrite': 'Rewrites the path before the backend sees it: a pattern and what replaces it, one per line.',
    'request-redirect': 'Redirects the requests of this Ingress to another host, with the same path.',
    'route-acl': 'On a Service: a condition under which it is chosen before all maps are looked up.',
    'set-host': 'Host header that the backend sees.',
    'standalone-backend': 'Gives this Ingress a backend of its own instead of a shared one.',
    'source-address': 'Header that holds the client’s address.',
    'traefik-priority': 'Rank of the routes; the higher one wins. Without it the length of the rule counts.',
    'traefik-pathmatcher':
      'How paths of type ImplementationSpecific are compared: `Path`, `PathPrefix` or `PathRegexp`.',
    'traefik-rulesyntax': 'Which version of the rule language is used.',
    'traefik-entrypoints': 'Entry points on which the routes exist. On all others they answer 404.',
    'traefik-middlewares': 'Middlewares that change requests after matching: redirects, removed prefixes.',
    'traefik-tls': 'The routes answer https only; http gets 404 from them.',
    'traefik-certresolver': 'Gets certificates by this resolver; the routes then answer https only.',
    'traefik-tls-options': 'TLS settings; the routes then answer https only.',
    'traefik-nativelb': 'Sends requests to the Service’s own address instead of its Pods.',
    'traefik-nodeportlb': 'Sends requests to the nodes, for Services of type NodePort.',
  },
};

export type HoverMessages = typeof hover;
