import type { TestResultsMessages } from '../en/test-results.ts';

export const testResults: TestResultsMessages = {
  title: '라우팅 테스트',
  show: '표시할 테스트',
  all: '전체',
  failing: '실패',
  columns: {
    verdict: '결과',
    request: '요청',
    expected: '기대',
    got: '실제',
    profile: '컨트롤러',
    line: '행',
  },
  pass: '통과',
  fail: '실패',
  guessed: '추정',
  open: (request) => `추적: ${request}`,
  place: (file, line) => `${file}:${line}`,
  allPass: '모든 테스트를 통과했습니다.',
  none: '테스트가 없습니다',
  noneText:
    '테스트는 매니페스트에 함께 남는 주석입니다. 요청을 보내고 추가하거나 직접 쓰십시오: `# route-test: GET https://shop.example.com/cart -> web:80`',
  coverage: '테스트가 닿지 않는 경로',
  covered: (hit, total) => `경로 ${total}개 중 ${hit}개를 테스트합니다.`,
  allCovered: '요청이 닿을 수 있는 모든 경로를 테스트합니다.',
  anyHost: '모든 호스트',
  written: (line) => `추가한 테스트: ${line}`,
  more: (n) => `${n}개 더 있음`,
  help: { add: '현재 요청을 테스트로 추가', show: '테스트 보기' },
  expected: '기대',
  got: '실제',
  byPath: (path, place) => `경로: ${path}, ${place}`,
  summary: (tests, passed, failed, unreadable) =>
    `테스트 ${tests}개: 통과 ${passed}, 실패 ${failed}${unreadable > 0 ? `, 읽을 수 없음 ${unreadable}` : ''}`,
  nothing: '이 파일에는 `# route-test:` 주석이 없습니다',
};
