import type { RouteTestDiagnosticParams } from '../../engine/diagnostics/index.ts';
import { lookup } from '../../engine/text/index.ts';
import { request } from './request.ts';

type Reason = RouteTestDiagnosticParams['route-test/unreadable']['reason'];

const reasons: { readonly [R in Reason]: (found: string) => string } = {
  keyword: (found) => `\`# route-test:\` 형식이 아니면 주석일 뿐입니다. 현재: \`${found}\``,
  'no-request': () => '요청이 없습니다. 예: `# route-test: GET https://shop.example.com/cart -> web:80`',
  'bad-request': (found) => lookup(request.problem, found) ?? found,
  'bad-option': (found) => `테스트에 쓸 수 없습니다: \`${found}\`. URL 뒤에는 헤더만 씁니다: \`-H 'Name: value'\``,
  'no-arrow': () => '기대하는 응답이 없습니다. ` -> ` 뒤에 요청이 갈 곳을 쓰십시오.',
  'no-expectation': () => '화살표 뒤에 기대하는 서비스, 상태 코드 또는 `rejected` 값이 필요합니다.',
  'bad-status': (found) => `100부터 599까지의 상태 코드가 아닙니다: \`${found}\``,
  'bad-location': (found) => `Location은 리디렉션에만 쓸 수 있습니다. 현재 상태 코드: ${found}`,
  'bad-service': (found) =>
    `서비스 이름이 아닙니다: \`${found}\`. \`service\`, \`service:port\`, \`namespace/service:port\` 중 하나로 쓰십시오.`,
  'bad-port': (found) => `포트는 1부터 65535까지의 숫자이거나 포트 이름이어야 합니다: \`${found}\``,
  'extra-words': (found) =>
    `응답은 하나만 쓸 수 있습니다. 그 뒤에는 \`@ controller\`만 올 수 있습니다. 남는 말: \`${found}\``,
  'no-profile': () => '`@` 뒤에 컨트롤러 이름이 필요합니다. 여럿이면 쉼표로 구분합니다.',
  'unknown-profile': (found) => `Ingraph가 모르는 컨트롤러입니다: \`${found}\``,
};

/** Lines that start like a routing test and cannot be read. */
export const routeTestDiagnostics: {
  readonly [C in keyof RouteTestDiagnosticParams]: (params: RouteTestDiagnosticParams[C]) => string;
} = {
  'route-test/unreadable': ({ reason, found }) => reasons[reason](found),
};
