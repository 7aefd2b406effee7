import type { traceOpenPoints as english } from '../en/trace-open-points.ts';

/** Korean sentences of the open points A1 to A23 of the specification. */
export const traceOpenPoints: typeof english = {
  A1: ({ host = '', wildcard = '' }) =>
    `두 호스트가 모두 맞습니다(\`${host}\`, \`${wildcard}\`). Kubernetes 문서는 순서를 정하지 않습니다. 대부분의 컨트롤러처럼 Ingraph도 정확한 호스트를 고릅니다.`,
  A2: ({ host = '', next = '', backend = '' }) =>
    `호스트 \`${host}\` 아래에는 맞는 경로가 없지만 \`${next}\` 아래에는 있습니다(\`${backend}\`). 다음 호스트로 넘어가는지 Kubernetes 문서는 정하지 않습니다. 여기서는 처음 맞은 호스트에서 끝냅니다.`,
  A3: ({ host = '', backend = '' }) =>
    `호스트 \`${host}\` 아래에는 맞는 경로가 없지만 호스트가 없는 규칙에는 있습니다(\`${backend}\`). 그 규칙으로 넘어가는지 Kubernetes 문서는 정하지 않습니다. 여기서는 처음 맞은 호스트에서 끝냅니다.`,
  A4: ({ exact = '', prefix = '' }) =>
    `Exact \`${exact}\` 경로와 Prefix \`${prefix}\` 경로가 모두 맞습니다. 공식 문서는 긴 경로를, 처음의 제안서는 Exact 경로를 먼저 봅니다. Ingraph는 공식 문서를 따릅니다.`,
  A5: ({ path = '', backend = '', other = '' }) =>
    `경로 \`${path}\` 항목이 두 번 있고 백엔드가 다릅니다(\`${backend}\`, \`${other}\`). 어느 쪽인지 Kubernetes 문서는 정하지 않습니다. 여기서는 첫 항목을 씁니다.`,
  A6: ({ host = '' }) =>
    `한 Ingress의 여러 규칙에 같은 호스트가 있습니다(${host ? `\`${host}\`` : '모든 호스트'}). 합치는지 Kubernetes 문서는 정하지 않습니다. 여기서는 합칩니다.`,
  A7: ({ host = '', ingresses = '', path = '', what = '' }) => {
    if (what === 'default')
      return `기본 백엔드를 가진 Ingress가 여럿입니다(\`${ingresses}\`). 어느 쪽인지 Kubernetes 문서는 정하지 않습니다. 여기서는 먼저 만들어진 쪽, 다음으로 이름이 앞선 쪽을 씁니다.`;
    if (path)
      return `경로 \`${path}\` 항목이 여러 Ingress에 있고 백엔드가 다릅니다(\`${ingresses}\`). 어느 쪽인지 Kubernetes 문서는 정하지 않습니다. 여기서는 먼저 만들어진 쪽, 다음으로 이름이 앞선 쪽을 씁니다.`;
    return `여러 Ingress에 같은 호스트가 있습니다(${host ? `\`${host}\`` : '모든 호스트'}: \`${ingresses}\`). 합치는지 Kubernetes 문서는 정하지 않습니다. 여기서는 합칩니다.`;
  },
  A8: ({ host = '' }) =>
    `경로가 없는 규칙이 있습니다(${host ? `\`${host}\`` : '모든 호스트'}). 그 뜻은 컨트롤러가 정합니다. 여기서는 그 호스트의 남은 요청을 기본 백엔드로 보냅니다.`,
  A9: ({ path = '' }) =>
    `요청 경로에 빈 요소가 있습니다(\`${path}\`). 슬래시를 합치는지 Kubernetes 문서는 정하지 않습니다. 여기서는 합치지 않습니다.`,
  A10: ({ path = '' }) =>
    `요청 경로에 퍼센트 인코딩이 있습니다(\`${path}\`). 디코딩하는지 Kubernetes 문서는 정하지 않습니다. 여기서는 보낸 그대로 비교합니다.`,
  A11: ({ path = '' }) =>
    `요청 경로에 \`.\` 또는 \`..\` 요소가 있습니다(\`${path}\`). 미리 풀어서 비교하는지 Kubernetes 문서는 정하지 않습니다. 여기서는 보낸 그대로 비교하지만, 대부분의 클라이언트와 컨트롤러는 풀어서 비교합니다.`,
  A12: 'Kubernetes 문서는 호스트가 같아야 한다고만 하고 대소문자는 말하지 않습니다. HTTP에서는 구분하지 않습니다.',
  A13: 'Host 헤더의 포트를 어떻게 다루는지 Kubernetes 문서는 정하지 않습니다. 여기서는 대부분의 컨트롤러처럼 뗍니다.',
  A14: '호스트 끝의 점을 어떻게 다루는지 Kubernetes 문서는 정하지 않습니다. 여기서는 뗍니다.',
  A15: ({ form = '' }) =>
    form === 'absent'
      ? 'Host 헤더가 없는 요청입니다. 호스트가 없는 규칙만 받을 수 있습니다.'
      : '호스트가 IP 주소입니다. 호스트가 없는 규칙만 받을 수 있습니다.',
  A16: ({ path = '' }) =>
    `ImplementationSpecific 경로입니다(\`${path}\`). 무엇을 받고 언제 먼저인지는 컨트롤러가 정합니다. 여기서는 Prefix처럼 비교하고, 길이가 같으면 마지막에 둡니다.`,
  A17: 'ImplementationSpecific 경로가 비어 있습니다. 그 뜻은 버전에 따라 달랐습니다. 여기서는 `/` 경로로 봅니다.',
  A18: ({ form = '' }) => {
    if (form === 'absolute')
      return '전체 URL을 담은 요청 대상은 Kubernetes 문서에 없습니다. 여기서는 그 URL의 호스트와 경로를 씁니다.';
    if (form === 'asterisk') return '요청 대상 `*`의 처리는 Kubernetes 문서에 없습니다. 여기서는 그대로 비교합니다.';
    return '빈 경로의 처리는 Kubernetes 문서에 없습니다. 여기서는 `/` 경로로 봅니다.';
  },
  A19: ({ what = '', path = '' }) =>
    what === 'slash'
      ? `끝에 슬래시가 있는 Exact \`${path}\` 경로만 맞습니다. 그쪽으로 리디렉션하는 컨트롤러도 있지만 Kubernetes 문서에는 없습니다.`
      : '호스트에 인증서가 있습니다. 이때 http 요청을 https로 리디렉션하는 컨트롤러도 있지만 Kubernetes 문서에는 없으므로 그대로 응답합니다.',
  A20: ({ path = '' }) =>
    `요청 경로가 여러 슬래시로 끝납니다(\`${path}\`). Kubernetes 문서는 끝의 슬래시 하나를 무시한다고만 합니다. 여기서는 모두 무시합니다.`,
  A21: ({ path = '' }) =>
    `패턴처럼 보이는 경로입니다(\`${path}\`). Exact와 Prefix는 글자 그대로 비교합니다. 거부하거나 정규식으로 읽는 컨트롤러도 있습니다.`,
  A22: ({ host = '' }) =>
    `이 Ingress들의 인증서에는 이 호스트가 없습니다(\`${host}\`). 인증서는 경로를 고르지 않지만, 연결을 거부하는 컨트롤러도 있습니다.`,
  A23: ({ service = '', port = '', why = '' }) => {
    const reason =
      why === 'no-service'
        ? `서비스가 없습니다(\`${service}\`)`
        : why === 'no-port'
          ? `서비스에 그 포트가 없습니다(\`${service}\`, \`${port}\`)`
          : `서비스에 준비된 파드가 없습니다(\`${service}\`)`;
    return `${reason}. 클라이언트가 무엇을 받는지 Kubernetes 문서는 정하지 않습니다. 여기서는 503으로 응답합니다.`;
  },
};
