import type { HoverMessages } from '../en/hover.ts';

export const hover: HoverMessages = {
  required: '필수',
  optional: '선택',
  takes: (values) => `쓸 수 있는 값: ${values}`,
  types: {
    text: '문자열',
    number: '숫자',
    bool: 'true 또는 false',
    texts: '문자열 목록',
    map: '문자열 맵',
    object: '오브젝트',
    list: '목록',
    enum: '정해진 값 중 하나',
  },
  service: ({ namespace, name, ports }) =>
    ports === '' ? `서비스 ${namespace}/${name}: 포트가 없습니다.` : `서비스 ${namespace}/${name}. 포트: ${ports}`,
  noService: ({ namespace, name }) => `작업 공간에 없는 서비스입니다: ${namespace}/${name}`,
  ofController: '컨트롤러 어노테이션입니다. 요청이 갈 곳을 정하지는 않습니다.',
  snippet: '전체 항목',
  renameFailed: '여기서는 호스트와 서비스의 이름만 바꿀 수 있습니다.',
  pathTypes: {
    Prefix:
      '경로와 그 아래 전체를 요소 단위로 비교합니다. `/v1`: `/v1`, `/v1/`, `/v1/users` 일치, `/v11` 불일치. `/`: 모두 일치. 여럿이 일치하면 가장 긴 경로가 이깁니다.',
    Exact:
      '대소문자와 끝 슬래시까지 똑같은 경로만 일치합니다. `/v1`: `/v1` 일치, `/v1/`와 `/V1` 불일치. 길이가 같은 Prefix보다 우선합니다.',
    ImplementationSpecific:
      '의미를 컨트롤러가 정합니다. Prefix처럼 다루기도 하고 `/v[0-9]+` 같은 패턴으로 다루기도 합니다. 같은 매니페스트라도 다른 컨트롤러에서는 다르게 라우팅될 수 있습니다.',
  },
  fields: {
    'Ingress.apiVersion':
      'API 그룹과 버전입니다. 인그레스는 `networking.k8s.io/v1`이며, 쿠버네티스 1.22부터 이것만 제공됩니다.',
    'Ingress.kind':
      '오브젝트의 종류입니다. `Ingress`, `IngressClass`, `Service`, `EndpointSlice`, `Namespace`, `Secret`, `ConfigMap`.',
    'Ingress.metadata': '오브젝트의 이름, 네임스페이스, 레이블, 어노테이션입니다.',
    'Ingress.spec': '어떤 요청이 어느 서비스로 가는지 정합니다.',
    'IngressClass.spec': '이 클래스의 인그레스를 처리할 컨트롤러를 정합니다.',
    'Service.spec': '어느 파드가 어느 포트에서 응답하는지 정합니다.',
    'metadata.name': '오브젝트 이름입니다. 종류와 네임스페이스 안에서 하나뿐이며 소문자, 숫자, 하이픈, 점을 씁니다.',
    'metadata.namespace':
      '오브젝트의 네임스페이스입니다. 없으면 `default`로 봅니다. 인그레스는 자기 네임스페이스의 서비스와 시크릿만 쓸 수 있습니다.',
    'metadata.annotations':
      '쿠버네티스가 아니라 컨트롤러가 읽는 설정입니다. 값은 문자열이므로 `"true"`, `"80"`처럼 따옴표를 씁니다.',
    'metadata.labels': '오브젝트를 찾고 묶는 데 쓰는 이름과 값입니다.',
    'ingressSpec.ingressClassName':
      'IngressClass의 이름이며, 이 인그레스를 처리할 컨트롤러를 가리킵니다. 없으면 기본 클래스가 있거나 컨트롤러가 허용할 때만 동작합니다.',
    'ingressSpec.defaultBackend':
      '어느 규칙에도 맞지 않는 요청에 응답합니다. 호스트는 알지만 맞는 경로가 없을 때는 컨트롤러마다 다릅니다.',
    'ingressSpec.tls':
      '인증서와 그 인증서를 쓸 호스트입니다. 여기에 없는 호스트는 컨트롤러의 기본 인증서를 받거나 https로 응답하지 않습니다.',
    'ingressSpec.rules':
      '호스트마다 한 항목입니다. 순서는 상관없습니다. 정확한 호스트, 와일드카드 호스트, 호스트 없는 규칙 순으로 우선합니다.',
    'oldIngressSpec.backend': 'v1 이전에 쓰던 기본 백엔드의 이름입니다.',
    'rule.host':
      '요청의 호스트입니다. 스킴과 포트는 쓰지 않습니다. `*.example.com`: 레이블 하나만 대신합니다(`a.example.com` 일치, `example.com` 불일치). 없으면 다른 규칙에 없는 호스트에 적용됩니다.',
    'rule.http': '이 규칙의 경로를 담습니다.',
    'http.paths':
      '이 호스트의 경로입니다. Exact가 Prefix보다, 긴 경로가 짧은 경로보다 우선하며 명세상 순서는 상관없습니다.',
    'path.path':
      '요청 경로의 앞부분 또는 전체입니다. `pathType`에 따라 비교합니다. 슬래시로 시작하며 `?` 뒤의 쿼리는 포함하지 않습니다.',
    'path.pathType':
      '경로를 비교하는 방법입니다. `Prefix`: 요소 단위, `Exact`: 글자 단위, `ImplementationSpecific`: 컨트롤러가 정함.',
    'path.backend': '일치한 요청이 갈 곳입니다. 서비스와 포트를 씁니다.',
    'backend.service': '같은 네임스페이스의 서비스와 그 포트입니다.',
    'backend.resource': '서비스 대신 쓰는 다른 오브젝트입니다(예: 스토리지 버킷). 지원하는 컨트롤러가 드뭅니다.',
    'serviceBackend.name': '인그레스와 같은 네임스페이스에 있는 서비스의 이름입니다.',
    'serviceBackend.port': '서비스의 포트입니다. 번호와 이름 중 하나만 씁니다.',
    'backendPort.number': '서비스의 포트(`port`) 번호입니다. 컨테이너의 포트(`targetPort`)가 아닙니다.',
    'backendPort.name': '서비스 포트의 이름입니다. 번호가 바뀌어도 그대로 쓸 수 있습니다.',
    'resource.apiGroup': '오브젝트의 API 그룹입니다. 코어 그룹이면 쓰지 않습니다.',
    'resource.kind': '오브젝트의 종류입니다.',
    'resource.name': '오브젝트의 이름입니다.',
    'oldBackend.serviceName': '서비스의 이름입니다. v1에서는 `service.name`.',
    'oldBackend.servicePort':
      '서비스의 포트 번호 또는 이름입니다. v1에서는 `service.port.number` 또는 `service.port.name`.',
    'oldBackend.resource': '서비스 대신 쓰는 다른 오브젝트입니다. 지원하는 컨트롤러가 드뭅니다.',
    'tls.hosts': '인증서를 쓸 호스트입니다. 규칙의 호스트와 같아야 합니다.',
    'tls.secretName':
      '인증서와 키가 든 `kubernetes.io/tls` 타입 시크릿입니다. 인그레스와 같은 네임스페이스에 있어야 합니다.',
    'classSpec.controller': '컨트롤러를 가리키는 이름입니다(예: `k8s.io/ingress-nginx`). 나중에 바꿀 수 없습니다.',
    'classSpec.parameters': '추가 설정을 담은 오브젝트입니다. 종류는 컨트롤러가 정합니다.',
    'classParameters.apiGroup': '설정 오브젝트의 API 그룹입니다.',
    'classParameters.kind': '설정 오브젝트의 종류입니다.',
    'classParameters.name': '설정 오브젝트의 이름입니다.',
    'classParameters.scope': '`Cluster`, 또는 `namespace`와 함께 쓰는 `Namespace`.',
    'classParameters.namespace': '설정 오브젝트의 네임스페이스입니다. scope가 `Namespace`일 때만 씁니다.',
    'serviceSpec.type': '서비스에 접근하는 방법입니다. 인그레스 뒤에서는 `ClusterIP`면 충분합니다.',
    'serviceSpec.selector': '응답할 파드의 레이블입니다. 파드 템플릿의 레이블과 맞아야 합니다.',
    'serviceSpec.ports': '서비스의 포트입니다. 인그레스에는 컨테이너가 아니라 이 포트를 씁니다.',
    'serviceSpec.externalName': '`ExternalName` 타입 서비스가 가리키는 DNS 이름입니다.',
    'servicePort.name': '포트 이름입니다. 포트가 여럿이면 필요합니다.',
    'servicePort.port': '서비스의 포트입니다. 인그레스에 쓰는 값입니다.',
    'servicePort.targetPort': '컨테이너의 포트 번호 또는 이름입니다. 없으면 `port`와 같습니다.',
    'servicePort.protocol': '따로 쓰지 않으면 `TCP`.',
    'EndpointSlice.addressType':
      '이 슬라이스에 있는 모든 주소의 종류입니다. `IPv4`, `IPv6`, 그리고 사용 중단된 `FQDN`. 두 패밀리를 쓰는 서비스는 슬라이스도 둘입니다.',
    'EndpointSlice.endpoints': '서비스의 트래픽이 가는 곳입니다. 파드나 머신마다 한 항목입니다.',
    'EndpointSlice.ports': '엔드포인트의 포트이며 모두 같습니다. 이름으로 서비스의 포트와 이어집니다.',
    'Namespace.spec': 'finalizers만 있습니다. 네임스페이스가 사라지기 전에 정리할 것을 정합니다.',
    'Secret.type':
      '시크릿의 용도이며 필요한 키를 정합니다. `kubernetes.io/tls`에는 `tls.crt`와 `tls.key`가 있어야 합니다. 없으면 `Opaque`이며 나중에 바꿀 수 없습니다.',
    'Secret.data': '키와 base64 값입니다. 암호화가 아니므로 파일을 읽는 사람은 값도 읽을 수 있습니다.',
    'Secret.stringData': '키와 일반 문자열 값입니다. 서버가 `data`에 옮겨 쓰며 같은 키의 값을 덮어씁니다.',
    'Secret.immutable': '`true`이면 값을 바꿀 수 없고 시크릿을 통째로 삭제할 수만 있습니다.',
    'ConfigMap.data': '키와 문자열 값입니다. 숫자와 `true`에는 따옴표가 필요합니다.',
    'ConfigMap.binaryData': '키와 base64로 쓴 바이트입니다. 같은 키를 `data`와 함께 쓸 수 없습니다.',
    'ConfigMap.immutable': '`true`이면 값을 바꿀 수 없고 ConfigMap을 통째로 삭제할 수만 있습니다.',
    'namespaceSpec.finalizers':
      '네임스페이스가 사라지기 전에 정리할 주체의 이름입니다. `kubernetes`는 서버가 넣습니다.',
    'serviceSpec.clusterIP':
      '클러스터 안의 주소입니다. 쓰지 않으면 서버가 정합니다. `None`이면 헤드리스가 되어 DNS가 파드 주소를 답합니다.',
    'serviceSpec.clusterIPs': '같은 값을 목록으로 씁니다. IP 패밀리마다 하나까지이며 첫 번째는 `clusterIP`와 같습니다.',
    'serviceSpec.ipFamilies': '`IPv4`, `IPv6` 또는 둘 다이며 선호하는 순서로 씁니다.',
    'serviceSpec.ipFamilyPolicy':
      'IP 패밀리를 하나 쓸지 둘 쓸지 정합니다. `RequireDualStack`은 패밀리가 하나뿐인 클러스터에서 거부됩니다.',
    'serviceSpec.externalIPs':
      '클러스터의 노드가 트래픽을 받을 외부 주소입니다. 쿠버네티스 1.36부터 사용 중단되었습니다.',
    'serviceSpec.sessionAffinity':
      '`ClientIP`이면 `sessionAffinityConfig`에 정한 시간 동안 같은 클라이언트를 같은 파드로 보냅니다.',
    'serviceSpec.sessionAffinityConfig':
      '클라이언트가 같은 파드로 가는 시간입니다. `sessionAffinity`가 `ClientIP`가 아니면 알리지 않고 버려집니다.',
    'affinity.clientIP': '주소에 따른 유지 설정입니다.',
    'clientIP.timeoutSeconds': '1부터 86400까지의 초입니다. 없으면 10800.',
    'serviceSpec.externalTrafficPolicy':
      '`Local`: 클라이언트 주소를 유지하고 같은 노드의 파드로만 보냅니다. `Cluster`: 어디로든 보냅니다. 외부에서 접근하는 서비스에만 씁니다.',
    'serviceSpec.internalTrafficPolicy': '클러스터 안에서 오는 트래픽에 적용됩니다. 따로 쓰지 않으면 `Cluster`.',
    'serviceSpec.trafficDistribution':
      '가까운 파드를 선호합니다. `PreferSameZone`, `PreferSameNode`. `PreferClose`는 `PreferSameZone`의 옛 이름입니다.',
    'serviceSpec.loadBalancerClass':
      '서비스를 처리할 로드 밸런서입니다. `LoadBalancer` 타입에만 쓰며 나중에 바꿀 수 없습니다.',
    'serviceSpec.loadBalancerSourceRanges':
      '로드 밸런서가 허용할 클라이언트입니다(예: `10.0.0.0/8`). `LoadBalancer` 타입에만 씁니다.',
    'serviceSpec.loadBalancerIP': '원하는 로드 밸런서 주소입니다. 사용 중단되었으며 읽지 않는 제공자도 있습니다.',
    'serviceSpec.allocateLoadBalancerNodePorts':
      '로드 밸런서에 노드 포트도 할당할지 정합니다. `false`가 아니면 할당합니다.',
    'serviceSpec.healthCheckNodePort':
      '로드 밸런서의 상태 검사용 노드 포트입니다. `LoadBalancer` 타입이면서 정책이 `Local`일 때만 씁니다.',
    'serviceSpec.publishNotReadyAddresses': '`true`이면 준비되지 않은 파드도 준비된 것으로 봅니다.',
    'servicePort.appProtocol':
      '이 포트에서 쓰는 프로토콜이며 컨트롤러가 참고합니다. `http`, `kubernetes.io/h2c`, `kubernetes.io/ws`.',
    'servicePort.nodePort':
      '모든 노드에 열리는 포트이며 `NodePort`나 `LoadBalancer` 타입에만 씁니다. 쓰지 않으면 클러스터가 정합니다. 보통 30000~32767.',
    'endpoint.addresses': '엔드포인트 하나의 주소입니다. 트래픽을 보내는 쪽이 첫 번째만 쓸 수도 있습니다.',
    'endpoint.conditions': '엔드포인트가 트래픽을 받는지 나타냅니다.',
    'endpoint.hostname': 'DNS에서 쓰는 엔드포인트의 이름이며 레이블 하나입니다.',
    'endpoint.nodeName': '엔드포인트가 있는 노드입니다.',
    'endpoint.zone': '엔드포인트가 있는 존(zone)입니다.',
    'endpoint.hints': '엔드포인트를 쓸 대상을 제안합니다.',
    'conditions.ready': '새 트래픽을 보낼지 정합니다. 없으면 보냅니다.',
    'conditions.serving': '`ready`와 같지만 파드가 종료되는 동안에도 응답하면 참입니다.',
    'conditions.terminating': '파드가 종료되는 중인지 나타냅니다.',
    'hints.forZones': '이 엔드포인트를 쓸 클라이언트의 존이며 최대 여덟 개입니다.',
    'hints.forNodes': '이 엔드포인트를 쓸 클라이언트의 노드이며 최대 여덟 개입니다.',
    'forZone.name': '존의 이름이며 한 번씩만 씁니다.',
    'forNode.name': '노드의 이름이며 한 번씩만 씁니다.',
    'slicePort.name': '서비스에 있는 포트 이름입니다. 하나뿐이면 비워 둡니다.',
    'slicePort.port': '엔드포인트의 포트이며 서비스의 `targetPort`에 해당합니다.',
    'slicePort.protocol': '따로 쓰지 않으면 `TCP`.',
    'slicePort.appProtocol': '이 포트에서 쓰는 프로토콜이며 서비스와 같습니다.',
  },
  annotations: {
    'class-annotation':
      '`spec.ingressClassName` 이전에 쓰던 클래스 표기입니다. 사용 중단되었으며, 함께 쓰면 값이 같아야 합니다.',
    'default-class': '`"true"`이면 클래스 없는 새 인그레스가 이 클래스를 받습니다.',
    'topology-mode': '서비스에 씁니다. `Auto`이면 엔드포인트가 충분할 때 트래픽을 같은 존 안에 둡니다.',
    'topology-hints':
      '`service.kubernetes.io/topology-mode`의 옛 이름입니다. 사용 중단되었으며, 함께 쓰면 값이 같아야 합니다.',
    'source-ranges':
      '`spec.loadBalancerSourceRanges`의 옛 표기입니다. 범위를 쉼표로 나누며 `LoadBalancer` 타입에만 씁니다.',
    'app-root': '정확히 `/`로 온 요청을 이 경로로 리디렉션합니다.',
    'ssl-redirect': '`spec.tls`로 https가 열린 호스트에서 http를 https로 리디렉션합니다.',
    'ssl-passthrough': 'TLS를 종료하지 않고 호스트 이름만 보고 백엔드로 넘깁니다. 경로는 보지 않습니다.',
    'server-alias': '같은 경로를 쓰는 추가 호스트입니다.',
    'server-alias-regex': '패턴으로 쓰는 추가 호스트입니다. 경로는 마지막에 비교합니다.',
    'allow-list': '이 주소의 클라이언트만 허용하고 나머지에는 403을 보냅니다.',
    'deny-list': '이 주소의 클라이언트에는 403을 보냅니다.',
    'auth-url': '먼저 이 서비스에 묻고, 거부하면 그대로 응답합니다.',
    'auth-signin': '로그인하지 않은 클라이언트를 보낼 곳입니다.',
    'auth-secret': '사용자와 비밀번호가 든 시크릿입니다. 없으면 요청이 503으로 실패합니다.',
    'auth-type': '라우팅하기 전에 비밀번호를 요구합니다.',
    'auth-tls': '클라이언트 인증서를 요구하고, 올바르지 않으면 거부합니다.',
    cors: '브라우저의 사전 요청(OPTIONS)에 프록시가 직접 응답합니다.',
    'cors-origin': '사전 요청에 응답할 출처입니다.',
    limit: '너무 자주 요청하는 클라이언트를 거부합니다.',
    'service-upstream': '파드 대신 서비스 주소로 보냅니다. 준비된 파드가 없어도 503이 되지 않습니다.',
    waf: '웹 방화벽이 요청을 거부할 수 있습니다.',
    'nginx-rewrite-target':
      '백엔드에 보내기 전에 경로를 바꿉니다. `$1`: 경로의 캡처 그룹. 다른 인그레스를 포함해 이 호스트의 모든 경로가 대소문자를 구분하지 않는 정규식이 됩니다.',
    'nginx-use-regex':
      '경로를 정규식으로 읽습니다. 다른 인그레스를 포함해 이 호스트의 모든 경로를 대소문자 구분 없이 앞부분부터 비교합니다.',
    'nginx-canary': '호스트, 경로, pathType이 같은 다른 인그레스의 카나리가 되어 요청 일부를 받습니다.',
    'canary-weight': '받을 요청의 비율(퍼센트)입니다. 총합을 따로 정하면 그에 따릅니다.',
    'canary-weight-total': '비율의 기준값입니다. 없으면 100.',
    'canary-by-header': '요청을 가르는 헤더입니다. 값은 `always`, `never` 또는 따로 정한 값.',
    'canary-by-header-value': '카나리로 보낼 헤더 값입니다.',
    'canary-by-header-pattern': '헤더 값이 맞아야 할 패턴입니다.',
    'canary-by-cookie': '요청을 가르는 쿠키입니다. 값은 `always` 또는 `never`.',
    'canary-sticky': '세션 쿠키가 있는 클라이언트를 원래 가던 곳으로 보낼지 정합니다.',
    'force-ssl-redirect':
      '인증서가 없어도 http를 https로 리디렉션합니다. TLS를 컨트롤러 앞에서 종료할 때만 쓰십시오. 아니면 리디렉션이 끝없이 반복됩니다.',
    'www-redirect': '`www.` 호스트와 없는 호스트 중 한쪽을 다른 쪽으로 리디렉션합니다.',
    'permanent-redirect': '이 인그레스의 모든 경로가 이 URL로 영구 리디렉션합니다.',
    'temporal-redirect': '이 인그레스의 모든 경로가 이 URL로 임시 리디렉션합니다. 영구 리디렉션보다 우선합니다.',
    'redirect-code': '리디렉션 상태 코드입니다.',
    'redirect-port': '리디렉션 주소의 포트입니다.',
    'preserve-slash': 'https 리디렉션 주소에서 끝 슬래시를 유지합니다.',
    'relative-redirects': '리디렉션에 스킴과 호스트 없이 경로만 씁니다.',
    'nginx-default-backend': '백엔드에 엔드포인트가 없을 때와 사용자 정의 오류에 응답할 서비스입니다.',
    'custom-errors': '이 상태의 응답을 기본 백엔드의 응답으로 바꿉니다.',
    satisfy: '접근 규칙 하나만 통과하면 되는지(`any`), 모두 통과해야 하는지(`all`) 정합니다.',
    'global-auth': '컨트롤러 전체에 설정한 인증을 여기에도 적용할지 정합니다.',
    snippet: '프록시 설정을 그대로 넣습니다. 무엇이든 바꿀 수 있어 시뮬레이션하지 않습니다.',
    'haproxy-rewrite-target': '일치한 경로 앞부분을 백엔드에 보내기 전에 바꿉니다.',
    'haproxy-path-type': 'ImplementationSpecific 경로의 비교 방법입니다. `begin`, `exact`, `prefix`, `regex`.',
    'redirect-to': '백엔드를 찾기 전에 이 URL로 리디렉션합니다.',
    'redirect-from': '다른 곳에서 받지 않으면 이 호스트로 리디렉션할 호스트입니다.',
    'always-https': '`spec.tls`가 없어도 https로 응답합니다.',
    'header-match': '이 헤더가 있는 요청만 일치하며 먼저 비교합니다.',
    'blue-green': '파드 레이블에 따라 요청을 나눕니다.',
    'tcp-service': '이 포트의 TCP 서비스가 됩니다. 호스트와 경로는 보지 않습니다.',
    'passthrough-port': 'TLS 통과와 함께 쓰는 http 포트입니다.',
    'backend-protocol': '백엔드와 통신할 프로토콜입니다.',
    bind: '이 인그레스만의 수신 주소를 씁니다.',
    'path-rewrite': '백엔드에 보내기 전에 경로를 바꿉니다. 한 줄에 패턴과 바꿀 값을 씁니다.',
    'request-redirect': '이 인그레스의 요청을 같은 경로 그대로 다른 호스트로 리디렉션합니다.',
    'route-acl': '서비스에 씁니다. 조건이 맞으면 맵보다 먼저 선택됩니다.',
    'set-host': '백엔드에 전달할 Host 헤더입니다.',
    'standalone-backend': '공유하지 않는 전용 백엔드를 만듭니다.',
    'source-address': '클라이언트 주소가 든 헤더입니다.',
    'traefik-priority': '라우트의 우선순위이며 큰 값이 이깁니다. 없으면 규칙의 길이로 정합니다.',
    'traefik-pathmatcher': 'ImplementationSpecific 경로의 비교 방법입니다. `Path`, `PathPrefix`, `PathRegexp`.',
    'traefik-rulesyntax': '규칙 문법의 버전입니다.',
    'traefik-entrypoints': '라우트가 있을 엔트리 포인트입니다. 다른 곳에서는 404가 됩니다.',
    'traefik-middlewares': '일치한 뒤 요청을 바꾸는 미들웨어입니다(리디렉션, 접두사 제거).',
    'traefik-tls': 'https에만 응답합니다. http에는 404가 됩니다.',
    'traefik-certresolver': '이 리졸버로 인증서를 받습니다. https에만 응답합니다.',
    'traefik-tls-options': 'TLS 설정입니다. https에만 응답합니다.',
    'traefik-nativelb': '파드 대신 서비스 주소로 보냅니다.',
    'traefik-nodeportlb': 'NodePort 타입 서비스의 노드로 보냅니다.',
  },
};
