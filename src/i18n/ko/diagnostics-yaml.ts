import type { YamlDiagnosticParams } from '../../engine/diagnostics/index.ts';
import { tableOf } from '../../engine/text/index.ts';

/** The parser's closed codes; an unlisted one falls back to the parser's own words. */
const syntax = tableOf<string | undefined>({
  ALIAS_PROPS: '별칭에는 태그나 앵커를 붙일 수 없습니다.',
  BAD_ALIAS: '별칭이나 앵커에 이름이 필요합니다. * 또는 &로 시작하는 텍스트는 따옴표로 감싸야 합니다.',
  BAD_DIRECTIVE: '알 수 없는 지시문입니다.',
  BAD_DQ_ESCAPE: '큰따옴표 안에서 쓸 수 없는 백슬래시 표기입니다. 백슬래시를 두 번 쓰거나 작은따옴표를 사용하십시오.',
  BAD_INDENT: '이 줄의 들여쓰기가 소속된 블록과 다릅니다.',
  BAD_PROP_ORDER: '앵커와 태그는 ? - : 기호 뒤에 와야 합니다.',
  BAD_SCALAR_START: '이 문자로 시작하는 텍스트는 따옴표로 감싸야 합니다.',
  BLOCK_AS_IMPLICIT_KEY: '같은 줄에 "키:"가 또 있습니다. 줄을 나누거나 텍스트를 따옴표로 감싸십시오.',
  BLOCK_IN_FLOW: '{} 또는 [] 안에는 들여쓰기 형식의 YAML을 쓸 수 없습니다.',
  KEY_OVER_1024_CHARS: '키는 최대 1024자까지 쓸 수 있습니다.',
  MISSING_CHAR: '콜론, 쉼표, 닫는 따옴표 또는 닫는 괄호가 빠졌습니다.',
  MULTILINE_IMPLICIT_KEY: '키는 한 줄에 있어야 합니다. 윗줄에 콜론이 빠졌을 수 있습니다.',
  MULTIPLE_ANCHORS: '값 하나에는 앵커를 하나만 붙일 수 있습니다.',
  MULTIPLE_TAGS: '값 하나에는 태그를 하나만 붙일 수 있습니다.',
  TAB_AS_INDENT: '공백이 와야 할 자리에 탭이 있습니다. 들여쓰기에는 공백을 사용하십시오.',
  UNEXPECTED_TOKEN: '이 자리에 올 수 없는 내용입니다.',
});

/** Sizes are told in whole and tenths of a megabyte. */
const megabytes = (codeUnits: number) => (codeUnits / 1_000_000).toFixed(1);

