import type { CompareMessages } from '../en/compare.ts';

export const compare: CompareMessages = {
  start: '비교',
  startHint: '두 번째 컨트롤러를 나란히 보기',
  stop: '비교 끝내기',
  swap: 'A, B 바꾸기',
  second: '두 번째 컨트롤러, B',
  same: 'B도 같은 응답',
  differs: 'B는 다른 응답',
  portable: (same, of) => `이식 가능 ${same}/${of}`,
  portableLong: (same, of, controllers) =>
    `경로 ${of}개 중 ${same}개가 컨트롤러 ${controllers}개와 명세에서 모두 같은 뜻입니다. 응답이 갈리는 요청을 봅니다.`,
  next: '다음 불일치',
  nextOf: (at, of) => `불일치 ${at}/${of}`,
  noDisagreement: '불일치 없음',
  othersDiffer: (n, of) => `다른 컨트롤러 ${of}개 중 ${n}개의 응답이 다릅니다`,
  matrix: '비교표',
  options: (name) => `옵션: ${name}`,
  source: '출처',
  otherControllers: '다른 컨트롤러의 응답',
  otherControllersNone: '다른 컨트롤러 응답을 확인하는 중',
  mark: {
    same: '같은 응답',
    rewrite: '같은 서비스, 다른 경로',
    differs: '다른 응답',
    open: '시뮬레이션 안 함',
  },
  answer: {
    anyOf: '미정',
    or: ' 또는 ',
    rejected: '거부',
    separate: '주소 분리',
    unknown: '알 수 없음',
    to: (target) => `받는 경로 ${target}`,
  },
};
