import type { ControllerDiagnosticParams } from '../../engine/diagnostics/index.ts';
import { annotationEffects } from './trace-shared.ts';

type Params = ControllerDiagnosticParams;

const droppedReasons: Readonly<Record<Params['controller/path-dropped']['reason'], string>> = {
  'no-service': '서비스가 없습니다',
  'no-port': '서비스에 그 포트가 없습니다',
  'no-endpoints': '서비스에 준비된 파드가 없습니다',
  resource: '백엔드가 서비스가 아니라 리소스입니다',
  'no-backend': '백엔드가 없습니다',
  'no-path-type': 'pathType 값이 없습니다',
  'no-host-or-path': '호스트와 경로가 모두 없습니다',
  'canary-service': '먼저 만들어진 카나리 인그레스가 서비스를 차지했습니다',
  'canary-alone': '카나리인데, 호스트와 경로와 유형이 같은 경로가 다른 인그레스에 없습니다',
  'canary-partner': '카나리인데, 짝이 되는 경로가 빠졌습니다',
  annotation: '어노테이션 값을 읽을 수 없습니다',
  pattern: '정규식을 읽을 수 없습니다',
  'external-name': '서비스가 ExternalName 유형인데 allowExternalNameServices 옵션이 꺼져 있습니다',
  headless: '헤드리스 서비스라서 자체 주소가 없습니다',
  'service-annotation': '서비스의 어노테이션을 읽을 수 없습니다',
  other: '컨트롤러가 쓸 수 없는 경로입니다',
};

const ignoredReasons: Readonly<
  Record<Params['controller/ingress-ignored']['reason'], (annotation: string, value: string) => string>
> = {
  risk: (annotation) => `허용된 위험 수준(annotations-risk-level)을 넘는 어노테이션이 있습니다(${annotation})`,
  annotation: (annotation, value) =>
    `어노테이션(${annotation})의 값${value === '' ? '' : `(${value})`}을 읽을 수 없습니다`,
  inspection: () => '호스트, 경로, TLS 항목에 심층 검사가 금지하는 글자가 있습니다',
  'catch-all': () => '기본 백엔드가 있고 --disable-catch-all 플래그가 켜져 있습니다',
  'cross-namespace': (annotation) =>
    `이 네임스페이스에서는 쓸 수 없는 어노테이션이 있습니다(${annotation}, crossProviderNamespaces)`,
};

const surprises: Readonly<
  Record<Params['ingress-nginx/annotation-effect']['effect'], (annotation: string, detail: string) => string>
> = {
  'whole-host': (annotation, host) =>
    `이 어노테이션(${annotation})은 이 인그레스의 경로뿐 아니라 호스트(${host})에서 다른 규칙이 받지 않는 모든 경로를 리디렉션합니다. 이 인그레스가 호스트의 첫 인그레스이기 때문입니다. 나중에 만든 별도의 인그레스에 두면 그 경로에만 적용됩니다.`,
  'not-first': (annotation, first) =>
    `이 어노테이션(${annotation})은 효과가 없습니다. 이 호스트에서 별칭을 정한 첫 인그레스(${first})의 별칭만 쓰입니다.`,
  'known-host': (annotation, detail) =>
    `이 어노테이션(${annotation})의 별칭(${detail.split(' ')[0]})은 쓰이지 않습니다. 이 호스트의 규칙이 다른 인그레스(${detail.split(' ')[1]})에 있습니다.`,
  'no-place': (annotation, status) =>
    `이 어노테이션(${annotation}) 때문에 응답은 ${status} 코드뿐입니다. nginx는 이 코드에 이동할 주소를 붙이지 않습니다.`,
  'no-slash': (annotation, target) =>
    `이 어노테이션(${annotation})의 값(${target})이 슬래시로 시작하지 않습니다. 서비스가 받는 요청 줄에 서버 대부분이 400으로 응답합니다.`,
  'on-canary': (annotation, partner) =>
    `카나리에서는 효과가 없는 어노테이션입니다(${annotation}). 요청은 ${partner ? `기본 인그레스(${partner})` : '기본 인그레스'}의 설정대로 처리되고 서비스만 달라집니다.`,
  'no-rules': (annotation) =>
    `효과가 없는 어노테이션입니다(${annotation}). 기본 백엔드만 있는 인그레스에는 재작성과 리디렉션이 적용되지 않습니다.`,
  'cluster-ip': (annotation, service) =>
    `효과가 없는 어노테이션입니다(${annotation}). service-upstream이 켜져 있으면 서비스 주소가 항상 있는 것으로 여겨져 대체 서비스(${service})로 넘어가지 않습니다.`,
  'no-groups': (annotation, path) =>
    `이 어노테이션(${annotation})이 가리키는 그룹이 경로(${path})에 없습니다. 그 자리는 비게 되고 경로의 나머지는 사라집니다.`,
  'needs-option': (annotation, option) =>
    `컨트롤러를 ${option} 플래그로 실행하지 않으면 효과가 없는 어노테이션입니다(${annotation}).`,
};

