import type { AdviceDiagnosticParams } from '../../engine/diagnostics/index.ts';

const anyHost = (host: string) => (host === '' ? '모든 호스트' : host);

/** Advice for every controller. */
export const adviceDiagnostics: {
  readonly [C in keyof AdviceDiagnosticParams]: (params: AdviceDiagnosticParams[C]) => string;
} = {
  'ref/service-missing': ({ service, namespace }) => `이 서비스가 어느 파일에도 없습니다: ${namespace}/${service}`,
  'ref/service-other-namespace': ({ service, namespace, found }) =>
    `서비스가 다른 네임스페이스에 있습니다: ${service}(필요한 곳: ${namespace}, 있는 곳: ${found}). 인그레스는 다른 네임스페이스의 서비스로 보낼 수 없습니다.`,
  'ref/port-missing': ({ service, port, available }) =>
    available === ''
      ? `서비스에 포트가 없습니다: ${service}(요청한 포트: ${port})`
      : `서비스에 없는 포트입니다: ${service} → ${port}. 있는 포트: ${available}`,
  'ref/port-is-target-port': ({ service, port, right }) =>
    `${port} 값은 서비스 뒤에 있는 컨테이너의 포트입니다(서비스: ${service}). 인그레스에는 서비스의 포트를 씁니다: ${right}`,
  'ref/no-ready-endpoints': ({ service, namespace }) =>
    `준비된 엔드포인트가 없는 서비스입니다: ${namespace}/${service}. 요청은 503 응답을 받을 가능성이 큽니다.`,
  'ref/selector-matches-nothing': ({ service, selector, near }) =>
    `서비스의 셀렉터와 일치하는 워크로드가 파일에 없습니다: ${service}(${selector}).${near === '' ? '' : ` 가장 가까운 워크로드: ${near}`}`,
  'ref/secret-missing': ({ secret, namespace }) => `이 시크릿이 어느 파일에도 없습니다: ${namespace}/${secret}`,
  'ref/secret-other-namespace': ({ secret, namespace, found }) =>
    `시크릿이 다른 네임스페이스에 있습니다: ${secret}(필요한 곳: ${namespace}, 있는 곳: ${found}). 인증서는 인그레스와 같은 네임스페이스에 있어야 합니다.`,
  'ref/secret-not-tls': ({ secret, missing }) => `인증서가 아닌 시크릿입니다: ${secret}. 없는 키: ${missing}`,
  'ref/class-missing': ({ className, available }) =>
    `이 IngressClass가 어느 파일에도 없습니다: ${className}. 있는 클래스: ${available}`,
  'advice/class-none': ({ knowsClasses }) =>
    knowsClasses
      ? '이 인그레스에는 클래스가 없고 기본 IngressClass도 없습니다. 대부분의 컨트롤러가 이 인그레스를 무시합니다.'
      : '이 인그레스에는 클래스가 없습니다. 클러스터에 기본 IngressClass가 있거나 컨트롤러가 클래스 없는 인그레스를 받을 때만 동작합니다.',
  'advice/class-two-defaults': ({ className, others }) =>
    `기본 클래스가 여럿입니다: ${className}, ${others}. 새 인그레스가 받는 클래스는 생성 시각에 따라 달라집니다.`,
  'advice/class-shared': ({ className, first, second }) =>
    `두 컨트롤러(${first}, ${second})가 기본으로 받는 클래스입니다: ${className}. 어느 쪽인지 여기서는 알 수 없습니다. IngressClass를 추가하거나 컨트롤러를 선택하면 정해집니다.`,
  'advice/class-blank': ({ value, className }) =>
    `클래스 값이 ${value}이며 공백과 줄바꿈도 값에 포함됩니다. 이 클래스를 처리하는 컨트롤러는 없습니다. ${className}로 쓰십시오.`,
  'advice/class-annotation-same': ({ className }) =>
    `필드에 이미 클래스가 있습니다: ${className}. 예전 어노테이션은 지워도 됩니다.`,
  'advice/tls-host-without-rule': ({ host }) => `인증서에는 있지만 규칙이 없는 호스트입니다: ${host}`,
  'advice/tls-rule-not-covered': ({ host }) =>
    `이 인그레스의 TLS 설정에 없는 호스트입니다: ${host}. https 요청은 컨트롤러의 기본 인증서를 받습니다.`,
  'advice/tls-split': ({ secret }) =>
    `하이픈 때문에 별도의 항목이 되었습니다: ${secret}. 위의 hosts에는 시크릿이 없습니다. hosts와 secretName은 한 항목에 있어야 합니다.`,
  'advice/duplicate-route': ({ host, path, pathType, others }) =>
    `같은 경로가 서로 다른 백엔드로 연결됩니다: ${anyHost(host)} ${pathType} ${path}(여기와 ${others || '같은 인그레스'}). 어느 쪽이 응답하는지는 쿠버네티스에 정해져 있지 않습니다.`,
  'advice/hostless-hidden': ({ path, host, count }) =>
    count === 1
      ? `자체 규칙이 있는 호스트에서는 호스트 없는 경로가 적용되지 않습니다: ${path}(${host})`
      : `자체 규칙이 있는 호스트에서는 호스트 없는 경로가 적용되지 않습니다: ${path}(${host} 외 ${count - 1}개 호스트)`,
  'advice/wildcard-apex': ({ host, apex }) =>
    `와일드카드에 포함되지 않고 다른 규칙도 없는 호스트입니다: ${apex}(와일드카드: ${host})`,
  'advice/host-twice': ({ host }) =>
    `이 인그레스에 같은 호스트의 규칙이 둘 있습니다: ${host}. 합쳐서 처리되지만 하나로 쓰는 편이 읽기 쉽습니다.`,
  'advice/rule-split': ({ host }) =>
    `하이픈이 하나 더 있어 규칙이 둘로 나뉩니다. 그러면 이 경로는 어느 호스트에도 속하지 않고, ${host}의 규칙에는 경로가 없습니다.`,
  'advice/rule-without-paths': ({ host }) =>
    `경로가 없는 규칙입니다: ${anyHost(host)}. 요청을 기본 백엔드로 보내는 컨트롤러도 있고 아예 받지 않는 컨트롤러도 있습니다.`,
  'advice/resource-backend': ({ kind, name }) =>
    `백엔드가 서비스가 아닙니다: ${kind} ${name}. resource 백엔드를 지원하는 컨트롤러는 많지 않습니다.`,
  'advice/path-query': ({ path, char }) =>
    `이대로 쓴 요청은 이 경로에 닿지 않습니다: ${path}. 요청의 경로는 "${char}" 앞에서 끝납니다.`,
  'advice/path-encoding': ({ path, encoded }) =>
    `클라이언트는 인코딩된 경로를 보냅니다: ${path} → ${encoded}. 받은 그대로 비교하는 컨트롤러에서는 일치하지 않습니다.`,
  'advice/path-pattern': ({ path, pathType }) =>
    `${pathType} 유형은 경로를 글자 그대로 비교하므로 패턴이 아닙니다: ${path}. 패턴에는 ImplementationSpecific 유형과 이를 지원하는 컨트롤러가 필요합니다.`,
  'advice/path-star': ({ path, pathType, right }) =>
    pathType === 'Prefix'
      ? `이 경로의 별표는 글자 그대로의 별표입니다: ${path}. Prefix ${right} 하나로 그 아래의 모든 경로와 일치합니다.`
      : `이 경로의 별표는 글자 그대로의 별표입니다: ${path}. ${pathType} 유형에는 와일드카드가 없습니다.`,
  'advice/path-implementation': ({ path }) =>
    `ImplementationSpecific 경로는 컨트롤러마다 다르게 해석됩니다: ${path}. Prefix와 Exact는 어디서나 뜻이 같습니다.`,
  'advice/exact-slash': ({ path, without }) =>
    `Exact 경로는 끝의 슬래시까지 같아야 합니다: ${path}. 일치하지 않는 경로: ${without}`,
  'advice/prefix-slash': ({ path, without }) =>
    `명세에 따르면 슬래시 없는 경로와도 일치하지만, 리디렉션하거나 찾지 못하는 컨트롤러가 있습니다: ${path}, ${without}`,
  'advice/host-label-long': ({ host, length }) =>
    `호스트의 한 부분이 너무 깁니다: ${host}(${length}자). DNS는 최대 63자까지 허용하므로 이 이름은 조회할 수 없습니다.`,
  'advice/default-backend': ({ host }) =>
    `기본 백엔드는 알 수 없는 호스트의 요청을 받습니다. 규칙이 있는 호스트에서 일치하는 경로가 없을 때의 동작은 컨트롤러마다 다릅니다: ${host}`,
};
