import type { WorkspaceMessages } from '../en/workspace.ts';

export const workspace: WorkspaceMessages = {
  allFiles: (count) => `전체 파일 ${count}개`,
  changedMark: '변경됨',
  moveLeft: (name) => `왼쪽으로 이동: ${name}`,
  moveRight: (name) => `오른쪽으로 이동: ${name}`,
  save: {
    saved: (count) => `파일 ${count}개를 저장했습니다.`,
    nothing: '저장할 내용이 없습니다. 디스크의 파일과 같습니다.',
    why: {
      conflict: '디스크에서 다른 프로그램이 변경했습니다. 저장하지 않았습니다.',
      forbidden: '브라우저가 허용하지 않아 저장하지 않았습니다.',
      gone: '디스크에 더 이상 없습니다. 대신 내려받으세요.',
      encoding: '디스크의 파일이 UTF-8이 아니어서 저장하지 않았습니다. 대신 내려받으세요.',
      'no-place': '열린 폴더에 속하지 않습니다. 대신 내려받으세요.',
      failed: '저장하지 못했습니다. 디스크의 파일은 그대로입니다.',
    },
    overwrite: '디스크에 덮어쓰기',
    takeDisk: '디스크 내용 가져오기',
  },
  rename: (name) => `이름 변경: ${name}…`,
};
