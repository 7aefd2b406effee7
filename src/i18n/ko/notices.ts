import type { UnsupportedReason } from '../../engine/commands/index.ts';
import type { NoticesMessages } from '../en/notices.ts';

const unsupported: Readonly<Record<UnsupportedReason, string>> = {
  'explicit-key': '?로 적은 키가 있습니다',
  'doubled-key': '같은 키가 두 번 나오게 됩니다',
  'not-a-map': '맵이 있어야 할 자리에 맵이 없습니다',
  'not-a-list': '목록이 있어야 할 자리에 목록이 없습니다',
  'not-a-scalar': '단순한 값이 있어야 할 자리에 값이 없습니다',
  'comments-into-json': 'JSON에는 주석을 적을 수 없습니다',
  'comments-into-flow': '괄호로 적은 곳에는 주석을 적을 수 없습니다',
  'alias-into-flow': 'YAML 별칭(alias)이 괄호 안에 들어가게 됩니다',
  'object-shape': '오브젝트가 하나의 맵으로 적혀 있지 않습니다',
  'backend-shape': '백엔드에 서비스 이름이 없습니다',
  'list-item': 'List의 항목인 오브젝트입니다',
  directive: '문서에 %로 시작하는 줄이 있습니다',
  'json-file': 'JSON 파일에는 오브젝트를 하나만 적을 수 있습니다',
  'api-versions-differ': '두 인그레스의 API 버전이 다릅니다',
  helm: 'Helm 템플릿입니다',
  'too-large': '문서가 너무 큽니다',
  'not-a-test': '주석이 라우팅 테스트가 아닙니다',
};

