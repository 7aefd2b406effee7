import type { ApiDiagnosticParams } from '../../engine/diagnostics/index.ts';
import { apiRules } from './diagnostics-api-rules.ts';

const kinds = {
  string: '문자열',
  number: '숫자',
  boolean: 'true 또는 false',
  list: '목록',
  object: '오브젝트',
  time: '2024-01-31T12:00:00Z 형식의 시각',
  'number-or-string': '숫자 또는 문자열',
};

/** The server's own words follow ours: they are what one searches for. */
const said = (message: string) => (message === '' ? '' : ` API 서버: ${message}`);

/** A text that reads as a number keeps its quotes: without them it would be one. */
const foundIn = (found: string, message: string) => (message.includes('unmarshal string') ? `"${found}"` : found);

const unknownField = {
  rename: (suggestion: string) => `혹시 "${suggestion}"입니까?`,
  deeper: (suggestion: string) => `한 단계 안쪽에 있어야 합니다: "${suggestion}". 들여쓰기를 확인하십시오.`,
  outer: (suggestion: string) => `더 바깥쪽에 있어야 합니다: "${suggestion}". 들여쓰기를 확인하십시오.`,
  old: (suggestion: string) => `제거된 v1beta1의 필드입니다. v1에서는 이렇게 씁니다: "${suggestion}".`,
  new: (suggestion: string) => `새 버전의 필드이지만 이 오브젝트의 apiVersion은 예전 버전입니다: ${suggestion}.`,
  none: () => '철자와 들여쓰기를 확인하십시오.',
};

const warnings = {
  W1: '클래스 어노테이션은 더 이상 권장되지 않습니다. spec.ingressClassName 필드를 사용하십시오.',
  W2: '더 이상 권장되지 않는 apiVersion입니다.',
  W3: '같은 소유자가 두 번 이상 있습니다. 서버는 하나만 남깁니다.',
  W4: '서버가 받아들이지만 경고를 냅니다.',
};

/** What changes in meaning, and what does not. */
const upgradeOfIngress =
  ' v1에서는 모든 경로에 pathType이 필요합니다. 없으면 ImplementationSpecific이라는 뜻이었으므로 그대로 적어 넣습니다. 따옴표로 쓴 포트 번호는 숫자가 됩니다. 라우팅은 그대로입니다.';

/** What the API server or kubectl says. */
export const apiDiagnostics: { readonly [C in keyof ApiDiagnosticParams]: (params: ApiDiagnosticParams[C]) => string } =
  {
    'api/invalid': ({ rule, message }) => apiRules[rule] + said(message),
    'api/unknown-field': ({ name, suggestion, where, message }) =>
      `API가 이 자리에서 모르는 필드입니다: "${name}". ${unknownField[where](suggestion)}${said(message)}`,
    'api/duplicate-field': ({ field, message }) => `같은 필드가 두 번 있습니다: ${field}.${said(message)}`,
    'api/type': ({ field, expected, found, message }) =>
      (message.startsWith('illegal base64')
        ? `${field} 값이 base64가 아닙니다.`
        : `${field}: ${kinds[expected]} 값이 필요하지만 다른 값이 있습니다: ${foundIn(found, message)}.`) +
      said(message),
    'api/no-kind': ({ message }) => `쿠버네티스 오브젝트에는 apiVersion과 kind가 필요합니다. kubectl: ${message}`,
    'api/removed-version': ({ kind, apiVersion }) =>
      `더 이상 제공되지 않는 버전입니다: ${apiVersion} ${kind}. 쿠버네티스 1.22부터는 networking.k8s.io/v1만 사용할 수 있습니다.${kind === 'Ingress' ? upgradeOfIngress : ''}`,
    'api/unknown-version': ({ kind, apiVersion }) =>
      `쿠버네티스가 제공한 적이 없는 버전입니다: ${apiVersion} ${kind}. 올바른 값은 networking.k8s.io/v1입니다.`,
    'api/unserved-kind': ({ kind, apiVersion, suggestion, message }) =>
      `어느 API 서버에도 없는 종류라 kubectl이 보내지 않습니다: ${apiVersion} ${kind}.${suggestion === '' ? '' : ` 올바른 값은 ${suggestion}일 것입니다.`} kubectl: ${message}`,
    'api/lower-kind': ({ kind, served, message }) =>
      `kubectl은 이 종류(${kind})를 찾아 보내지만 API 서버가 아는 이름은 ${served}뿐입니다.${said(message)}`,
    'api/no-items': ({ kind, isList, message }) =>
      `${isList ? '빈 목록이라 kubectl이 아무것도 보내지 않습니다.' : `items가 있어 kubectl이 빈 목록으로 읽습니다(${kind}). 알리지 않고 버립니다.`} kubectl: ${message}`,
    'api/list-refused': ({ kind, message }) =>
      `kubectl은 List를 직접 검사하며 이 항목 때문에 목록 전체를 거부합니다${kind === '' ? '' : `(${kind})`}. kubectl: ${message}`,
    'api/warning': ({ rule, message }) => `${warnings[rule]}${said(message)}`,
    'yaml11/boolean': ({ source, value, message }) =>
      `kubectl은 따옴표 없는 값을 불리언으로 읽습니다: ${source} → ${value}. 문자열이라면 따옴표로 감싸십시오.${said(message)}`,
    'yaml11/number': ({ source, value, message }) =>
      `kubectl은 따옴표 없는 값을 숫자로 읽습니다: ${source} → ${value}. 문자열이라면 따옴표로 감싸십시오.${said(message)}`,
    'yaml11/octal': ({ source, value, message }) =>
      `kubectl은 이 값을 다른 숫자로 읽습니다: ${source} → ${value}.${said(message)}`,
    'yaml11/odd-key': ({ key, source }) =>
      `kubectl은 따옴표 없는 이 키를 문자열로 읽지 않습니다: ${source} → "${key}". 따옴표로 감싸십시오.`,
    'yaml11/merge-key': ({ count }) => `병합 키는 서버로 보내기 전에 kubectl이 펼칩니다. 가져온 필드: ${count}개.`,
  };
