import type { ExamplesMessages } from '../en/examples.ts';

/** Korean comments of the examples, in the order in which the English ones stand in the texts: as many of them. */
export const exampleComments: Readonly<Record<keyof ExamplesMessages, readonly string[]>> = {
  'v1-vs-v11': [
    '/v11은 /v1 아래에 있습니까? 위에서 요청을 보내 확인하십시오.',
    'API 버전 1과 그 아래의 모든 경로(path)입니다.',
    '이 페이지만 해당하며 그 아래는 포함하지 않습니다.',
    '나머지 요청은 모두 쇼핑몰로 갑니다.',
  ],
  'rewrite-assets': [
    '/app 페이지는 열리지만 스타일시트는 열리지 않습니다. 페이지는 /static/site.css를 요청하는데,',
    '앱으로 가는 경로(path)는 접두사(prefix) /app뿐입니다.',
  ],
  'regex-neighbour': [
    '이 인그레스(Ingress)는 아무도 고치지 않았습니다. /orders는 Exact이므로 /orders/42는 쇼핑몰로 갑니다.',
    '같은 호스트(host)를 쓰는 이웃 인그레스가 정규식(regular expression)을 켰습니다.',
  ],
  'two-teams-one-host': [
    '이 호스트(host)는 웹 팀의 것입니다 …',
    '… 여기에 결제 팀이 자기 네임스페이스(namespace)에서 더 긴 경로(path)를 더합니다.',
  ],
  'wildcard-depth': ['별표(*)는 어디까지 대신합니까? api.shop.example.com은 레이블(label)이 하나 더 많습니다.'],
  'redirect-loop': [
    '앞에 있는 로드 밸런서(load balancer)가 이미 TLS를 종료하고 컨트롤러(controller)에는 HTTP로 보냅니다.',
    '아래의 리디렉션(redirect)은 브라우저를 로드 밸런서로 끝없이 되돌려 보냅니다.',
  ],
};
