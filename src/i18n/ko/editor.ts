import type { EditorMessages } from '../en/editor.ts';

export const editor: EditorMessages = {
  files: '파일',
  newFile: '새 파일',
  newFileName: 'routes.yaml',
  closeFile: (name) => `닫기: ${name}`,
  tabKeys: 'F2 이름 변경, Delete 닫기, Alt+Shift+←/→ 이동',
  changedFile: '변경됨',
  renameFile: (name) => `새 이름: ${name}`,
  nameTaken: '이 이름의 파일이 이미 있습니다.',
  nameProblem: {
    part: '이름의 각 부분은 비어 있거나 “.”, “..”일 수 없습니다.',
    letters: '디스크에 따라 쓸 수 없는 글자나 끝맺음입니다.',
    long: '디스크에 쓰기에는 이름이 너무 깁니다.',
  },
  problemCount: (count) => `문제 ${count}개`,
  textOf: (file) => `텍스트: ${file}`,
  tabMoves: (keys) => `여기서는 Tab 키가 들여쓰기를 합니다. ${keys} 키를 누르면 Tab 키로 다음 항목으로 이동합니다.`,
  tooLong: '파일이 길어서 앞부분만 표시하며, 이 화면에서는 편집할 수 없습니다.',
  empty: '인그레스 YAML, `kubectl get ingress -o yaml` 출력 또는 curl 명령을 붙여 넣으십시오.',
  matched: (order) => (order === null ? '일치' : `${order}번째로 시도, 일치`),
  changed: '그래프에서 변경됨',
};