const unreadableValues: Readonly<Record<Params['controller/annotation-value']['does'], string>> = {
  none: '설정하지 않은 것으로 여깁니다',
  default: '기본값이 쓰입니다',
  group: '이 인그레스의 리디렉션 어노테이션이 모두 무효가 됩니다',
  denied: '이 인그레스의 모든 경로가 503으로 응답합니다',
  true: 'true 값으로 봅니다',
  false: 'false 값으로 봅니다',
  begin: 'begin 방식으로 비교합니다',
  broken: '결과를 알 수 없습니다',
  bool: 'true 또는 false로 쓰십시오',
  trimmed: '앞뒤의 공백과 줄바꿈을 빼십시오',
};

const idleReasons: Readonly<Record<Params['controller/annotation-idle']['reason'], (detail: string) => string>> = {
  needs: (other) => `다른 어노테이션(${other})을 보충할 뿐인데 그것이 없습니다`,
  'path-type': () => 'ImplementationSpecific 유형의 경로에서만 읽는데 그런 경로가 없습니다',
  'no-paths': () => '경로에서만 읽는데 여기로 오는 것은 기본 백엔드뿐입니다',
  'no-host': () => '호스트의 설정인데 호스트를 적은 규칙이 없습니다',
  later: (first) => `이 호스트의 값은 먼저인 인그레스(${first})가 정했습니다`,
  alone: () => '호스트 없는 규칙 가운데 이 기본 백엔드가 몫을 나눌 서비스가 없습니다',
};

