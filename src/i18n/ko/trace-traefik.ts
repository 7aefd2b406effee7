import { tableOf } from '../../engine/text/index.ts';
import type { traceTraefik as english } from '../en/trace-traefik.ts';

const refusals = tableOf<string>({
  class: '클래스가 다른 컨트롤러의 것입니다',
  annotation: '인그레스의 어노테이션을 읽을 수 없습니다',
  namespace: '이 네임스페이스에서는 미들웨어와 TLS 옵션을 쓸 수 없습니다',
  'no-service': '서비스가 없습니다',
  'no-port': '서비스에 그 포트가 없습니다',
  'no-endpoints': '서비스에 준비된 파드가 없습니다',
  'external-name': '허용되지 않은 ExternalName 서비스입니다',
  headless: '서비스에 자체 주소가 없습니다',
  'service-annotation': '서비스의 어노테이션을 읽을 수 없습니다',
  resource: '백엔드가 리소스입니다',
  'no-backend': '백엔드가 없습니다',
  'no-host-or-path': '호스트와 경로가 모두 없습니다',
  pattern: '정규식을 읽을 수 없습니다',
  matcher: '없는 경로 매처입니다',
  priority: '우선순위가 허용된 최댓값보다 큽니다',
  'entry-point': '진입점 이름이 없습니다',
  middleware: '없는 미들웨어를 가리킵니다',
});

export const traceTraefik: typeof english = {
  'traefik/class': 'Traefik 프로바이더가 받아들인 인그레스만 라우터가 됩니다.',
  'traefik/host': 'Traefik은 호스트에서 포트와 끝의 점을 떼고 소문자로 비교합니다.',
  'traefik/path': 'Traefik은 라우팅 전에 예약되지 않은 문자를 디코딩하고 점 요소와 겹친 슬래시를 없앱니다.',
  'traefik/bad-target': 'Go 서버 또는 Traefik이 이 요청 대상을 400으로 거부합니다.',
  'traefik/bad-escape': '`%` 뒤에 16진수 두 자리가 없어 Go가 400으로 응답합니다.',
  'traefik/no-host-header': 'HTTP/1.1 요청에 Host 헤더가 없어 Go가 400으로 응답합니다.',
  'traefik/priority':
    '우선순위가 가장 높은 라우터가 이깁니다. 우선순위는 어노테이션 값이고, 없으면 규칙 글자의 길이입니다. 호스트와 유형은 따지지 않습니다.',
  'traefik/equal-priority': '라우터들의 우선순위가 같습니다. 어느 쪽이 응답하는지 Traefik은 정하지 않습니다',
  'traefik/default-router': '요청을 받는 라우터가 없어 규칙 없는 인그레스의 기본 백엔드가 받습니다.',
  'traefik/refused': ({ ingress = '', path = '', why = '', name = '', annotation = '', offer = '' }) =>
    `${ingress}의 \`${path || '/'}\` 경로가 먼저 비교될 자리지만 라우터가 없습니다. ${refusals.get(why) ?? why}${name || annotation ? `(\`${name || annotation}\`)` : ''}.${offer ? ` 의도한 것으로 보이는 이름: \`${offer}\`` : ''}`,
  'traefik/same-name':
    '두 인그레스가 이름이 같은 라우터를 만듭니다. 하나만 남으며 어느 쪽인지 Traefik은 정하지 않습니다',
  'traefik/unreadable': '인그레스의 어노테이션을 읽을 수 없어 Traefik이 이 인그레스 전체를 무시합니다.',
  'traefik/cross-namespace':
    '이 네임스페이스의 인그레스는 미들웨어와 TLS 옵션을 쓸 수 없어 Traefik이 이 인그레스 전체를 무시합니다.',
  'traefik/not-listening': ({ count = '', scheme = '' }) =>
    `라우터 ${count}개는 ${scheme} 요청을 받지 않아 비교하지 않습니다.`,
};
