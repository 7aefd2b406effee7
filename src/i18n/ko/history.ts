import type { HistoryLabel } from '../../engine/index.ts';
import type { HistoryMessages } from '../en/history.ts';

const host = (name: string | undefined) => name || '모든 호스트';
const named = (name: string | undefined) => name || '없음';

const paths = ({ count = '' }: HistoryLabel['params']) => `경로 ${count}개`;

const batches: Readonly<Record<string, (params: HistoryLabel['params']) => string>> = {
  'path/set-type': (p) => `pathType 변경: ${paths(p)} → ${p['to'] ?? ''}`,
  'path/set-backend': (p) => (p['to'] ? `백엔드 변경: ${paths(p)} → ${p['to']}` : `백엔드 변경: ${paths(p)}`),
  'path/add': (p) => `복사: ${paths(p)} → ${host(p['host'])}`,
  'path/remove': (p) => `삭제: ${paths(p)}`,
  'path/duplicate': (p) => `복제: ${paths(p)}`,
  'path/move': (p) => `이동: ${paths(p)} → ${host(p['to'])}`,
  'ingress/set-class': (p) => `클래스 설정: Ingress ${p['count'] ?? ''}개 → ${named(p['to'])}`,
};

export const history: HistoryMessages = {
  steps: {
    'path/set-path': ({ path = '', to = '' }) => `경로 변경: ${path} → ${to}`,
    'path/set-type': ({ path = '', to = '' }) => `pathType 변경: ${path} → ${to}`,
    'path/set-backend': ({ path = '', to = '' }) => `백엔드 변경: ${path} → ${to}`,
    'path/add': ({ path = '', host: at }) => `경로 추가: ${host(at)} ${path}`,
    'path/remove': ({ path = '', host: at }) => `경로 삭제: ${host(at)} ${path}`,
    'path/duplicate': ({ path = '' }) => `경로 복제: ${path}`,
    'path/move': ({ path = '', host: from, to }) =>
      host(from) === host(to) ? `경로 순서 변경: ${path}` : `경로 이동: ${path} → ${host(to)}`,
    'host/add': ({ host: at }) => `호스트 추가: ${host(at)}`,
    'host/rename': ({ from, to }) => `호스트 이름 변경: ${host(from)} → ${host(to)}`,
    'host/remove': ({ host: at }) => `호스트 삭제: ${host(at)}`,
    'host/duplicate': ({ from, to }) => `호스트 복제: ${host(from)} → ${host(to)}`,
    'host/move': ({ host: at }) => `호스트 순서 변경: ${host(at)}`,
    'service/rename': ({ from = '', to = '' }) => `서비스 이름 변경: ${from} → ${to}`,
    'service/add': ({ name = '' }) => `서비스 추가: ${name}`,
    'tls/add': ({ host: at }) => `TLS 추가: ${host(at)}`,
    'tls/set-secret': ({ host: at, to = '' }) => `TLS 시크릿 변경: ${host(at)} → ${to}`,
    'tls/remove': ({ host: at }) => `TLS 삭제: ${host(at)}`,
    'default-backend/set': ({ to = '' }) => `기본 백엔드 설정: ${to}`,
    'default-backend/remove': ({ name = '' }) => `기본 백엔드 삭제: ${name}`,
    'ingress/set-class': ({ name = '', to }) => `클래스 설정: ${name} → ${named(to)}`,
    'ingress/rename': ({ from = '', to = '' }) => `Ingress 이름 변경: ${from} → ${to}`,
    'ingress/set-namespace': ({ name = '', to }) => `네임스페이스 설정: ${name} → ${named(to)}`,
    'annotation/set': ({ key = '' }) => `어노테이션 설정: ${key}`,
    'annotation/remove': ({ key = '' }) => `어노테이션 삭제: ${key}`,
    'ingress/add': ({ name = '' }) => `Ingress 추가: ${name}`,
    'ingress/remove': ({ name = '' }) => `Ingress 삭제: ${name}`,
    'ingress/duplicate': ({ from = '', to = '' }) => `Ingress 복제: ${from} → ${to}`,
    'test/add': ({ line = '' }) => `테스트 추가: ${line}`,
    batch: (params) => batches[params['of'] ?? '']?.(params) ?? `변경 ${params['count'] ?? ''}건`,
    'text/type': ({ file = '' }) => `입력: ${file}`,
    'text/paste': ({ file = '' }) => `붙여넣기: ${file}`,
    'text/fix': ({ file = '' }) => `수정안 적용: ${file}`,
    'text/replace': ({ from = '', count = '1' }) => `바꾸기: ${from} (${count}곳)`,
    'file/add': ({ file = '', count = '1' }) => (count === '1' ? `파일 열기: ${file}` : `파일 ${count}개 열기`),
    'file/remove': ({ file = '' }) => `파일 닫기: ${file}`,
    'file/rename': ({ file = '', to = '' }) => `파일 이름 변경: ${file} → ${to}`,
    'file/move': ({ file = '' }) => `파일 순서 변경: ${file}`,
  },
};
