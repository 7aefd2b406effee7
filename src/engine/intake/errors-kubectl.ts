import { errorTable } from './known-error.ts';

/**
 * Words of kubectl and Helm.
 * @source kubernetes/cli-runtime pkg/resource/builder.go, kubernetes/kubectl pkg/validation, go-yaml scannerc.go and parserc.go,
 *   helm/helm pkg/action/validate.go, pkg/releaseutil/manifest_sorter.go, pkg/engine (v3.19)
 */
export const kubectlErrors = errorTable([
  {
    code: 'version-removed',
    number: 'Q20',
    says: [
      'no matches for kind "Ingress" in version "{version}"',
      'could not find the requested resource … extensions/v1beta1',
      'unable to recognize "{file}": no matches for kind "Ingress"',
    ],
    finds: ['api/removed-version', 'api/unknown-version'],
  },
  {
    code: 'kind-unknown',
    says: ['no matches for kind "{kind}" in version "{version}"'],
    finds: ['api/unserved-kind', 'api/unknown-version'],
  },
  {
    code: 'kind-missing',
    says: ['apiVersion not set', 'kind not set', "Object 'Kind' is missing in", 'unable to decode … no kind'],
    finds: ['api/no-kind'],
  },
  {
    code: 'helm-yaml',
    says: [
      'YAML parse error on {file}: error converting YAML to JSON: yaml: line {line}: {detail}',
      'YAML parse error on {file}',
    ],
  },
  {
    code: 'helm-value-missing',
    says: [
      'template: {file}:{line}:… nil pointer evaluating interface {}.{value}',
      'template: {file}:{line}:… nil pointer evaluating',
    ],
  },
  { code: 'helm-function', says: ['parse error at ({file}:{line}): function "{value}" not defined'] },
  {
    code: 'helm-required',
    says: ['template: {file}:{line}:… error calling required', 'template: {file}:{line}:… error calling fail'],
  },
  {
    code: 'helm-template',
    says: ['parse error at ({file}:{line})', 'template: {file}:{line}:', 'template "{value}" not defined'],
  },
  {
    code: 'helm-owner',
    says: ['invalid ownership metadata', 'rendered manifests contain a resource that already exists'],
  },
  { code: 'helm-schema', says: ["values don't meet the specifications of the schema"] },
  {
    code: 'helm-failed',
    says: ['INSTALLATION FAILED:', 'UPGRADE FAILED:', 'unable to build kubernetes objects from release manifest'],
    isFrame: true,
  },
  {
    code: 'yaml-tab',
    says: [
      'line {line}: found character that cannot start any token',
      'found a tab character that violates indentation',
    ],
    finds: ['yaml/tab-indent', 'yaml/syntax'],
  },
  { code: 'yaml-colon', says: ["line {line}: could not find expected ':'"], finds: ['yaml/syntax'] },
  {
    code: 'yaml-mapping',
    says: ['line {line}: mapping values are not allowed in this context'],
    finds: ['yaml/syntax'],
  },
  {
    code: 'yaml-indent',
    says: ['line {line}: did not find expected', 'line {line}: block sequence entries are not allowed in this context'],
    finds: ['yaml/syntax'],
  },
  {
    code: 'yaml-anchor',
    says: ["yaml: unknown anchor '{value}' referenced"],
    finds: ['yaml/unknown-alias', 'yaml/syntax'],
  },
  {
    code: 'yaml-control',
    says: ['yaml: control characters are not allowed', 'yaml: invalid leading UTF-8 octet', 'yaml: … incomplete UTF-8'],
    finds: ['yaml/syntax', 'yaml/binary'],
  },
  {
    code: 'yaml-key-twice',
    says: ['line {line}: key "{value}" already set in map', 'line {line}: mapping key "{value}" already defined'],
    finds: ['yaml/duplicate-key'],
  },
  {
    code: 'yaml-syntax',
    says: ['error converting YAML to JSON: yaml: {detail}'],
    finds: ['yaml/syntax'],
    isFrame: true,
  },
  { code: 'file-missing', says: ['the path "{file}" does not exist'] },
  {
    code: 'server-unreachable',
    says: ['The connection to the server {value} was refused', 'Unable to connect to the server'],
  },
  { code: 'nothing-to-apply', says: ['no objects passed to apply', 'no objects passed to create'] },
  { code: 'schema-unreachable', says: ['failed to download openapi'] },
  { code: 'apply-annotation', says: ['missing the kubectl.kubernetes.io/last-applied-configuration annotation'] },
  {
    code: 'data-invalid',
    says: ['error validating data', 'error validating "{file}"', 'error parsing {file}'],
    isFrame: true,
  },
]);
