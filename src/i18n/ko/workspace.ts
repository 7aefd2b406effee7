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
  find: {
    title: '모든 파일에서 찾기',
    what: '모든 파일에서 찾기',
    by: '바꿀 내용',
    isCase: '대소문자 구분',
    isWord: '단어 단위',
    isRegex: '정규 표현식',
    hint: '작업 공간의 모든 파일에서 찾습니다.',
    slow: '이 표현식은 시간이 너무 오래 걸려 중단했습니다. 더 단순하게 작성하세요.',
    badPattern: '정규 표현식이 아닙니다.',
    found: (count, files) =>
      count === 0 ? '찾은 내용이 없습니다.' : `파일 ${files}개에서 ${count.toLocaleString('ko')}곳`,
    more: (count) => `나머지 ${count.toLocaleString('ko')}곳은 표시하지 않았습니다.`,
    replace: '바꾸기',
    replaceAll: '모두 바꾸기',
    replaceHere: '이 파일에서 바꾸기',
    replaceInFile: (file) => `바꾸기: ${file}`,
    replaceOne: (file, line) => `바꾸기: ${file} ${line}행`,
  },
  move: {
    title: (name) => `Ingress를 파일로 이동: ${name}`,
    newFile: (file) => `새 파일: ${file}`,
  },
  rename: (name) => `이름 변경: ${name}…`,
};
