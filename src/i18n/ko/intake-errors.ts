import type { intakeErrors as english } from '../en/intake-errors.ts';

const code = (text: string | undefined, otherwise: string): string => (text ? `\`${text}\`` : otherwise);
const inLine = (line: string | undefined): string => (line ? `${line}행: ` : '');

export const intakeErrors: typeof english = {
  'spec-empty': '인그레스에는 규칙이나 기본 백엔드가 있어야 하는데 둘 다 없습니다.',
  'host-ip': ({ host }) =>
    `호스트에 IP 주소를 썼습니다: ${code(host, '주소')}. 규칙에는 이름만 쓸 수 있습니다. 모든 주소의 요청을 받으려면 host를 빼십시오.`,
  'host-wildcard': ({ host }) =>
    `${code(host, '이 호스트')}: 올바른 와일드카드가 아닙니다. \`*.\` 뒤에 전체 이름을 써야 합니다.`,
  'host-name': ({ host }) =>
    `${code(host, '이 값')}: 호스트 이름이 아닙니다. 소문자, 숫자, \`-\`, 점만 쓸 수 있고 스킴, 포트, 경로는 쓸 수 없습니다.`,
  'paths-empty': '`http`가 있는 규칙에는 경로가 하나 이상 필요합니다.',
  'path-type-missing':
    '모든 경로에 `pathType`이 필요합니다: `Prefix`, `Exact`, `ImplementationSpecific` 중 하나입니다.',
  'path-type-unknown': ({ type }) =>
    `${code(type, '이 값')}: 없는 pathType입니다. 대소문자까지 같은 \`Prefix\`, \`Exact\`, \`ImplementationSpecific\`만 있습니다.`,
  'path-not-absolute': ({ path }) => `경로 ${code(path, '')}: \`/\`로 시작해야 합니다.`,
  'path-characters': ({ path }) =>
    `경로 ${code(path, '')}: \`Prefix\`와 \`Exact\`에 쓸 수 없는 \`//\`, \`/./\`, \`/../\`, \`%2F\`가 들어 있습니다.`,
  'backend-both': '백엔드는 서비스나 리소스 중 하나여야 합니다.',
  'backend-missing': '백엔드에 서비스도 리소스도 없습니다.',
  'service-name-missing': '백엔드에 서비스 이름이 없습니다.',
  'service-name': ({ service }) =>
    `${code(service, '이 값')}: 서비스 이름이 아닙니다. 소문자, 숫자, \`-\`를 63자까지 쓸 수 있습니다.`,
  'port-both': '포트는 이름이나 번호 중 하나만 쓸 수 있습니다.',
  'port-name': ({ port }) => `${code(port, '이 값')}: 포트 이름이 아닙니다. 번호는 \`number\`에 쓰십시오.`,
  'port-number': ({ port }) => `${code(port, '이 값')}: 포트 번호가 아닙니다. 1부터 65535까지입니다.`,
  'port-missing': '백엔드에 서비스 포트가 없습니다.',
  'tls-host': ({ host }) => `\`tls\`의 ${code(host, '값')}: 호스트 이름이 아닙니다.`,
  'tls-secret-name': ({ secret }) => `${code(secret, '이 값')}: 시크릿 이름으로 쓸 수 없습니다.`,
  'class-name': 'IngressClass 이름으로 쓸 수 없는 값입니다. 비워 두지 말고 `ingressClassName`을 빼십시오.',
  'class-contradicts':
    '어노테이션과 `spec.ingressClassName`의 클래스가 서로 다릅니다. 필드를 남기고 어노테이션을 지우십시오.',
  'class-annotation-deprecated':
    '받아들여졌습니다. 다만 클래스를 예전 어노테이션에 썼습니다. 이제는 `spec.ingressClassName`을 씁니다.',
  'name-missing': '오브젝트에 이름이 없습니다.',
  'object-name': ({ object }) =>
    `${code(object, '이 값')}: 오브젝트 이름이 아닙니다. 소문자, 숫자, \`-\`, 점만 쓸 수 있습니다.`,
  'annotations-long': '어노테이션을 모두 합친 크기가 256 KiB를 넘습니다.',
  'annotation-key': ({ annotation }) => `${code(annotation, '이 값')}: 어노테이션 키가 아닙니다.`,
  label: ({ value }) => `${code(value, '이 값')}: 레이블이 아닙니다.`,
  immutable: '만든 뒤에는 바꿀 수 없는 필드입니다. 오브젝트를 지우고 다시 만드십시오.',
  'namespace-differs': '파일과 명령의 네임스페이스가 서로 다릅니다. 한쪽을 맞추거나 옵션을 빼십시오.',
  'namespace-missing': ({ namespace }) =>
    `클러스터에 네임스페이스 ${code(namespace, '')}이(가) 없습니다. 먼저 만드십시오.`,
  'already-exists': ({ object }) =>
    `${code(object, '오브젝트')}: 이미 있습니다. \`create\` 대신 \`kubectl apply\`를 쓰면 바뀝니다.`,
  'changed-meanwhile': '읽은 뒤에 다른 사람이 오브젝트를 바꿨습니다. 다시 읽어서 고치십시오.',
  forbidden: ({ value }) => `${code(value, '이 사용자')}: 권한(RBAC)이 없습니다. 매니페스트 문제가 아닙니다.`,
  'object-missing': ({ object }) => `클러스터의 이 네임스페이스에 없습니다: ${code(object, '오브젝트')}.`,
  'type-wrong': ({ type, value }) =>
    `값의 타입이 다릅니다. 필요한 타입은 ${code(type, '다른 타입')}, 쓴 타입은 ${code(value, '다른 타입')}입니다. \`yes\`, \`on\`, \`8080\` 같은 문자열에는 따옴표가 필요합니다.`,
  'field-of-old-version':
    '`v1` 오브젝트에 `v1beta1` 필드를 썼습니다. `v1`에서는 `service.name`과 `service.port.number`입니다.',
  'field-unknown': ({ field }) => `여기에 없는 필드입니다: ${code(field, '필드')}. 철자나 들여쓰기를 확인하십시오.`,
  'field-twice': ({ field }) => `같은 필드가 두 번 있습니다: ${code(field, '필드')}. 마지막 것만 적용됩니다.`,
  'secret-data': '시크릿의 `data` 값이 base64가 아닙니다. 일반 문자열은 `stringData`에 쓰십시오.',
  'node-port': 'nodePort가 이미 쓰이고 있거나 범위를 벗어났습니다. 번호를 빼면 클러스터가 고릅니다.',
  'route-duplicate': ({ host, path, other }) =>
    `${host === '_' || !host ? '모든 호스트' : code(host, '')}의 경로 ${code(path, '')}이(가) 이미 ${code(other, '다른 인그레스')}에 있습니다. 먼저 만든 쪽이 적용되고, 웹훅은 나중 것을 거부합니다.`,
  'path-pattern': ({ path, type }) =>
    `경로 ${code(path, '')}에 정규식 문자가 있습니다. ingress-nginx는 ${code(type, '이 타입')} 대신 \`ImplementationSpecific\`에서만 받습니다.`,
  'snippet-disabled': ({ annotation }) =>
    `이 ingress-nginx에서는 스니펫이 꺼져 있어 ${code(annotation, '어노테이션')}을(를) 거부합니다. 지우거나 ConfigMap에서 \`allow-snippet-annotations\`를 켜야 합니다.`,
  'annotation-risk': ({ annotation }) =>
    `어노테이션 그룹 ${code(annotation, '')}의 위험도가 \`annotations-risk-level\`보다 높습니다.`,
  'annotation-value': ({ annotation }) => `${code(annotation, '어노테이션')}: ingress-nginx가 받지 않는 값입니다.`,
  'annotation-word': ({ annotation, value }) =>
    `${code(annotation, '어노테이션')}의 값에 금지 목록에 있는 ${code(value, '단어')}이(가) 있습니다.`,
  'nginx-config':
    '이 인그레스로 만든 설정을 nginx가 거부했습니다. 대개 스니펫이나 정규식으로 올바르지 않은 경로 때문입니다.',
  'webhook-unreachable':
    '웹훅이 응답하지 않아 아무것도 검사하지 못했습니다. 매니페스트가 아니라 웹훅의 파드, 서비스, 인증서 문제입니다.',
  'webhook-denied': ({ value }) =>
    `웹훅 ${code(value, '')}이(가) 거부했습니다. 이유는 “denied the request” 뒤에 있습니다.`,
  'class-not-served': '이 컨트롤러가 처리하는 클래스가 아니어서 인그레스를 건너뜁니다.',
  'endpoints-missing': ({ service }) =>
    `${code(service, '서비스')}: 준비된 파드가 없습니다. 셀렉터, 파드 상태, 포트를 확인하십시오. 요청에는 503이 나갑니다.`,
  'service-missing': ({ service }) =>
    `인그레스의 네임스페이스에 서비스가 없습니다: ${code(service, '서비스')}. 요청에는 503이 나갑니다.`,
  'secret-missing': ({ secret }) =>
    `인그레스의 네임스페이스에 TLS 시크릿이 없습니다: ${code(secret, '시크릿')}. 컨트롤러의 기본 인증서가 나갑니다.`,
  'certificate-names': ({ host }) => `${code(host, '이 호스트')}의 인증서가 아닙니다.`,
  'server-name-twice': ({ host }) =>
    `nginx에 ${code(host, '호스트')}이(가) 두 번 있어 첫 번째만 쓰입니다. 호스트와 별칭이 겹쳤을 수 있습니다.`,
  'version-removed': ({ version }) =>
    `1.22부터 클러스터는 ${code(version, '이 버전')}의 인그레스를 받지 않습니다. \`networking.k8s.io/v1\`을 쓰십시오.`,
  'kind-unknown': ({ kind, version }) =>
    `클러스터가 ${code(version, '이 버전')}의 ${code(kind, '종류')}을(를) 모릅니다. CRD가 없거나 버전이 다릅니다.`,
  'kind-missing': '`apiVersion`이나 `kind`가 없습니다. 빈 문서, values 파일, 철자가 틀린 키일 수 있습니다.',
  'helm-yaml': ({ file, line, detail }) =>
    `${code(file, '템플릿')}을(를) 렌더링한 YAML이 깨졌습니다${line ? `(렌더링 결과 ${line}행)` : ''}${detail ? `: ${detail}` : ''}. \`helm template --debug\`의 출력을 여기에 붙여 넣으십시오.`,
  'helm-value-missing': ({ file, line, value }) =>
    `${code(file, '템플릿')}${line ? ` ${line}행` : ''}: 상위 값이 없는 ${code(value, '값')}을(를) 읽습니다. values에 지정하십시오.`,
  'helm-function': ({ value, file }) => `${code(file, '템플릿')}: Helm에 없는 함수 ${code(value, '')}을(를) 부릅니다.`,
  'helm-required': ({ file, line }) => `${code(file, '차트')}${line ? ` ${line}행` : ''}: 꼭 필요한 값이 없습니다.`,
  'helm-template': ({ file, line }) =>
    `${code(file, '템플릿')}${line ? ` ${line}행` : ''}: 렌더링할 수 없습니다. 괄호, \`end\`, 이름을 확인하십시오.`,
  'helm-owner': '이미 있는 오브젝트가 이 Helm 릴리스의 것이 아닙니다. 레이블과 어노테이션으로 넘겨받거나 지우십시오.',
  'helm-schema': '차트의 스키마에 맞지 않는 값이 있습니다. 아래 줄에 이름이 나옵니다.',
  'helm-failed': 'Helm이 멈췄습니다. 이유는 “FAILED” 뒤에 있습니다.',
  'yaml-tab': ({ line }) =>
    `${inLine(line)}탭이 있거나 값이 \`@\`, \`%\`, 백틱 같은 글자로 시작합니다. 들여쓰기에는 공백을, 그런 값에는 따옴표를 쓰십시오.`,
  'yaml-colon': ({ line }) =>
    `${inLine(line)}키에 콜론이 없거나 문자열이 들여쓰기 없이 이어졌습니다. 윗줄이 원인일 때가 많습니다.`,
  'yaml-mapping': ({ line }) =>
    `${inLine(line)}한 줄에 콜론이 두 번 있습니다. 값을 따옴표로 묶거나 들여쓰기를 고치십시오.`,
  'yaml-indent': ({ line }) => `${inLine(line)}앞뒤 줄과 들여쓰기가 다릅니다.`,
  'yaml-anchor': ({ value }) =>
    `별칭 ${code(value && `*${value}`, '')}에 해당하는 앵커가 없습니다. 와일드카드 호스트처럼 \`*\`로 시작하는 값에는 따옴표가 필요합니다.`,
  'yaml-control': '보이지 않는 문자가 있습니다. 터미널에서 복사한 색상 코드일 때가 많습니다.',
  'yaml-key-twice': ({ value, line }) => `${inLine(line)}키가 두 번 있습니다: ${code(value, '키')}.`,
  'yaml-syntax': 'kubectl이 읽을 수 있는 YAML이 아닙니다.',
  'file-missing': ({ file }) => `kubectl이 파일을 찾지 못합니다: ${code(file, '파일')}.`,
  'server-unreachable': 'kubectl이 클러스터에 연결하지 못합니다. 매니페스트는 아직 검사되지 않았습니다.',
  'nothing-to-apply': '입력에 오브젝트가 없습니다. 빈 파일이거나 빈 템플릿입니다.',
  'schema-unreachable': 'kubectl이 스키마를 받지 못해 검사하지 못했습니다. 클러스터나 네트워크 문제입니다.',
  'apply-annotation': '받아들여졌습니다. `kubectl apply` 없이 만든 오브젝트여서 어노테이션이 지금 추가됩니다.',
  'data-invalid': '클러스터로 보내기 전에 kubectl이 파일을 거부했습니다.',
  'middleware-missing': ({ middleware }) =>
    `Traefik에 미들웨어 ${code(middleware, '')}이(가) 없어 라우터 전체가 빠지고 404가 나갑니다. 이름은 \`<네임스페이스>-<이름>@kubernetescrd\`입니다.`,
  'traefik-service': ({ service }) =>
    `Traefik에 서비스 ${code(service, '')}이(가) 없습니다. 쿠버네티스 서비스나 포트가 없습니다.`,
  'traefik-service-missing': ({ service }) =>
    `인그레스의 네임스페이스에 서비스가 없습니다: ${code(service, '서비스')}. Traefik이 경로를 빼므로 404가 나갑니다.`,
  'traefik-port': '서비스에 그런 번호나 이름의 포트가 없습니다. Traefik이 경로를 빼므로 404가 나갑니다.',
  'traefik-endpoints': '서비스에 준비된 파드가 없습니다. 셀렉터와 파드 상태를 확인하십시오.',
  'entry-point-missing': ({ entryPoint }) =>
    `Traefik에 엔트리 포인트 ${code(entryPoint, '')}이(가) 없습니다. 흔한 이름은 \`web\`과 \`websecure\`입니다.`,
  'resolver-missing': '라우터가 쓰는 인증서 리졸버가 Traefik의 정적 설정에 없습니다.',
  'gke-service-type': ({ service, type }) =>
    `${code(service, '서비스')}의 타입이 ${code(type, 'ClusterIP')}입니다. GKE에서는 \`NodePort\`이거나 \`cloud.google.com/neg: '{"ingress": true}'\` 어노테이션이 있어야 합니다.`,
  'gke-service-missing': ({ service }) =>
    `서비스가 없습니다: ${code(service, '서비스')}. 생길 때까지 GKE는 인그레스 전체를 바꾸지 않습니다.`,
  'gke-port': ({ port, service }) => `${code(service, '서비스')}에 포트 ${code(port, '')}이(가) 없습니다.`,
  'gke-wildcard': ({ path }) =>
    `${code(path, '경로')}: GKE에서 별표는 \`ImplementationSpecific\`에만 쓸 수 있습니다. \`Prefix\`는 별표 없이도 아래 경로를 모두 포함합니다.`,
  'gke-backend-config': '서비스가 가리키는 BackendConfig가 없거나 이 포트에 해당하지 않습니다.',
  'gke-address': ({ value }) => `프로젝트에 예약된 주소가 없습니다: ${code(value, '주소')}.`,
  'gke-translation': ({ detail }) =>
    `GKE가 이 인그레스로 로드 밸런서를 만들지 못합니다${detail ? `: ${detail}` : ''}. 마지막으로 성공한 설정이 남아 있습니다.`,
  'gke-sync': ({ detail }) =>
    `GKE가 이 인그레스를 읽었지만 Google Cloud가 로드 밸런서의 일부를 거부했습니다${detail ? `: ${detail}` : ''}. 라우트는 마지막 상태로 남아 있습니다.`,
  'host-taken':
    '다른 인그레스가 이 호스트를 쓰고 있습니다. F5 컨트롤러는 호스트를 한 인그레스에만 두거나 master와 minion으로 나눕니다.',
  'upstream-refused':
    '라우트는 맞지만 파드가 연결을 거부합니다. targetPort에서 수신 대기하는 프로세스가 없습니다. 클라이언트는 502를 받습니다.',
  'upstream-timeout': '라우트는 맞지만 파드의 응답이 느리거나 파드에 연결할 수 없습니다. 클라이언트는 504를 받습니다.',
  'upstream-none': '라우트는 맞지만 응답하는 파드가 없습니다. 클라이언트는 502를 받습니다.',
  'upstream-closed': '라우트는 맞지만 파드가 응답 전에 연결을 끊었습니다. 클라이언트는 502를 받습니다.',
  'upstream-header': '파드의 응답 헤더가 nginx 버퍼(`proxy-buffer-size`)보다 큽니다. 클라이언트는 502를 받습니다.',
  'upstream-tls': '한쪽은 HTTP, 다른 쪽은 HTTPS로 통신합니다. `backend-protocol`과 포트를 확인하십시오.',
  'body-large': '요청 본문이 허용 크기(`proxy-body-size`)보다 큽니다. 클라이언트는 413을 받습니다.',
  'gke-no-route': 'GKE 로드 밸런서에 이 요청의 경로가 없습니다. `ImplementationSpecific`은 글자 그대로 비교됩니다.',
  'no-route': '이 호스트의 규칙이 없거나 맞는 경로가 없습니다. 컨트롤러 자체의 404입니다.',
  'traefik-no-route': 'Traefik 자체의 404입니다. 맞는 라우터가 없거나, 이 엔트리 포인트에 없거나, TLS가 없습니다.',
  'no-server': '라우트는 맞지만 서비스에 준비된 파드가 없습니다.',
  'upstream-connect': '라우트는 맞지만 Envoy가 파드에 연결하지 못합니다.',
  'page-503': '컨트롤러 자체의 503입니다. 라우트는 맞지만 서비스가 없거나 준비된 파드가 없습니다.',
  'page-502': '컨트롤러 자체의 502입니다. 파드가 제대로 응답하지 않습니다.',
  'page-504': '컨트롤러 자체의 504입니다. 파드가 제때 응답하지 않았습니다.',
  'page-404': 'nginx 자체의 404입니다. 호스트의 규칙이나 맞는 경로가 없거나, 애플리케이션이 nginx입니다.',
  'certificate-default': '컨트롤러의 기본 인증서가 나갑니다. 호스트의 시크릿이 없거나 다른 호스트의 것입니다.',
  'redirect-loop':
    '리디렉션이 끝없이 반복됩니다. TLS를 컨트롤러 앞에서 종료하는데 컨트롤러가 `X-Forwarded-Proto`를 신뢰하지 않을 때가 많습니다.',
  'host-unresolved': ({ host }) =>
    `DNS에 주소가 없습니다: ${code(host, '호스트')}. 요청이 컨트롤러에 도달하지 않았습니다.`,
  'connection-refused': ({ host, port }) =>
    `${code([host, port].filter(Boolean).join(':'), '이 주소')}에 수신 대기하는 것이 없습니다. 요청이 컨트롤러에 도달하지 않았습니다.`,
};