/** What can be wrong with the text itself. */
export const yamlDiagnostics: {
  readonly [C in keyof YamlDiagnosticParams]: (params: YamlDiagnosticParams[C]) => string;
} = {
  'yaml/syntax': ({ yamlCode, detail }) => syntax.get(yamlCode) ?? `올바른 YAML이 아닙니다: ${detail}`,
  'yaml/tab-indent': () => '공백이 와야 할 자리에 탭이 있습니다. 들여쓰기에는 공백을 사용하십시오.',
  'yaml/duplicate-key': ({ key }) =>
    `한 맵에 같은 키가 두 번 있습니다: "${key}". kubectl은 알리지 않고 마지막 값만 사용합니다.`,
  'yaml/unknown-alias': ({ alias }) =>
    alias === '' || alias.startsWith('.')
      ? `별표로 시작하는 텍스트는 따옴표로 감싸야 합니다: "*${alias}". 따옴표가 없으면 YAML은 별칭으로 읽습니다.`
      : `이 문서에서 앞에 정의된 앵커가 없는 별칭입니다: *${alias}`,
  'yaml/alias-bomb': ({ limit }) =>
    `이 문서의 별칭을 펼치면 값이 너무 많아져 읽지 않았습니다(한도: ${limit.toLocaleString('ko')}개).`,
  'yaml/too-deep': ({ limit }) => `중첩이 너무 깊어 이 문서를 읽지 않았습니다(한도: ${limit}단계).`,
  'yaml/helm-template': () =>
    'Helm 템플릿입니다. 차트에 "helm template" 명령을 실행하여 나온 결과를 붙여 넣으십시오. 클러스터가 받는 YAML은 그 결과입니다.',
  'yaml/not-an-object': ({ found }) =>
    found === 'list'
      ? '목록은 쿠버네티스 오브젝트가 아닙니다. 오브젝트가 여럿이면 --- 줄로 구분하십시오.'
      : '쿠버네티스 오브젝트에는 적어도 apiVersion과 kind가 필요합니다. 이 문서에는 값 하나만 있습니다.',
  'yaml/too-large': ({ size, limit }) =>
    `파일이 너무 커서 읽지 않았습니다: ${megabytes(size)} MB(한도: ${megabytes(limit)} MB).`,
  'yaml/binary': () => '텍스트 파일이 아닙니다.',
  'yaml/tab': ({ before }) =>
    before === 'nothing'
      ? '빈 줄처럼 보이지만 탭(→)이 있습니다. kubectl은 여기서 문서를 거부합니다.'
      : `${before === 'comment' ? '주석' : '텍스트'} 앞에 탭(→)이 있습니다. kubectl은 여기서 문서를 거부합니다. 공백을 사용하십시오.`,
  'yaml/less-indented': ({ inside, lines }) =>
    `${inside === 'quoted' ? '따옴표' : '괄호'} 안의 줄이 키보다 왼쪽에 있습니다(${lines}줄). kubectl은 읽지만 YAML 1.2는 허용하지 않으므로 다른 도구는 파일을 거부합니다.`,
  'yaml/control-character': ({ char, isBreak }) =>
    isBreak
      ? `주석 안에 보이지 않는 줄 구분 문자(${char})가 있습니다. kubectl에는 주석이 거기서 끝나며, 그 뒤의 텍스트를 거부합니다.`
      : `보이지 않는 제어 문자(${char})가 있습니다. kubectl은 문서를 거부합니다: "control characters are not allowed".`,
  'yaml/byte-order-mark': ({ isRead }) =>
    isRead
      ? '문서 처음에 보이지 않는 바이트 순서 표시(U+FEFF)가 있습니다. kubectl은 건너뛰지만 다른 도구는 키의 일부로 읽습니다.'
      : '줄 처음에 보이지 않는 바이트 순서 표시(U+FEFF)가 있습니다. kubectl은 이것을 들여쓰기로 읽습니다.',
  'yaml/directive': () => 'kubectl은 이 지시문 아래의 ---에서 파일을 나누고 남은 부분을 거부합니다. 이 줄을 빼십시오.',
  'yaml/separator': ({ rest }) =>
    `--- 줄에는 다른 텍스트가 올 수 없습니다. kubectl은 파일 전체를 거부합니다: "invalid Yaml document separator: ${rest}".`,
  'yaml/after-end': ({ by }) =>
    by === 'marker'
      ? '위의 ... 줄에서 문서가 끝납니다. kubectl은 여기부터 다음 ---까지의 텍스트를 알리지 않고 버립니다.'
      : by === 'indent'
        ? '문서의 첫 번째 키보다 왼쪽에 있는 키입니다. kubectl은 여기서 읽기를 멈추고 나머지를 알리지 않고 버립니다. YAML 1.2는 문서를 거부합니다. 첫 줄들을 이 줄에 맞추십시오.'
        : '첫 줄 뒤에 온 지시문에서 위의 문서가 끝납니다. kubectl은 여기부터 다음 ---까지의 텍스트를 알리지 않고 버립니다. YAML 1.2는 문서를 거부합니다.',
  'yaml/patch': ({ folder }) =>
    `Kustomize 패치이며 그 자체로는 오브젝트가 아닙니다. "kubectl kustomize ${folder}" 명령의 결과를 여십시오. 클러스터가 받는 것은 그 결과입니다.`,
  'yaml/nested-list': () => '목록 안에 목록이 있습니다. kubectl은 한 단계만 풀며 이 문서에서 아무것도 보내지 않습니다.',
  'yaml/not-json': () =>
    '파일이 {로 시작하므로 1.34 이전의 kubectl은 JSON으로만 읽고 여기서 멈춥니다. 파일을 ---로 시작하거나 JSON으로 쓰십시오.',
};
