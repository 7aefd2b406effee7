import type { traceHaproxy as english } from '../en/trace-haproxy.ts';

export const traceHaproxy: typeof english = {
  'haproxy-ingress/class': '컨트롤러의 클래스에 속한 Ingress만 참여합니다.',
  'haproxy-ingress/host': '호스트를 첫 콜론 앞까지 소문자로 바꿔 맵에서 찾습니다.',
  'haproxy-ingress/exact': 'Exact 경로의 맵을 가장 먼저 찾습니다.',
  'haproxy-ingress/sequence':
    '맵을 exact, prefix, begin, regex 순서로 찾습니다. prefix와 begin 사이에서도 가장 긴 경로가 이깁니다.',
  'haproxy-ingress/app-root': '`app-root` 어노테이션이 이 호스트의 `/` 요청을 리디렉션합니다.',
  'haproxy-ingress/redirect-to': '`redirect-to` 어노테이션의 맵은 모든 백엔드보다 먼저 찾습니다.',
  'haproxy-ingress/default-backend-redirect':
    '맞는 경로가 없어 404 페이지 대신 ConfigMap의 `default-backend-redirect` 위치로 보냅니다.',
  'haproxy-ingress/redirect-from':
    '이 호스트를 받는 백엔드가 없고, `redirect-from` 어노테이션이 다른 호스트로 보냅니다.',
  'haproxy-ingress/ssl-redirect': '경로가 https로도 제공되고 `ssl-redirect`가 기본으로 켜져 있습니다.',
  'haproxy-ingress/rewrite-target': '`rewrite-target` 값이 경로에서 맞은 부분을 바꿉니다.',
  'haproxy-ingress/not-simulated': '먼저 비교할 정규식 맵의 항목이 시뮬레이션 범위를 벗어납니다.',
  'haproxytech/class': '`spec.ingressClassName` 값만으로 참여할 Ingress를 정합니다.',
  'haproxytech/host': '호스트를 첫 콜론 앞까지 소문자로 바꿔 맵에서 찾습니다.',
  'haproxytech/path-exact': 'Exact 경로의 맵을 가장 먼저 찾습니다.',
  'haproxytech/path-prefix-exact': '요청 경로 전체와 같은 경로가 다른 접두사보다 먼저입니다.',
  'haproxytech/path-prefix': '가장 긴 접두사가 이깁니다.',
  'haproxytech/first-backend-name':
    '여러 경로가 맵에서 같은 행이 됩니다. 백엔드 이름(`namespace_svc_service_port`)이 글자 순서로 앞선 쪽이 응답합니다.',
  'haproxytech/path-rewrite': '`path-rewrite` 어노테이션이 경로를 바꿉니다.',
  'haproxytech/ssl-redirect':
    'Ingress의 `spec.tls` 항목에 호스트가 있거나 `ssl-redirect`가 켜져 있어 http 요청을 https로 보냅니다.',
  'haproxytech/request-redirect': '`request-redirect` 어노테이션이 이 Ingress의 요청을 다른 곳으로 보냅니다.',
  'haproxytech/route-acl': '맵보다 먼저 `route-acl` 규칙을 검사하는데, 그 조건은 Ingraph가 시뮬레이션하지 않습니다',
  'haproxytech/default-order': '기본 백엔드를 가진 Ingress가 여럿입니다. 어느 쪽이 남는지 컨트롤러는 정하지 않습니다',
};