export const notices: NoticesMessages = {
  refused: {
    'target-gone': '바꾸지 않았습니다. 그사이 텍스트가 바뀌어 이 위치가 더는 없습니다.',
    'no-change': '이미 같은 값이므로 바꿀 것이 없습니다.',
    'yaml-broken': '바꾸지 않았습니다. 지금은 이 YAML을 읽을 수 없습니다. 표시된 줄부터 고치십시오.',
    'tls-empty': '바꾸지 않았습니다. TLS 항목에는 호스트나 시크릿이 필요합니다.',
    aliased: '바꾸지 않았습니다. 이 값은 YAML 별칭(alias)에서 오므로 다른 곳도 함께 바뀝니다.',
    invalid: ({ field, message }) => `바꾸지 않았습니다. 쿠버네티스가 거부할 값입니다. ${field}: ${message}`,
    unsupported: ({ reason }) =>
      `바꾸지 않았습니다. 그래프에서 편집할 수 없습니다. ${unsupported[reason]}. 텍스트에서 직접 고치십시오.`,
  },
  deleted: (step) => `완료: ${step}`,
  undone: (step) => `이미 되돌렸습니다: ${step}`,
  shared: '링크를 복사했습니다. 모든 내용은 링크 안에 있으며 어디에도 전송되지 않았습니다.',
  sharedLong: (length) =>
    `링크를 복사했지만 길이가 ${length.toLocaleString('ko')}자입니다. 일부 메신저에서는 잘릴 수 있으니 파일로 내려받는 편이 안전합니다.`,
  secretsLeftOut: (count) => `시크릿 값 ${count}개는 링크에서 뺐습니다.`,
  credentialsLeftOut: (count) => `요청의 인증 정보 ${count}개는 링크에서 뺐습니다.`,
  copied: {
    picture: '그림을 복사했습니다.',
    mermaid: '순서도를 복사했습니다.',
    yaml: 'YAML을 복사했습니다.',
    kubectl: 'kubectl 명령을 복사했습니다.',
    link: '링크를 복사했습니다.',
    trace: '추적 결과를 복사했습니다.',
    problem: '문제를 복사했습니다.',
    table: '표를 복사했습니다.',
    matrix: '비교표를 복사했습니다.',
  },
  opened: (files) => `파일 ${files}개를 열었습니다.`,
  skipped: {
    binary: (name) => `텍스트 파일이 아닙니다: ${name}`,
    'too-large': (name) => `파일이 너무 큽니다: ${name}`,
    unreadable: (name) => `파일을 읽을 수 없습니다: ${name}`,
  },
  recoded: {
    'utf-16': (name) => `${name} 파일은 UTF-16입니다. 제자리에 저장하면 그대로이고, 내려받으면 UTF-8입니다.`,
    'utf-16-unmarked': (name) =>
      `${name} 파일은 바이트 순서 표식이 없는 UTF-16이라 kubectl이 거부합니다. 저장하면 UTF-8이 됩니다.`,
    'euc-kr': (name) => `${name} 파일은 EUC-KR이라 kubectl이 거부합니다. 저장하면 UTF-8이 됩니다.`,
    'windows-1252': (name) =>
      `${name} 파일은 UTF-8이 아니라 kubectl이 거부합니다. Windows-1252로 읽었고, 저장하면 UTF-8이 됩니다.`,
  },
  notKubernetes: (count, helm) =>
    `쿠버네티스가 아닌 파일 ${count}개를 제외했습니다.${helm > 0 ? ' 차트는 "helm template" 명령의 결과를 여십시오.' : ''}`,
  skippedMore: (count) => `그 밖에 파일 ${count}개를 제외했습니다.`,
  badLink: {
    broken: '링크가 손상되었습니다. 일부가 잘렸을 수 있습니다. 기존 파일은 그대로 있습니다.',
    'too-large': '링크를 풀면 20MB가 넘어 열지 않았습니다. 기존 파일은 그대로 있습니다.',
    'newer-version': '더 새로운 버전의 Ingraph에서 만든 링크입니다. 페이지를 새로 고치십시오.',
  },
  replaced: (step, isKept) =>
    `완료: ${step}. 이전 작업 공간은 한 번 되돌리면 돌아${isKept ? '오며 기록에도 보관했습니다' : '옵니다'}.`,
  readingStopped: '읽기를 멈추고 마지막 단계를 되돌렸습니다. 다시 실행하면 돌아옵니다.',
  notPasted: {
    empty: '클립보드에 텍스트가 없습니다. kubectl get ingress -o yaml 출력처럼 인그레스를 먼저 복사하십시오.',
    binary: '텍스트가 아닙니다. ‘파일 열기’로 열거나 파일을 여기에 끌어다 놓으십시오.',
    html: '매니페스트가 아니라 웹 페이지입니다. YAML 원문을 복사하십시오. GitHub에서는 ‘Raw’에 있습니다.',
    text: '이 텍스트에는 매니페스트, 요청, 로그, 알려진 오류가 없습니다. 인그레스 YAML이나 JSON, URL, curl 명령을 붙여 넣으십시오.',
  },
  setAside:
    '지난 두 번의 시작이 끝까지 진행되지 않아 작업 공간을 열지 않았습니다. 전체 내용은 기록에 보관되어 있습니다.',
  takenOver: '이제 이 탭에 다른 탭의 마지막 내용이 표시됩니다.',
  unreadable: {
    whole: '보관된 작업 공간을 읽지 못했습니다. 찾은 그대로 기록에 보관했습니다.',
    partly: '보관된 내용 가운데 일부를 읽지 못했습니다. 찾은 그대로 기록에 보관했으며, 텍스트는 여기에 있습니다.',
    snapshot: '이 스냅샷은 읽을 수 없습니다.',
    still: '아직 읽을 수 없습니다.',
  },
  snapshot: (name) => `보관한 스냅샷: ${name}`,
  snapshotFailed: '스냅샷을 보관하지 못했습니다. 지금은 이 브라우저에 저장할 수 없습니다.',
  mixedLineEnds: (file) => `두 가지 줄 바꿈이 섞여 있습니다: ${file}. 편집한 곳 말고는 그대로 둡니다.`,
};
