import type { traceTraefik as english } from '../en/trace-traefik.ts';

export const traceTraefik: typeof english = {
  'traefik/class': 'Traefik 프로바이더가 받아들인 Ingress만 라우터가 됩니다.',
  'traefik/host': 'Traefik은 호스트에서 포트와 끝의 점을 떼고 소문자로 비교합니다.',
  'traefik/path': 'Traefik은 라우팅 전에 예약되지 않은 문자를 디코딩하고 점 요소와 겹친 슬래시를 없앱니다.',
  'traefik/bad-target': 'Go 서버 또는 Traefik이 이 요청 대상을 400으로 거부합니다.',
  'traefik/bad-escape': '`%` 뒤에 16진수 두 자리가 없어 Go가 400으로 응답합니다.',
  'traefik/no-host-header': 'HTTP/1.1 요청에 Host 헤더가 없어 Go가 400으로 응답합니다.',
  'traefik/priority':
    '우선순위가 가장 높은 라우터가 이깁니다. 우선순위는 어노테이션 값이고, 없으면 규칙 글자의 길이입니다. 호스트와 유형은 따지지 않습니다.',
  'traefik/equal-priority': '라우터들의 우선순위가 같습니다. 어느 쪽이 응답하는지 Traefik은 정하지 않습니다',
  'traefik/default-router': '요청을 받는 라우터가 없어 규칙 없는 Ingress의 기본 백엔드가 받습니다.',
};
