import { tableOf } from '../../engine/text/index.ts';
import type { traceShared as english, annotationEffects as englishEffects } from '../en/trace-shared.ts';

export const annotationEffects: typeof englishEffects = tableOf({
  access: '클라이언트를 거부할 수 있습니다',
  authentication: '클라이언트에 인증을 요구할 수 있습니다',
  rate: '속도를 넘는 요청을 거부할 수 있습니다',
  snippet: '설정을 직접 추가하므로 무엇이든 바꿀 수 있습니다',
  response: '직접 응답하거나 응답을 바꿀 수 있습니다',
  tcp: '연결을 읽지 않고 그대로 넘길 수 있습니다',
  upstream: '파드에 연결하는 방식을 바꿉니다',
  matching: '어떤 요청이 일치하는지를 바꿉니다',
  middleware: '미들웨어가 리디렉션, 재작성, 거부를 할 수 있습니다',
  listener: '컨트롤러가 이 경로를 어디에서 받는지 정합니다',
  reference: '여기에 적은 대상이 없으면 경로가 닫힙니다',
  mirror: '요청의 사본을 다른 서버로 보냅니다',
  sticky: '클라이언트를 처음 응답한 곳에 묶어 둡니다',
  tls: '이 TLS 설정이 없으면 라우터를 거부합니다',
});

export const traceShared: typeof english = {
  'not-simulated': ({ annotation = '', effect = '' }) =>
    `시뮬레이션하지 않는 어노테이션입니다: \`${annotation}\`${annotationEffects.get(effect) ? `. ${annotationEffects.get(effect)}.` : ''}`,
  'pcre/condition': '정규식의 조건 그룹은 시뮬레이션하지 않습니다',
  'pcre/recursion': '재귀 정규식은 시뮬레이션하지 않습니다',
  'pcre/branch-reset': '정규식의 branch reset 그룹은 시뮬레이션하지 않습니다',
  'pcre/callout': '정규식의 callout은 시뮬레이션하지 않습니다',
  'pcre/flag-reset': '정규식의 플래그 초기화는 시뮬레이션하지 않습니다',
  'pcre/verb': '정규식의 제어 동사는 시뮬레이션하지 않습니다',
  'pcre/unicode-property': '정규식의 유니코드 속성은 시뮬레이션하지 않습니다',
  'pcre/escape': '정규식의 이스케이프가 PCRE 1과 2에서 다르거나 시뮬레이션하지 않는 것입니다',
  'pcre/duplicate-name': '이름이 같은 정규식 그룹은 시뮬레이션하지 않습니다',
  'pcre/class-range': '`[\\d-z]` 같은 범위는 PCRE 1과 2에서 뜻이 다릅니다',
  'pcre/too-long': '정규식이 너무 길어 시뮬레이션하지 않습니다',
  'pcre/took-too-many-steps': '이 요청에서 정규식의 단계가 너무 많아 계산을 멈췄습니다',
};
