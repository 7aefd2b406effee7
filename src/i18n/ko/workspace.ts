import type { WorkspaceMessages } from '../en/workspace.ts';

export const workspace: WorkspaceMessages = {
  allFiles: (count) => `전체 파일 ${count}개`,
  changedMark: '변경됨',
  moveLeft: (name) => `왼쪽으로 이동: ${name}`,
  moveRight: (name) => `오른쪽으로 이동: ${name}`,
  rename: (name) => `이름 변경: ${name}…`,
};
