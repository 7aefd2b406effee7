import type { traceKubernetes as english } from '../en/trace-kubernetes.ts';

/** Korean sentences of the profile `kubernetes`. */
export const traceKubernetes: typeof english = {
  'kubernetes/absolute-form': '요청 대상에 전체 URL이 있습니다. Host 헤더 대신 그 URL의 호스트와 경로를 비교합니다.',
  'kubernetes/empty-path': '빈 경로는 `/` 경로로 비교합니다.',
  'kubernetes/host-port': 'Host 헤더의 포트는 비교하지 않습니다.',
  'kubernetes/host-trailing-dot': '호스트 끝의 점 하나는 비교하지 않습니다.',
  'kubernetes/host-case': '호스트는 대소문자를 구분하지 않습니다.',
  'kubernetes/known-class': '클래스가 존재하는 인그레스만 참여합니다.',
  'kubernetes/longest-path': '일치하는 경로 중 가장 긴 경로가 이깁니다.',
  'kubernetes/exact-before-prefix': '길이가 같으면 Exact 경로가 Prefix 경로보다 먼저입니다.',
  'kubernetes/implementation-specific-last': '길이가 같으면 ImplementationSpecific 경로가 마지막입니다.',
  'kubernetes/first-listed': '한 인그레스에 같은 경로가 두 번 있으면 먼저 적힌 경로가 이깁니다.',
  'kubernetes/oldest-ingress': '두 인그레스에 같은 경로가 있으면 먼저 만들어진 인그레스가 이깁니다.',
  'kubernetes/ingress-name':
    '생성 시각이 같은 두 인그레스에 같은 경로가 있으면 네임스페이스와 이름 순서로 앞선 쪽이 이깁니다.',
  'kubernetes/default-backend': ({ ingress = '' }) =>
    `다른 곳에서 받지 않는 요청이므로 기본 백엔드가 받습니다. 인그레스: \`${ingress}\``,
  'kubernetes/resource-backend': ({ kind = '', name = '' }) =>
    `백엔드가 서비스가 아니라 리소스입니다(${kind} \`${name}\`). 지원 여부는 컨트롤러마다 다릅니다.`,
  'kubernetes/no-backend': '경로에 읽을 수 있는 백엔드가 없습니다',
  'kubernetes/implementation-specific':
    'ImplementationSpecific 패턴이 이 요청을 받을 수 있습니다. 패턴의 뜻은 컨트롤러가 정합니다',
};