/** What one controller does. */
export const controllerDiagnostics: {
  readonly [C in keyof ControllerDiagnosticParams]: (params: ControllerDiagnosticParams[C]) => string;
} = {
  'controller/not-simulated': ({ annotation, effect }) =>
    `시뮬레이션하지 않는 어노테이션입니다(${annotation}). ${annotationEffects.get(effect) ?? effect}.`,
  'controller/rejected': ({ controller, detail }) =>
    `컨트롤러(${controller})가 설정 전체를 거부합니다(원인: ${detail}). 모든 호스트에서 이전 설정을 유지합니다.`,
  'controller/ingress-ignored': ({ controller, reason, annotation, value = '' }) =>
    `컨트롤러(${controller})가 이 인그레스 전체를 무시합니다. ${ignoredReasons[reason](annotation, value)}.`,
  'controller/path-dropped': ({ controller, path, reason }) =>
    `컨트롤러(${controller})가 이 경로(${path || '경로 없음'})를 쓰지 않고 다음으로 일치하는 곳에 요청을 보냅니다. ${droppedReasons[reason]}.`,
  'controller/duplicate-path': ({ controller, path, by, as, isOwn }) => {
    const never = `컨트롤러(${controller})가 이 경로(${path || '경로 없음'})를 쓰지 않습니다.`;
    if (as === 'canary')
      return `${never} 서비스에 이미 먼저인 카나리가 있고(${by || '다른 인그레스'}) 첫 카나리만 쓰입니다.`;
    if (isOwn) return `${never} 이 인그레스에 한 번 더 적힌 같은 경로가 응답합니다.`;
    return as === 'default-backend'
      ? `${never} 규칙이 없는 인그레스(${by})의 기본 백엔드가 루트를 차지합니다.`
      : `${never} 같은 경로를 가진 ${by || '다른 인그레스'} 쪽이 응답합니다.`;
  },
  'controller/shadowed': ({ controller, path, by }) =>
    `컨트롤러(${controller})에서는 이 경로(${path || '경로 없음'})에 요청이 닿지 않습니다. 먼저 비교하는 ${by} 쪽이 모두 받습니다.`,
  'controller/annotation-unknown': ({ controller, annotation, near }) =>
    `컨트롤러(${controller})에 없는 어노테이션이라 효과가 없습니다: ${annotation}.${near === '' ? '' : ` 의도한 것으로 보이는 이름: ${near}`}`,
  'controller/annotation-former': ({ controller, annotation, right }) =>
    `예전 버전의 이름이라 컨트롤러(${controller})가 더 이상 읽지 않는 어노테이션입니다: ${annotation}.${right === '' ? '' : ` 지금 이름: ${right}`}`,
  'controller/annotation-foreign': ({ controller, annotation, owner, right, isOpen }) => {
    const same = right === '' ? '' : ` 같은 뜻의 이름: ${right}`;
    if (owner === '')
      return `예전 버전의 접두사라서 컨트롤러(${controller})에서 효과가 없는 어노테이션입니다: ${annotation}.${same}`;
    return isOpen
      ? `다른 컨트롤러(${owner})의 어노테이션입니다: ${annotation}. 지금의 컨트롤러(${controller})는 추측이므로 이 클래스를 맡는 컨트롤러를 선택하십시오.`
      : `다른 컨트롤러(${owner})의 어노테이션이므로 지금의 컨트롤러(${controller})에는 효과가 없습니다: ${annotation}.${same}`;
  },
  'controller/annotation-value': ({ controller, annotation, value, does }) =>
    `컨트롤러(${controller})가 어노테이션(${annotation})의 값(${value})을 읽을 수 없습니다. ${unreadableValues[does]}.`,
  'controller/annotation-place': ({ controller, annotation, kind, right }) =>
    right === 'ConfigMap'
      ? `여기서는 효과가 없는 어노테이션입니다(${annotation}). 컨트롤러(${controller})는 이 설정을 자신의 ConfigMap에서만 읽습니다.`
      : `${kind}에서는 효과가 없는 어노테이션입니다(${annotation}). 컨트롤러(${controller})는 이것을 ${right}에서 읽습니다.`,
  'controller/annotation-idle': ({ controller, annotation, reason, detail }) =>
    `컨트롤러(${controller})에서 효과가 없는 어노테이션입니다(${annotation}). ${idleReasons[reason](detail)}.`,
  'controller/annotation-wider': ({ controller, annotation, taken }) =>
    `컨트롤러(${controller})에서는 이 어노테이션(${annotation})이 따로 경로가 있는 요청(${taken})에도 답합니다.`,
  'controller/config-map': ({ controller, keys }) =>
    `컨트롤러(${controller})가 이 ConfigMap에서 옵션을 읽습니다(${keys}). 직접 설정한 값이 먼저입니다.`,
  'controller/class-annotation': ({ controller, className }) =>
    `컨트롤러(${controller})가 이 인그레스를 맡지 않습니다. kubernetes.io/ingress.class에서 다른 값을 찾습니다: ${className || '빈 값'}.`,
  'controller/class-needed': ({ controller, flag }) =>
    `클래스가 없는 인그레스입니다. 컨트롤러(${controller})는 ${flag} 플래그가 있을 때만 이 인그레스를 처리합니다.`,
  'controller/default-backend': ({ controller, scope, hosts }) => {
    if (scope === 'none') return `컨트롤러(${controller})는 규칙이 있는 인그레스의 기본 백엔드를 무시합니다.`;
    return hosts
      ? `컨트롤러(${controller})에서 이 기본 백엔드는 이 인그레스가 처음 적은 호스트(${hosts})에서 어느 경로도 받지 않는 요청에만 응답합니다.`
      : `컨트롤러(${controller})에서 이 기본 백엔드는 응답하지 않습니다. 더 오래된 인그레스에 없는 호스트에만 쓰이는데 그런 호스트가 없습니다.`;
  },
  'ingress-nginx/regex-host': ({ host, annotation, others }) =>
    `이 어노테이션(${annotation})이 ${host === '_' ? '호스트 없는 규칙' : host}의 모든 경로를 대소문자를 구분하지 않고 끝을 확인하지 않는 정규식으로 바꿉니다${others ? `(${others} 포함)` : ''}.`,
  'ingress-nginx/annotation-effect': ({ annotation, effect, detail }) => surprises[effect](annotation, detail),
  'ingress-nginx/one-name': ({ service, other, name }) =>
    `ingress-nginx는 두 서비스(${service}, ${other})를 한 이름(${name})으로 부르고 먼저인 쪽만 씁니다. 여기서는 ${other} 서비스가 응답합니다.`,
  'ingress-nginx/webhook-path': ({ path, pathType }) =>
    `웹훅이 설치된 ingress-nginx는 이 경로(${path}, ${pathType || 'pathType 없음'})를 거부합니다. 이런 글자는 ImplementationSpecific에만 쓸 수 있습니다.`,
  'ingress-nginx/webhook-duplicate': ({ host, path, ingress }) =>
    `웹훅이 설치된 ingress-nginx는 이 인그레스를 거부합니다. 같은 호스트와 경로(${host}${path})가 이미 있습니다(${ingress}).`,
  'traefik/equal-rules': ({ rule, ingress }) =>
    `다른 인그레스(${ingress})에 규칙이 같은 라우터(${rule})가 있습니다. 어느 쪽이 응답하는지 Traefik은 정하지 않습니다.`,
  'traefik/equal-priority': ({ path, other }) =>
    `${path} 경로와 ${other} 경로의 우선순위가 같습니다. 둘 다 일치하면 어느 쪽이 응답하는지 Traefik은 정하지 않습니다.`,
  'traefik/middleware-missing': ({ middleware, offer }) =>
    `없는 미들웨어입니다(${middleware || '이름 없음'}). Traefik이 이 인그레스의 라우터를 모두 거부합니다.${offer === '' ? '' : ` 의도한 것으로 보이는 이름: ${offer}`}`,
  'traefik/priority-too-high': ({ most }) =>
    `우선순위가 Traefik이 허용하는 최댓값(${most})보다 큽니다. Traefik이 이 인그레스의 라우터를 모두 거부합니다.`,
  'traefik/one-priority': ({ priority, count, isOpen }) =>
    isOpen
      ? `이 인그레스의 경로 ${count}개가 모두 같은 우선순위(${priority})를 가집니다. 둘 이상 일치하면 어느 쪽이 응답하는지 Traefik은 정하지 않습니다. 더 긴 경로가 먼저 비교되지도 않습니다.`
      : `이 인그레스의 경로 ${count}개가 모두 같은 우선순위(${priority})를 가집니다. 규칙의 길이는 더 이상 따지지 않습니다.`,
  'traefik/same-name': ({ ingress }) =>
    `다른 인그레스(${ingress})가 이름이 같은 라우터를 만듭니다. 둘 중 하나만 남으며 어느 쪽인지 Traefik은 정하지 않습니다.`,
  'haproxy-ingress/wildcard-prefix': ({ host, path }) =>
    path.endsWith('/')
      ? `와일드카드 호스트(${host})에서 HAProxy Ingress는 Prefix ${path} 경로를 적힌 그대로 비교합니다. ${path.replace(/\/+$/, '') || '/'} 요청은 일치하지 않습니다.`
      : `와일드카드 호스트(${host})에서 HAProxy Ingress는 Prefix ${path} 경로를 글자 단위로 비교합니다. ${path}x 요청도 일치합니다.`,
};
