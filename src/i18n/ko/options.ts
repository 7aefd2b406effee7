import { tableOf } from '../../engine/text/index.ts';
import type { options as english } from '../en/options.ts';

const defaultBackendService = {
  label: '기본 백엔드',
  help: '어느 인그레스에도 맞지 않는 요청에 응답할 서비스입니다. `네임스페이스/이름`으로 적습니다. 비어 있으면 컨트롤러가 404로 응답합니다.',
};

const watchIngressWithoutClass = {
  label: '클래스 없는 인그레스도 처리',
  help: '끄면 클래스를 적지 않은 인그레스를 무시합니다.',
};

export const options: typeof english = tableOf({
  kubernetes: tableOf({}),
  'ingress-nginx': tableOf({
    controllerClass: {
      label: '컨트롤러 이름',
      help: '`--controller-class`: `spec.controller`가 이 값인 IngressClass를 이 컨트롤러의 것으로 봅니다.',
    },
    ingressClass: {
      label: '어노테이션의 클래스',
      help: '`--ingress-class`: 예전 어노테이션 `kubernetes.io/ingress.class`에서 이 컨트롤러가 받는 값입니다.',
    },
    ingressClassByName: {
      label: '이름으로 클래스 인정',
      help: '`--ingress-class-by-name`: 이 이름의 IngressClass는 어떤 컨트롤러를 가리키든 함께 받습니다.',
    },
    watchIngressWithoutClass,
    disableCatchAll: {
      label: '기본 백엔드가 있는 인그레스 거부',
      help: '`--disable-catch-all`: `spec.defaultBackend`가 있는 인그레스를 무시합니다.',
    },
    disableSvcExternalName: {
      label: 'ExternalName 서비스 거부',
      help: '`--disable-svc-external-name`: 이런 서비스로 가는 경로는 엔드포인트가 없어 503으로 응답합니다.',
    },
    enableSslPassthrough: {
      label: 'TLS 통과 허용',
      help: '`--enable-ssl-passthrough`: `ssl-passthrough` 어노테이션이 있는 호스트는 TLS 연결을 그대로 통과시키며 경로를 보지 않습니다.',
    },
    defaultBackendService,
    configMap: {
      label: 'ConfigMap',
      help: '`ssl-redirect`, `annotations-risk-level` 같은 컨트롤러 ConfigMap의 키입니다.',
    },
  }),
  traefik: tableOf({
    version: {
      label: '버전',
      help: '`3.6`처럼 적습니다. 와일드카드 호스트와 이스케이프된 문자를 그 버전처럼 비교합니다.',
    },
    strictPrefixMatching: {
      label: '경로 요소 단위로 비교',
      help: '끄면 Prefix `/v1`이 `/v11`도 받습니다. 켜면 `/v1`과 그 아래만 받습니다.',
    },
    allowEmptyServices: {
      label: '준비된 파드가 없어도 경로 유지',
      help: '켜면 503으로 응답합니다. 끄면 그 경로를 빼고, 맞는 다음 경로가 응답합니다.',
    },
    allowExternalNameServices: {
      label: 'ExternalName 서비스 허용',
      help: '끄면 이런 서비스로 가는 경로를 뺍니다.',
    },
    entryPointTls: {
      label: 'https 엔트리포인트에 TLS 적용',
      help: 'Helm 차트의 기본 설정입니다. TLS 설정이 없는 인그레스도 https에 응답합니다.',
    },
    webEntryPoint: { label: 'http 엔트리포인트', help: '어노테이션에서 쓰는 이름입니다.' },
    websecureEntryPoint: { label: 'https 엔트리포인트', help: '어노테이션에서 쓰는 이름입니다.' },
    ingressClass: {
      label: '받을 클래스',
      help: '이 클래스의 인그레스만 받습니다. 비어 있으면 Traefik의 모든 클래스와 클래스 없는 인그레스를 받습니다.',
    },
    disableIngressClassLookup: {
      label: 'IngressClass를 읽지 않음',
      help: '켜면 알려진 클래스가 없어 `spec.ingressClassName`이 있는 인그레스를 무시합니다. 어노테이션만 봅니다.',
    },
    disableClusterScopeResources: {
      label: '클러스터 범위 오브젝트에 접근하지 않음',
      help: '켜면 IngressClass를 읽을 수 없어, 읽지 않을 때와 결과가 같습니다.',
    },
    crossProviderNamespaces: {
      label: '미들웨어를 쓸 수 있는 네임스페이스',
      help: '쉼표로 구분합니다. 다른 네임스페이스에서 미들웨어나 TLS 옵션을 가리키는 인그레스는 무시합니다. 비어 있으면 모두 쓸 수 있습니다.',
    },
    nativeLBByDefault: {
      label: '서비스 주소로 직접 전달',
      help: '켜면 쿠버네티스가 파드를 고릅니다. 준비된 파드가 없어도 경로가 남습니다.',
    },
    sanitizePath: {
      label: '경로를 먼저 정규화',
      help: '경로를 비교하기 전에 `//`, `/./`, `/../`를 정규화합니다.',
    },
    allowEncodedCharacters: {
      label: '이스케이프된 예약 문자 허용',
      help: '끄면 `%2F`, `%3B` 같은 이스케이프가 있는 경로에 400으로 응답합니다.',
    },
  }),
  'haproxy-ingress': tableOf({
    ingressClass: {
      label: '어노테이션의 클래스',
      help: '`--ingress-class`: 어노테이션 `kubernetes.io/ingress.class`에서 이 컨트롤러가 받는 값입니다.',
    },
    controllerClass: {
      label: '컨트롤러 이름의 접미사',
      help: '`--controller-class`: `x`로 정하면 `spec.controller`가 `haproxy-ingress.github.io/controller/x`인 클래스만 받습니다. 비어 있으면 접미사가 없습니다.',
    },
    watchIngressWithoutClass,
    ingressClassPrecedence: {
      label: '어노테이션보다 클래스 우선',
      help: '`--ingress-class-precedence`: 인그레스에 둘 다 있고 서로 다를 때 적용됩니다.',
    },
    defaultBackendService,
    configMap: {
      label: 'ConfigMap',
      help: '`path-type-order`, `strict-host` 같은 전역 키입니다.',
    },
  }),
  haproxytech: tableOf({
    ingressClass: {
      label: '받을 클래스',
      help: '`--ingress.class`: `x`로 정하면 `spec.controller`가 `haproxy.org/ingress-controller/x`인 클래스만 받습니다. 비어 있으면 접미사가 없습니다.',
    },
    emptyIngressClass: {
      label: '클래스 없는 인그레스도 처리',
      help: '`--empty-ingress-class`: 받을 클래스를 정했을 때만 적용됩니다.',
    },
    defaultBackendService,
    configMap: {
      label: 'ConfigMap',
      help: '컨트롤러 ConfigMap의 키입니다. 같은 이름의 어노테이션의 기본값이 됩니다.',
    },
  }),
});
