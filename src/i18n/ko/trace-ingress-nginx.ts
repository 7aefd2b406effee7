import type { traceIngressNginx as english } from '../en/trace-ingress-nginx.ts';

export const traceIngressNginx: typeof english = {
  'ingress-nginx/class': '컨트롤러의 클래스에 속한 인그레스만 참여합니다.',
  'ingress-nginx/host': 'nginx는 호스트에서 포트와 끝의 점을 떼고 소문자로 비교합니다.',
  'ingress-nginx/uri': 'nginx는 location을 찾기 전에 경로를 디코딩하고, 슬래시를 합치고, 점 요소를 풉니다.',
  'ingress-nginx/first-regex':
    '이 호스트의 location은 모두 정규식입니다. 경로 글자가 긴 순서로 보고, 처음 일치하는 것이 이깁니다.',
  'ingress-nginx/exact': 'Exact 경로가 모든 접두사보다 먼저입니다.',
  'ingress-nginx/prefix': '일치하는 접두사 location 중 가장 긴 것이 이깁니다.',
  'ingress-nginx/regex-host': ({ host = '' }) =>
    `한 인그레스의 어노테이션이 이 호스트(\`${host}\`)의 모든 경로를 \`~* ^경로\` 형태로 바꿉니다. Exact 경로도 대소문자를 구분하지 않고 끝을 확인하지 않습니다.`,
  'ingress-nginx/rewrite-target': '`rewrite-target` 값이 경로 전체를 바꾸고 쿼리는 그대로 둡니다.',
  'ingress-nginx/absolute-rewrite': '`rewrite-target` 값이 다른 사이트이므로 nginx는 재작성 대신 리디렉션합니다.',
  'ingress-nginx/empty-rewrite': '`rewrite-target` 결과가 빈 경로이므로 nginx가 500으로 응답합니다.',
  'ingress-nginx/slash':
    '경로에 슬래시를 붙인 이름의 location이 있으므로 nginx가 무엇보다 먼저 그쪽으로 리디렉션합니다.',
  'ingress-nginx/app-root': '`app-root` 어노테이션은 location을 비교하기 전에 호스트 전체의 `/` 요청을 리디렉션합니다.',
  'ingress-nginx/from-to-www': '`from-to-www-redirect` 어노테이션이 리디렉션만 하는 짝 호스트를 만듭니다.',
  'ingress-nginx/from-to-www-port':
    '`from-to-www-redirect` 때문에 이 호스트에는 리디렉션만 하는 짝이 있습니다. 스킴은 `X-Forwarded-Proto`에서 왔지만 `X-Forwarded-Port`가 없어 nginx가 듣는 포트가 쓰입니다.',
  'ingress-nginx/redirect': '리디렉션 어노테이션이 이 인그레스의 모든 경로에 응답합니다.',
  'ingress-nginx/https-redirect':
    'http 요청을 https로 보냅니다. `force-ssl-redirect`가 켜져 있거나, `ssl-redirect`가 켜져 있고(기본값) 이 호스트의 인그레스에 `spec.tls`가 있어 https가 열립니다(목록에 없는 호스트는 컨트롤러의 기본 인증서).',
  'ingress-nginx/ssl-passthrough':
    '이 호스트의 TLS 연결은 그대로 전달됩니다. 경로와 상관없이 `/` 경로의 서비스가 모든 요청을 받습니다.',
  'ingress-nginx/risk':
    '허용된 위험 수준(`annotations-risk-level`, 기본값 High)을 넘는 어노테이션이 있어 인그레스 전체가 무시됩니다.',
  'ingress-nginx/annotation-value': '컨트롤러가 거부하는 어노테이션 값이 있어 인그레스 전체가 무시됩니다.',
  'ingress-nginx/denied': '이 인그레스의 어노테이션 값이 잘못되어 모든 location이 503으로 응답합니다.',
  'ingress-nginx/cors': 'CORS가 켜져 있어 nginx가 이 OPTIONS 요청에 직접 응답합니다.',
  'ingress-nginx/canary-header': '카나리 헤더가 서비스를 고릅니다.',
  'ingress-nginx/canary-cookie': '카나리 쿠키가 서비스를 고릅니다.',
  'ingress-nginx/canary-none': '카나리가 있지만 헤더, 쿠키, 가중치 어느 것도 이 요청을 카나리로 보내지 않습니다.',
  'ingress-nginx/canary-weight': '카나리가 가중치만큼의 요청을 무작위로 받습니다.',
  'ingress-nginx/canary-pattern-error': '카나리 헤더의 패턴을 읽을 수 없어 기본 서비스가 응답합니다.',
  'ingress-nginx/healthz': '기본 서버의 `/healthz` 경로는 컨트롤러가 직접 씁니다.',
  'ingress-nginx/nginx-status': '기본 서버의 `/nginx_status` 경로는 로컬 클라이언트만 볼 수 있습니다.',
  'ingress-nginx/trace-method': 'nginx는 TRACE 요청에 405로 응답합니다.',
  'ingress-nginx/not-simulated': '먼저 비교할 정규식이 시뮬레이션 범위를 벗어납니다.',
  'ingress-nginx/refused-duplicate':
    '한 서버에 같은 이름의 location이 두 개 있습니다. nginx가 설정을 거부하고, 컨트롤러는 모든 호스트에서 이전 설정을 유지합니다.',
  'ingress-nginx/refused-pattern':
    '올바른 정규식이 아닌 경로가 있습니다. nginx가 설정을 거부하고, 컨트롤러는 모든 호스트에서 이전 설정을 유지합니다.',
  'ingress-nginx/refused-variable':
    '`rewrite-target` 값에 nginx가 모르는 변수가 있습니다. nginx가 설정을 거부하고, 컨트롤러는 모든 호스트에서 이전 설정을 유지합니다.',
  'ingress-nginx/refused-name':
    '올바르지 않은 서버 이름이 있습니다. nginx가 설정을 거부하고, 컨트롤러는 모든 호스트에서 이전 설정을 유지합니다.',
};
