import type { ProblemsMessages } from '../en/problems.ts';

export const problems: ProblemsMessages = {
  label: '문제',
  level: { error: '오류', warning: '주의', info: '참고', hint: '스타일' },
  levels: '표시할 수준',
  all: '전체',
  none: '문제가 없습니다.',
  noneText: 'API 서버와 이 컨트롤러가 지적할 내용이 있으면 여기에 나타납니다.',
  noneOfLevel: '선택한 수준의 문제가 없습니다.',
  place: (file, line) => (line === null ? file : `${file}:${line}`),
  origin: {
    yaml: 'YAML',
    'api-server': 'API 서버',
    advice: '조언',
    controller: (name) => name,
  },
  fix: '수정',
  fixAll: (label, count) => `${label}: ${count}개 모두`,
  fixAllInFile: (label, count) => `${label}: 이 파일의 ${count}개 모두`,
  said: 'API 서버의 원문',
  filter: '문제 검색',
  noneFit: '검색어에 맞는 문제가 없습니다.',
  copy: '복사',
  copyLabel: (name) => `위치와 함께 복사: ${name}`,
  group: '묶기',
  byFile: '파일별',
  byKind: '종류별',
  onNode: (errors, warnings) =>
    [errors === 0 ? '' : `오류 ${errors}개`, warnings === 0 ? '' : `주의 ${warnings}개`].filter(Boolean).join(', '),
  try: (request) => `요청 보내기: ${request}`,
  more: (n) => `${n}개 더`,
  counts: (n) => `${n}`,
};
