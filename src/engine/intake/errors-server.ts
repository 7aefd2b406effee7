import { errorTable } from './known-error.ts';

/**
 * Words of the API server.
 * @source kubernetes/kubernetes pkg/apis/networking/validation/validation.go, kubernetes/apimachinery pkg/util/validation,
 *   pkg/api/errors (1.35 to 1.37), kubernetes/apiserver pkg/registry/rest
 */
export const serverErrors = errorTable([
  {
    code: 'spec-empty',
    says: ['either `defaultBackend` or `rules` must be specified'],
    finds: ['S1'],
  },
  { code: 'host-ip', says: ['{field}: Invalid value: "{host}": must be a DNS name, not an IP address'], finds: ['H1'] },
  {
    code: 'host-wildcard',
    says: ['{field}: Invalid value: "{host}": a wildcard DNS-1123 subdomain must start with'],
    finds: ['H2'],
  },
  {
    code: 'host-name',
    number: 'Q29',
    says: ['spec.rules[{value}].host: Invalid value: "{host}": a lowercase RFC 1123 subdomain'],
    finds: ['H3'],
  },
  { code: 'paths-empty', says: ['.http.paths: Required value'], finds: ['P1', 'advice/rule-without-paths'] },
  {
    code: 'path-type-missing',
    number: 'Q19',
    says: ['{field}: Required value: pathType must be specified', 'missing required field "pathType" in'],
    finds: ['P2'],
  },
  {
    code: 'path-type-unknown',
    number: 'Q19',
    says: ['{field}: Unsupported value: "{type}": supported values: "Exact"'],
    finds: ['P3'],
  },
  {
    code: 'path-not-absolute',
    says: ['{field}: Invalid value: "{path}": must be an absolute path'],
    finds: ['P4', 'P7'],
  },
  {
    code: 'path-characters',
    says: ['{field}: Invalid value: "{path}": must not contain', '{field}: Invalid value: "{path}": cannot end with'],
    finds: ['P5', 'P6'],
  },
  {
    code: 'backend-both',
    says: ['{field}: Invalid value: "": cannot set both resource and service backends'],
    finds: ['B1'],
  },
  {
    code: 'backend-missing',
    says: ['{field}: Invalid value: "": resource or service backend is required'],
    finds: ['B2'],
  },
  { code: 'service-name-missing', says: ['.service.name: Required value'], finds: ['B3'] },
  { code: 'service-name', says: ['.service.name: Invalid value: "{service}"'], finds: ['B4'] },
  { code: 'port-both', says: ['{field}: Invalid value: "": cannot set both port name & port number'], finds: ['B5'] },
  { code: 'port-name', says: ['.service.port.name: Invalid value: "{port}"'], finds: ['B6'] },
  {
    code: 'port-number',
    says: ['.service.port.number: Invalid value: {port}: must be between 1 and 65535'],
    finds: ['B7'],
  },
  { code: 'port-missing', says: ['{field}: Required value: port name or number is required'], finds: ['B8'] },
  { code: 'tls-host', says: ['spec.tls[{value}].hosts[{line}]: Invalid value: "{host}"'], finds: ['T1'] },
  { code: 'tls-secret-name', says: ['spec.tls[{value}].secretName: Invalid value: "{secret}"'], finds: ['T2'] },
  { code: 'class-name', says: ['spec.ingressClassName: Invalid value: "{value}"'], finds: ['C1'] },
  {
    code: 'class-contradicts',
    number: 'Q22',
    says: ['must match `ingressClassName` when both are specified', 'can not be set when the class field is also set'],
    finds: ['C2'],
  },
  {
    code: 'class-annotation-deprecated',
    says: ['annotation "kubernetes.io/ingress.class" is deprecated'],
    finds: ['api/warning'],
  },
  { code: 'name-missing', says: ['name or generateName is required'] },
  { code: 'object-name', says: ['metadata.name: Invalid value: "{object}"'] },
  { code: 'annotations-long', says: ['metadata.annotations: Too long'] },
  { code: 'annotation-key', says: ['metadata.annotations: Invalid value: "{annotation}"'] },
  { code: 'label', says: ['metadata.labels: Invalid value: "{value}"'] },
  { code: 'immutable', says: ['{field}: Invalid value: … field is immutable'] },
  {
    code: 'namespace-differs',
    says: [
      'the namespace of the provided object does not match the namespace sent on the request',
      'the namespace from the provided object "{namespace}" does not match the namespace "{value}"',
    ],
  },
  { code: 'namespace-missing', says: ['namespaces "{namespace}" not found'] },
  {
    code: 'already-exists',
    says: ['ingresses.networking.k8s.io "{object}" already exists', '(AlreadyExists): … "{object}" already exists'],
  },
  {
    code: 'changed-meanwhile',
    says: ['the object has been modified; please apply your changes to the latest version'],
  },
  { code: 'forbidden', says: ['User "{value}" cannot {detail} resource "{kind}"'] },
  {
    code: 'object-missing',
    says: [
      'ingresses.networking.k8s.io "{object}" not found',
      '(NotFound): services "{object}" not found',
      'secrets "{object}" not found',
    ],
  },
  {
    code: 'type-wrong',
    says: [
      'cannot unmarshal {value} into Go struct field {kind} of type {type}',
      'cannot unmarshal {value} into Go value of type {type}',
    ],
    finds: ['api/type'],
  },
  {
    code: 'field-of-old-version',
    number: 'Q20',
    says: ['unknown field "{field}serviceName"', 'unknown field "{field}servicePort"'],
    finds: ['api/unknown-field'],
  },
  { code: 'field-unknown', says: ['unknown field "{field}"'], finds: ['api/unknown-field'] },
  { code: 'field-twice', says: ['duplicate field "{field}"'], finds: ['api/duplicate-field'] },
  { code: 'secret-data', says: ['illegal base64 data at input byte {value}'] },
  { code: 'node-port', says: ['provided port is not in the valid range', 'provided port is already allocated'] },
]);
