/** Words of: documentation in the editor. Loaded when the editor first asks; `fields` by table and name, `annotations` by key of their sentence. */
export const hover = {
  required: 'required',
  optional: 'optional',
  takes: (values: string) => `Takes ${values}.`,
  types: {
    text: 'string',
    number: 'number',
    bool: 'true or false',
    texts: 'list of strings',
    map: 'map of strings',
    object: 'object',
    list: 'list',
    enum: 'one of several values',
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
    `There is no Service ${namespace}/${name} in this workspace.`,
  ofController: 'Controller annotation. It does not affect where requests go.',
  snippet: 'whole entry',
  renameFailed: 'Only hosts and Services can be renamed here.',
  pathTypes: {
    Prefix:
      'Matches the path and everything below it, element by element: `/v1` matches `/v1`, `/v1/` and `/v1/users`, but not `/v11`. `/` matches everything. If several match, the longest wins.',
    Exact:
      'Matches only this path, including case and trailing slash: `/v1` matches `/v1`, but not `/v1/` or `/V1`. Wins over a Prefix of the same length.',
    ImplementationSpecific:
      'The controller decides what it means: some treat it like Prefix, others as a regular expression such as `/v[0-9]+`. The same manifest can route differently elsewhere.',
  },
  fields: {
    'Ingress.apiVersion':
      'Group and version of the API. For Ingress `networking.k8s.io/v1`, the only version served since Kubernetes 1.22.',
    'Ingress.kind':
      'What the object is: `Ingress`, `IngressClass`, `Service`, `EndpointSlice`, `Namespace`, `Secret`, `ConfigMap`.',
    'Ingress.metadata': 'Name, namespace, labels and annotations of the object.',
    'Ingress.spec': 'Which requests go to which Services.',
    'IngressClass.spec': 'Which controller serves the Ingresses of this class.',
    'Service.spec': 'Which Pods answer, and on which ports.',
    'metadata.name': 'Name of the object, unique per kind and namespace: lower-case letters, digits, dashes and dots.',
    'metadata.namespace':
      'Namespace of the object; `default` if left out. An Ingress can use only Services and Secrets of its own namespace.',
    'metadata.annotations':
      'Settings that controllers read and Kubernetes itself does not. Values are strings: quote `"true"` and `"80"`.',
    'metadata.labels': 'Names and values by which objects are found and grouped.',
    'ingressSpec.ingressClassName':
      'Name of the IngressClass, and so of the controller that serves this Ingress. Without it, the Ingress works only with a default class or a controller that accepts Ingresses without one.',
    'ingressSpec.defaultBackend':
      'Answers requests that match no rule. Controllers differ when the host matches but no path does.',
    'ingressSpec.tls':
      'Certificates, each with the hosts it is for. A host not listed here gets the controller’s default certificate, or no https at all.',
    'ingressSpec.rules':
      'One entry per host. Order does not matter: exact hosts come first, then wildcard hosts, then rules without a host.',
    'oldIngressSpec.backend': 'The default backend, as it was called before v1.',
    'rule.host':
      'Host of the request, without scheme and port. `*.example.com` matches exactly one label: `a.example.com`, not `example.com`. Without a host, the rule applies to hosts that no other rule names.',
    'rule.http': 'Holds the paths of the rule.',
    'http.paths':
      'Paths of this host. Exact beats Prefix, the longer path beats the shorter one; by the specification, order does not matter.',
    'path.path':
      'The start of the request path or all of it, depending on `pathType`. Starts with a slash; the query after `?` is not part of it.',
    'path.pathType':
      'How the path is compared: `Prefix` by whole elements, `Exact` character by character, `ImplementationSpecific` as the controller decides.',
    'path.backend': 'Where matching requests go: a Service and its port.',
    'backend.service': 'A Service of the same namespace and one of its ports.',
    'backend.resource': 'Another object instead of a Service, such as a storage bucket. Few controllers support it.',
    'serviceBackend.name': 'Name of a Service in the namespace of the Ingress.',
    'serviceBackend.port': 'Port of the Service, by number or by name, not both.',
    'backendPort.number': 'Number of the Service’s port (`port`), not of the container’s (`targetPort`).',
    'backendPort.name': 'Name of the Service’s port. It stays valid when the number changes.',
    'resource.apiGroup': 'API group of the object; left out for the core group.',
    'resource.kind': 'Kind of the object.',
    'resource.name': 'Name of the object.',
    'oldBackend.serviceName': 'Name of the Service; in v1 `service.name`.',
    'oldBackend.servicePort':
      'Port of the Service, a number or a name; in v1 `service.port.number` or `service.port.name`.',
    'oldBackend.resource': 'Another object instead of a Service. Few controllers support it.',
    'tls.hosts': 'Hosts the certificate is for. They should be the hosts of the rules.',
    'tls.secretName': 'Secret of type `kubernetes.io/tls` with certificate and key, in the namespace of the Ingress.',
    'classSpec.controller': 'Identifies the controller, such as `k8s.io/ingress-nginx`. It cannot be changed later.',
    'classSpec.parameters': 'Object with additional settings; its kind is defined by the controller.',
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
    'servicePort.protocol': '`TCP` by default.',
    'EndpointSlice.addressType':
      'Type of all addresses in the slice: `IPv4`, `IPv6` or the deprecated `FQDN`. A dual-stack Service has a slice for each family.',
    'EndpointSlice.endpoints': 'Where the traffic of the Service goes: one entry per Pod or machine.',
    'EndpointSlice.ports':
      'Ports of the endpoints, the same for all of them. The name ties each to a port of the Service.',
    'Namespace.spec': 'Only finalizers: what must be cleaned up before the namespace is deleted.',
    'Secret.type':
      'What the Secret is for, and so which keys it must hold: `kubernetes.io/tls` needs `tls.crt` and `tls.key`. `Opaque` when left out; it cannot be changed later.',
    'Secret.data':
      'Keys with values in base64. This is not encryption: anyone who can read the file can read the values.',
    'Secret.stringData':
      'Keys with values as plain text. The server writes them into `data` and overwrites values with the same key.',
    'Secret.immutable': 'If `true`, the values cannot be changed; the Secret can only be deleted and created again.',
    'ConfigMap.data': 'Keys with string values: numbers and `true` need quotes.',
    'ConfigMap.binaryData': 'Keys with bytes in base64. A key can be here or in `data`, not in both.',
    'ConfigMap.immutable':
      'If `true`, the values cannot be changed; the ConfigMap can only be deleted and created again.',
    'namespaceSpec.finalizers':
      'Names of what must clean up before the namespace is deleted. The server adds `kubernetes` itself.',
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
      'How long a client stays with its Pod. Silently dropped unless `sessionAffinity` is `ClientIP`.',
    'affinity.clientIP': 'Settings for session affinity by client address.',
    'clientIP.timeoutSeconds': 'Seconds, 1 to 86400; 10800 when left out.',
    'serviceSpec.externalTrafficPolicy':
      '`Local` keeps the client’s address and sends only to Pods on the same node; `Cluster` sends to any Pod. For Services exposed outside the cluster.',
    'serviceSpec.internalTrafficPolicy': 'The same for traffic from inside the cluster: `Cluster` by default.',
    'serviceSpec.trafficDistribution':
      'Prefers nearby Pods: `PreferSameZone` or `PreferSameNode`. `PreferClose` is the older name of the first.',
    'serviceSpec.loadBalancerClass':
      'Which load balancer serves the Service, with type `LoadBalancer` only. It cannot be changed later.',
    'serviceSpec.loadBalancerSourceRanges':
      'Clients that the load balancer lets through, such as `10.0.0.0/8`. With type `LoadBalancer` only.',
    'serviceSpec.loadBalancerIP': 'The address the load balancer should get. Deprecated; not every provider reads it.',
    'serviceSpec.allocateLoadBalancerNodePorts':
      'Whether a load balancer also gets node ports: yes, unless this is `false`.',
    'serviceSpec.healthCheckNodePort':
      'Node port for the load balancer’s health checks, with type `LoadBalancer` and policy `Local` only.',
    'serviceSpec.publishNotReadyAddresses': 'If `true`, Pods count as ready even when they are not.',
    'servicePort.appProtocol':
      'Application protocol of the port, a hint for controllers: `http`, `kubernetes.io/h2c`, `kubernetes.io/ws`.',
    'servicePort.nodePort':
      'Port on every node, with type `NodePort` or `LoadBalancer`; the cluster chooses one when it is left out. Usually 30000 to 32767.',
    'endpoint.addresses': 'Addresses of one endpoint. Clients may use only the first.',
    'endpoint.conditions': 'Whether the endpoint accepts traffic.',
    'endpoint.hostname': 'Name of the endpoint in DNS, one label.',
    'endpoint.nodeName': 'Node on which the endpoint runs.',
    'endpoint.zone': 'Zone in which the endpoint runs.',
    'endpoint.hints': 'Who should use the endpoint.',
    'conditions.ready': 'Whether new traffic goes there; unset counts as yes.',
    'conditions.serving': 'Like `ready`, but stays true while the Pod is terminating and still answers.',
    'conditions.terminating': 'Whether the Pod is terminating.',
    'hints.forZones': 'Zones whose clients should use the endpoint, at most eight.',
    'hints.forNodes': 'Nodes whose clients should use the endpoint, at most eight.',
    'forZone.name': 'Name of a zone, each once.',
    'forNode.name': 'Name of a node, each once.',
    'slicePort.name': 'Name of the port as the Service has it; empty for the only one.',
    'slicePort.port': 'Port of the endpoints, what a Service calls `targetPort`.',
    'slicePort.protocol': '`TCP` by default.',
    'slicePort.appProtocol': 'Application protocol of the port, as in the Service.',
  },
  annotations: {
    'class-annotation':
      'The class as it was named before `spec.ingressClassName`. Deprecated; both together must agree.',
    'default-class': 'If `"true"`, new Ingresses without a class get this one.',
    'topology-mode': 'On a Service: `Auto` keeps traffic in its zone where there are enough endpoints.',
    'topology-hints': 'The older name of `service.kubernetes.io/topology-mode`. Deprecated; both together must agree.',
    'source-ranges':
      'The older way to write `spec.loadBalancerSourceRanges`: ranges separated by commas, for type `LoadBalancer` only.',
    'app-root': 'Requests for exactly `/` are redirected to this path.',
    'ssl-redirect': 'Redirects http to https where `spec.tls` brings the host https.',
    'ssl-passthrough':
      'Passes TLS connections to the backend without terminating them, by host name alone: paths are ignored.',
    'server-alias': 'Additional hosts with the same paths.',
    'server-alias-regex': 'Additional hosts by regular expression; their paths are tried last.',
    'allow-list': 'Only clients from these addresses get through; all others get 403.',
    'deny-list': 'Clients from these addresses get 403.',
    'auth-url': 'Asks this service first; if it refuses, its answer goes to the client.',
    'auth-signin': 'Where clients are sent when they are not signed in.',
    'auth-secret': 'Secret with users and passwords. When it is missing, requests fail with 503.',
    'auth-type': 'Asks clients for a password before anything is routed.',
    'auth-tls': 'Asks clients for a certificate; clients without a valid one are refused.',
    cors: 'The proxy itself answers preflight requests (OPTIONS) of browsers.',
    'cors-origin': 'Origins whose preflight requests are answered.',
    limit: 'Refuses clients that send too many requests.',
    'service-upstream': 'Sends requests to the Service’s own address instead of its Pods: no 503 when none is ready.',
    waf: 'A web application firewall may refuse requests.',
    'nginx-rewrite-target':
      'Replaces the path before the backend sees it; `$1` is a capture group of the path. Turns every path of this host into a case-insensitive regular expression, including those of other Ingresses.',
    'nginx-use-regex':
      'Paths are regular expressions. All paths of this host, including those of other Ingresses, then match case-insensitively and from the start only.',
    'nginx-canary':
      'Makes this Ingress an alternative to another one with the same host, path and pathType: it gets a share of its requests.',
    'canary-weight': 'Share of requests in percent, unless the total says otherwise.',
    'canary-weight-total': 'What the weight is a share of; 100 when left out.',
    'canary-by-header': 'Header that decides: `always` and `never`, or the value named beside it.',
    'canary-by-header-value': 'Value of the header that sends a request to the canary.',
    'canary-by-header-pattern': 'Regular expression that the value of the header has to match.',
    'canary-by-cookie': 'Cookie that decides: `always` or `never`.',
    'canary-sticky': 'Whether clients with a session cookie stay where they were.',
    'force-ssl-redirect':
      'Redirects http to https even without a certificate here: right only when TLS is terminated in front of the controller; otherwise requests loop.',
    'www-redirect': 'Redirects the host with `www.` to the one without, or the other way round.',
    'permanent-redirect': 'Every path of this Ingress answers with a permanent redirect to this URL.',
    'temporal-redirect':
      'Every path of this Ingress answers with a temporary redirect to this URL. Comes before the permanent one.',
    'redirect-code': 'Status of the redirect.',
    'redirect-port': 'Port in the address of redirects.',
    'preserve-slash': 'Keeps a trailing slash in the address of the https redirect.',
    'relative-redirects': 'Redirects name the path only, not scheme and host.',
    'nginx-default-backend': 'Service that answers when the backend has no endpoint, and for custom errors.',
    'custom-errors': 'Answers with these statuses are replaced by those of the default backend.',
    satisfy: 'Whether one access rule is enough (`any`) or all must pass (`all`).',
    'global-auth': 'Whether the authentication set for the whole controller applies here.',
    snippet: 'Raw configuration of the proxy. It can change everything and is not simulated.',
    'haproxy-rewrite-target': 'Replaces the matched beginning of the path before the backend sees it.',
    'haproxy-path-type':
      'How paths of type ImplementationSpecific are compared: `begin`, `exact`, `prefix` or `regex`.',
    'redirect-to': 'The paths answer with a redirect to this URL, before any backend is looked up.',
    'redirect-from': 'Hosts that are redirected to this one when nothing else takes them.',
    'always-https': 'Serves the hosts over https even without `spec.tls`.',
    'header-match': 'The paths match only requests with these headers, and are tried first.',
    'blue-green': 'Shares requests between Pods by their labels.',
    'tcp-service': 'The Ingress becomes a plain TCP service on this port: hosts and paths are ignored.',
    'passthrough-port': 'Port for plain http beside TLS passthrough.',
    'backend-protocol': 'Protocol towards the backend.',
    bind: 'Gives the Ingress its own listening addresses.',
    'path-rewrite':
      'Rewrites the path before the backend sees it: a regular expression and its replacement, one pair per line.',
    'request-redirect': 'Redirects the requests of this Ingress to another host, with the same path.',
    'route-acl': 'On a Service: a condition under which it is chosen before any map lookup.',
    'set-host': 'Host header that the backend sees.',
    'standalone-backend': 'Gives this Ingress a backend of its own instead of a shared one.',
    'source-address': 'Header that holds the client’s address.',
    'traefik-priority': 'Priority of the routes; the highest wins. Without it, the length of the rule decides.',
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
