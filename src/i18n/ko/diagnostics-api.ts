import type { ApiDiagnosticParams } from '../../engine/index.ts';

const kinds = {
  string: '텍스트',
  number: '숫자',
  boolean: 'true 또는 false',
  list: '목록',
  object: '오브젝트',
  time: '시각',
};

/** What the API server or kubectl says. */
export const apiDiagnostics: { readonly [C in keyof ApiDiagnosticParams]: (params: ApiDiagnosticParams[C]) => string } =
  {
    'api/invalid': ({ message }) => message,
    'api/unknown-field': ({ name, suggestion }) =>
      suggestion === ''
        ? `API가 이 자리에서 모르는 필드입니다: "${name}"`
        : `API가 이 자리에서 모르는 필드입니다: "${name}". 혹시 "${suggestion}"입니까?`,
    'api/duplicate-field': ({ field }) => `같은 필드가 두 번 있습니다: ${field}`,
    'api/type': ({ field, expected, found }) =>
      `${field}: ${kinds[expected]} 값이 필요하지만 다른 값이 있습니다: ${found}`,
    'api/no-kind': () => 'Kubernetes 오브젝트에는 apiVersion과 kind가 필요합니다.',
    'api/removed-version': ({ kind, apiVersion }) => `더 이상 제공되지 않는 버전입니다: ${apiVersion} ${kind}`,
    'api/unknown-version': ({ kind, apiVersion }) => `제공된 적이 없는 버전입니다: ${apiVersion} ${kind}`,
    'api/warning': ({ message }) => message,
    'yaml11/boolean': ({ source, value }) =>
      `kubectl은 따옴표 없는 값을 불리언으로 읽습니다: ${source} → ${value}. 따옴표로 감싸십시오.`,
    'yaml11/number': ({ source, value }) =>
      `kubectl은 따옴표 없는 값을 숫자로 읽습니다: ${source} → ${value}. 따옴표로 감싸십시오.`,
    'yaml11/octal': ({ source, value }) => `kubectl은 이 값을 8진수로 읽습니다: ${source} → ${value}.`,
    'yaml11/null': ({ source }) => `kubectl은 이 값을 빈 값으로 읽습니다: ${source}. 텍스트라면 따옴표로 감싸십시오.`,
    'yaml11/odd-key': ({ key, source }) => `kubectl에게 텍스트가 아닌 키입니다: ${source} → "${key}".`,
    'yaml11/duplicate-key': ({ key }) =>
      `같은 키가 두 번 있습니다: "${key}". kubectl은 알리지 않고 마지막 값만 사용합니다.`,
    'yaml11/merge-key': ({ count }) => `병합 키는 서버가 보기 전에 kubectl이 풉니다. 가져온 필드: ${count}개.`,
  };
