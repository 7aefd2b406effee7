import type { TreeMessages } from '../en/tree.ts';

export const tree: TreeMessages = {
  label: '라우트',
  empty: '아직 라우트가 없습니다.',
  anyHost: '그 밖의 호스트',
  noClass: '클래스 없음',
  defaultBackend: '기본 백엔드',
  noBackend: '백엔드 없음',
  noCertificate: 'spec.tls에 없음',
  paths: (n) => `경로 ${n}개`,
  runsAs: (pattern) => `실제 패턴: ${pattern}`,
  dead: {
    shadowed: '도달 불가',
    duplicate: '도달 불가, 중복',
    dropped: '컨트롤러가 버림',
    'class-ignored': '클래스가 무시됨',
    rejected: '컨트롤러가 거부함',
  },
  toggle: '아래 항목 보기 또는 숨기기',
  wins: '요청을 받음',
  say: {
    router: (name, controller, hosts) => `클래스 ${name}, ${controller}, 호스트 ${hosts}개`,
    host: (host, paths, tls) => `호스트 ${host}, ${paths}${tls && `, ${tls}`}`,
    path: (path, type, order, of) => `경로 ${path}, ${type}${order === null ? '' : `, ${of}개 중 ${order}번째`}`,
    to: (service) => `대상: ${service}`,
    defaultBackend: (ingress) => `기본 백엔드, 인그레스: ${ingress}`,
    tls: (secret) => (secret ? `TLS ${secret}` : 'TLS'),
  },
};
