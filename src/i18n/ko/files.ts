import type { FilesMessages } from '../en/files.ts';

export const files: FilesMessages = {
  menu: '파일과 예제',
  menuShort: '파일',
  newFile: '새 파일',
  openFiles: '파일 열기…',
  openFolder: '폴더 열기…',
  closeFile: (name) => `닫기: ${name}`,
  startBlank: '새 작업 공간',
  examples: '예제',
  dropTitle: '여기에 놓아 열기',
  dropHint: 'YAML·JSON 파일이나 폴더를 놓으십시오. 내용은 이 브라우저를 벗어나지 않습니다.',
  export: '내보내기',
  downloadFile: (name) => `내려받기: ${name}`,
  downloadJoined: '모두 한 파일로 내려받기',
  downloadZip: (count) => `파일 ${count}개를 ZIP으로 내려받기`,
  save: '저장',
  copyYaml: 'YAML 복사',
  copyKubectl: 'kubectl apply 명령으로 복사',
  pictures: '그림과 인쇄…',
  share: '공유',
  shareWhat:
    '지금의 작업 공간 전체가 링크 안에 들어갑니다. 서버에 저장하지 않으므로 만료되지 않으며, 이후의 변경은 담기지 않습니다.',
  shareHolds: [
    '모든 파일의 텍스트 (시크릿 값은 제외)',
    '요청(인증 정보는 제외), 선택한 컨트롤러, 선택한 노드',
    '편집 기록과 설정은 포함되지 않습니다',
  ],
  keepCredentials: (count) => `요청의 인증 정보 ${count}개도 담기`,
  credentialsHint: 'Authorization, 쿠키, API 키, 토큰, 암호입니다. 링크나 그림을 받은 사람은 누구나 읽을 수 있습니다.',
  copyLink: '링크 복사',
  link: '링크',
  linkLength: (length) => `복사됨: ${length.toLocaleString('ko')}자`,
  longLink: (length) =>
    `복사했지만 길이가 ${length.toLocaleString('ko')}자입니다. 일부 메신저는 이런 링크를 자르므로 파일로 내려받는 편이 안전합니다.`,
};
