import type { ExamplesMessages } from '../en/examples.ts';

export const examples: ExamplesMessages = {
  'v1-vs-v11': {
    title: '/v1과 /v11',
    lesson: '`/v11`은 `/v1` 아래에 있지 않습니다. Prefix는 글자가 아니라 경로 요소를 통째로 비교합니다.',
  },
  'rewrite-assets': {
    title: '재작성이 삼킨 CSS',
    lesson: '페이지는 `/app` 아래에서 제공되지만 브라우저는 파일을 `/static`에서 찾습니다.',
  },
  'regex-neighbour': {
    title: '이웃의 정규식',
    lesson: '`use-regex`를 켠 인그레스 하나가 같은 호스트에 있는 이웃 인그레스의 매칭 방식까지 바꿀 수 있습니다.',
  },
  'two-teams-one-host': {
    title: '한 호스트를 쓰는 두 팀',
    lesson: '두 인그레스가 한 호스트를 함께 씁니다. 어느 인그레스에 적혀 있든 가장 긴 경로가 이깁니다.',
  },
  'wildcard-depth': {
    title: '별표가 덮는 범위',
    lesson: '`*.example.com`의 별표는 이름 하나만 대신합니다. `api.shop.example.com`은 한 단계 더 깊습니다.',
  },
  'redirect-loop': {
    title: '끝나지 않는 리디렉션',
    lesson: 'TLS가 컨트롤러 앞에서 종료되는데도 컨트롤러는 계속 HTTPS로 리디렉션합니다.',
  },
};
