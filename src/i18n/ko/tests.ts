import type { TestsMessages } from '../en/tests.ts';

export const tests: TestsMessages = {
  tab: '테스트',
  count: (passed, total) => `${total}개 중 ${passed}개 통과`,
  add: '테스트 추가',
  addHint: (keys) => `이 요청과 응답을 매니페스트에 테스트로 추가(${keys})`,
  cannotAdd: '테스트로 쓸 수 없는 응답입니다. 컨트롤러가 정하지 않았거나 시뮬레이션하지 않는 응답입니다.',
  hits: (n, failing) => `테스트 ${n}개${failing > 0 ? `, 실패 ${failing}개` : ''}`,
  passes: (profile) => `통과: ${profile}`,
  fails: (profile, got) => `실패: ${profile}, 실제 응답 ${got}`,
  unreadable: '읽을 수 없음',
  nobody: '응답 없음',
  askedAs: (controller) => `기준: ${controller}`,
  stopAskingAs: (controller) => `원래 컨트롤러 기준으로 응답(현재 기준: ${controller})`,
};
