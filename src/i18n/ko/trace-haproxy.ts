import type { traceHaproxy as english } from '../en/trace-haproxy.ts';

export const traceHaproxy: typeof english = {
  'haproxy-ingress/class': '컨트롤러의 클래스에 속한 인그레스만 참여합니다.',
  'haproxy-ingress/host': '호스트를 첫 콜론 앞까지 소문자로 바꿔 맵에서 찾습니다.',
  'haproxy-ingress/exact': 'Exact 경로의 맵을 가장 먼저 찾습니다.',
  'haproxy-ingress/sequence':
    '맵을 exact, prefix, begin, regex 순서로 찾습니다. prefix와 begin 사이에서도 가장 긴 경로가 이깁니다.',
  'haproxy-ingress/expressions':
    '와일드카드 호스트와 정규식은 한 맵에 있고 키가 긴 것을 먼저 찾습니다. 여기서 Prefix는 적힌 것보다 6글자, Exact는 1글자 더 깁니다.',
  'haproxy-ingress/app-root': '`app-root` 어노테이션이 이 호스트의 `/` 요청을 리디렉션합니다.',
  'haproxy-ingress/app-root-https':
    '`app-root` 어노테이션이 있는 호스트는 `/` 경로의 `ssl-redirect`가 켜져 있으면 먼저 https로 보냅니다. `/` 경로가 없으면 기본값을 따릅니다.',
  'haproxy-ingress/redirect-to': '`redirect-to` 어노테이션의 맵은 모든 백엔드보다 먼저 찾습니다.',
  'haproxy-ingress/default-backend-redirect':
    '일치하는 경로가 없어 404 페이지 대신 ConfigMap의 `default-backend-redirect` 위치로 보냅니다.',
  'haproxy-ingress/redirect-from':
    '이 호스트를 받는 백엔드가 없고, `redirect-from` 어노테이션이 다른 호스트로 보냅니다.',
  'haproxy-ingress/ssl-redirect': '경로가 https로도 제공되고 `ssl-redirect`가 기본으로 켜져 있습니다.',
  'haproxy-ingress/rewrite-target': '`rewrite-target` 값이 경로에서 일치한 부분을 바꿉니다.',
  'haproxy-ingress/not-simulated': '여기서 답을 정하는 것이 시뮬레이션 범위를 벗어납니다.',
  'haproxy-ingress/passthrough':
    '`ssl-passthrough` 어노테이션이 이 호스트의 https 연결을 통째로 `/` 경로의 서비스에 넘기고, http 요청은 https로 보냅니다.',
  'haproxy-ingress/alias-settings':
    '서비스의 경로마다 설정이 다른데, server-alias 이름으로는 어느 설정도 찾지 못합니다. 그래서 경로를 바꾸지 않습니다.',
  'haproxy-ingress/map-order':
    '먼저 비교할 수 있는 행이 여럿입니다. 컨트롤러가 맵을 무작위 순서로 쓰기 때문에 어느 쪽이 응답할지 정해져 있지 않습니다',
  'haproxy-ingress/redirect-order':
    '여러 호스트의 `redirect-from` 어노테이션이 이 호스트를 가리킵니다. 어느 쪽으로 보낼지 컨트롤러는 정하지 않습니다',
  'haproxy-ingress/redirect-to-hostless': '호스트 없는 규칙의 `redirect-to` 어노테이션에서 컨트롤러가 실패합니다',
  'haproxy-ingress/bad-expression': '경로의 정규식을 컴파일할 수 없어 HAProxy가 설정 전체를 거부합니다',
  'haproxy-ingress/line-break': '`rewrite-target` 값에 줄바꿈이 있어 HAProxy 설정의 한 줄이 끊어집니다',
  'haproxy-ingress/log-format': '`rewrite-target` 값에 HAProxy 변수를 뜻하는 퍼센트 기호가 있습니다',
  'haproxytech/class': '`spec.ingressClassName` 값만으로 참여할 인그레스를 정합니다.',
  'haproxytech/host': '호스트를 첫 콜론 앞까지 소문자로 바꿔 맵에서 찾습니다.',
  'haproxytech/path-exact': 'Exact 경로의 맵을 가장 먼저 찾습니다.',
  'haproxytech/path-prefix-exact': '요청 경로 전체와 같은 경로가 다른 접두사보다 먼저입니다.',
  'haproxytech/path-prefix': '가장 긴 접두사가 이깁니다.',
  'haproxytech/first-backend-name':
    '여러 경로가 맵에서 같은 행이 됩니다. 백엔드 이름(`namespace_svc_service_port`)이 글자 순서로 앞선 쪽이 응답합니다.',
  'haproxytech/path-rewrite': '`path-rewrite` 어노테이션이 경로를 바꿉니다.',
  'haproxytech/ssl-redirect':
    '인그레스의 `spec.tls` 항목에 호스트가 있거나 `ssl-redirect`가 켜져 있어 http 요청을 https로 보냅니다.',
  'haproxytech/request-redirect': '`request-redirect` 어노테이션이 이 인그레스의 요청을 다른 곳으로 보냅니다.',
  'haproxytech/route-acl': '맵보다 먼저 `route-acl` 규칙을 검사하는데, 그 조건은 Ingraph가 시뮬레이션하지 않습니다',
  'haproxytech/bad-expression':
    '`path-rewrite` 어노테이션의 정규식을 컴파일할 수 없어 HAProxy가 설정 전체를 거부합니다',
  'haproxytech/redirect-code': 'HAProxy에 없는 리디렉션 코드라서 규칙이 어떻게 되는지 알 수 없습니다',
  'haproxytech/redirect-port': '리디렉션 포트가 숫자가 아니라서 규칙이 어떻게 되는지 알 수 없습니다',
  'haproxytech/log-format': '값에 HAProxy 변수나 새 단어를 뜻하는 퍼센트 기호나 공백이 있습니다',
  'haproxytech/rule-order':
    '두 인그레스가 이 경로를 같은 서비스로 보내지만 리디렉션이나 재작성이 다릅니다. 어느 쪽이 적용되는지는 컨트롤러가 만든 이름에 달려 있습니다',
  'haproxytech/default-order': '기본 백엔드를 가진 인그레스가 여럿입니다. 어느 쪽이 남는지 컨트롤러는 정하지 않습니다',
};
