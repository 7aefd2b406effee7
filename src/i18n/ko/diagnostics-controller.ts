import type { ControllerDiagnosticParams } from '../../engine/index.ts';
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
  'canary-service': '먼저 만들어진 카나리 Ingress가 서비스를 차지했습니다',
  annotation: '어노테이션 값을 읽을 수 없습니다',
  pattern: '정규식을 읽을 수 없습니다',
  'external-name': '서비스가 ExternalName 유형인데 allowExternalNameServices 옵션이 꺼져 있습니다',
  headless: '헤드리스 서비스라서 자체 주소가 없습니다',
  'service-annotation': '서비스의 어노테이션을 읽을 수 없습니다',
  other: '컨트롤러가 쓸 수 없는 경로입니다',
};

const ignoredReasons: Readonly<Record<Params['controller/ingress-ignored']['reason'], (annotation: string) => string>> =
  {
    risk: (annotation) => `허용된 위험 수준(annotations-risk-level)을 넘는 어노테이션이 있습니다(${annotation})`,
    annotation: (annotation) => `어노테이션 값이 잘못되었습니다(${annotation})`,
    inspection: () => '호스트, 경로, TLS 항목에 심층 검사가 금지하는 글자가 있습니다',
    'catch-all': () => '기본 백엔드가 있고 --disable-catch-all 플래그가 켜져 있습니다',
    'cross-namespace': (annotation) =>
      `이 네임스페이스에서는 쓸 수 없는 어노테이션이 있습니다(${annotation}, crossProviderNamespaces)`,
  };

/** What one controller does. */
export const controllerDiagnostics: {
  readonly [C in keyof ControllerDiagnosticParams]: (params: ControllerDiagnosticParams[C]) => string;
} = {
  'controller/not-simulated': ({ annotation, effect }) =>
    `시뮬레이션하지 않는 어노테이션입니다(${annotation}). ${annotationEffects.get(effect) ?? effect}.`,
  'controller/rejected': ({ controller, detail }) =>
    `컨트롤러(${controller})가 설정 전체를 거부합니다(원인: ${detail}). 모든 호스트에서 이전 설정을 유지합니다.`,
  'controller/ingress-ignored': ({ controller, reason, annotation }) =>
    `컨트롤러(${controller})가 이 Ingress 전체를 무시합니다. ${ignoredReasons[reason](annotation)}.`,
  'controller/path-dropped': ({ controller, path, reason }) =>
    `컨트롤러(${controller})가 이 경로(${path || '경로 없음'})를 쓰지 않고 다음으로 맞는 곳에 요청을 보냅니다. ${droppedReasons[reason]}.`,
  'controller/duplicate-path': ({ controller, path, by }) =>
    `컨트롤러(${controller})가 이 경로(${path || '경로 없음'})를 쓰지 않습니다. 같은 경로를 가진 ${by || '다른 Ingress'} 쪽이 응답합니다.`,
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
  'controller/default-backend': ({ controller, scope }) =>
    scope === 'none'
      ? `컨트롤러(${controller})는 규칙이 있는 Ingress의 기본 백엔드를 무시합니다.`
      : `컨트롤러(${controller})에서 이 기본 백엔드는 더 오래된 Ingress에 없는 호스트에만 응답합니다.`,
  'ingress-nginx/regex-host': ({ host, annotation, others }) =>
    `이 어노테이션(${annotation})이 ${host === '_' ? '호스트 없는 규칙' : host}의 모든 경로를 대소문자를 구분하지 않고 끝을 확인하지 않는 정규식으로 바꿉니다${others ? `(${others} 포함)` : ''}.`,
  'ingress-nginx/webhook-path': ({ path, pathType }) =>
    `웹훅이 설치된 ingress-nginx는 이 경로(${path}, ${pathType || 'pathType 없음'})를 거부합니다. 이런 글자는 ImplementationSpecific에만 쓸 수 있습니다.`,
  'ingress-nginx/webhook-duplicate': ({ host, path, ingress }) =>
    `웹훅이 설치된 ingress-nginx는 이 Ingress를 거부합니다. 같은 호스트와 경로(${host}${path})가 이미 있습니다(${ingress}).`,
  'traefik/equal-rules': ({ rule, ingress }) =>
    `다른 Ingress(${ingress})에 규칙이 같은 라우터(${rule})가 있습니다. 어느 쪽이 응답하는지 Traefik은 정하지 않습니다.`,
  'traefik/middleware-missing': ({ middleware, offer }) =>
    `없는 미들웨어입니다(${middleware || '이름 없음'}). Traefik이 이 Ingress의 라우터를 모두 거부합니다.${offer === '' ? '' : ` 의도한 것으로 보이는 이름: ${offer}`}`,
  'traefik/priority-too-high': ({ most }) =>
    `우선순위가 Traefik이 허용하는 최댓값(${most})보다 큽니다. Traefik이 이 Ingress의 라우터를 모두 거부합니다.`,
  'traefik/one-priority': ({ priority, count, isOpen }) =>
    isOpen
      ? `이 Ingress의 경로 ${count}개가 모두 같은 우선순위(${priority})를 가집니다. 둘 이상 맞으면 어느 쪽이 응답하는지 Traefik은 정하지 않습니다. 더 긴 경로가 먼저 비교되지도 않습니다.`
      : `이 Ingress의 경로 ${count}개가 모두 같은 우선순위(${priority})를 가집니다. 규칙의 길이는 더 이상 따지지 않습니다.`,
  'traefik/same-name': ({ ingress }) =>
    `다른 Ingress(${ingress})가 이름이 같은 라우터를 만듭니다. 둘 중 하나만 남으며 어느 쪽인지 Traefik은 정하지 않습니다.`,
  'haproxy-ingress/wildcard-prefix': ({ host, path }) =>
    `와일드카드 호스트(${host})에서 HAProxy Ingress는 Prefix ${path} 경로를 글자 단위로 비교합니다. ${path}x 요청도 맞습니다.`,
};
