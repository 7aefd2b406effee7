import { errorTable } from './known-error.ts';

/**
 * Words of Traefik, of Google's controller, and of others that lead to routes.
 * @source traefik/traefik pkg/server/middleware/middlewares.go, pkg/server/service, pkg/provider/kubernetes/ingress/kubernetes.go,
 *   pkg/server/router (v3.5); kubernetes/ingress-gce pkg/controller/translator, pkg/controller/errors (v1.30);
 *   nginx/kubernetes-ingress internal/k8s/configuration.go (v5.0)
 */
export const traefikErrors = errorTable([
  { code: 'middleware-missing', says: ['middleware "{middleware}" does not exist'] },
  {
    code: 'traefik-service',
    says: ['the service "{service}" does not exist'],
    finds: ['ref/service-missing', 'ref/port-missing'],
  },
  {
    code: 'traefik-service-missing',
    number: 'Q30',
    says: [
      'Service not found for {service}',
      'Cannot create service… service not found',
      'Cannot create service error="service not found"',
    ],
    finds: ['ref/service-missing', 'ref/service-other-namespace'],
  },
  {
    code: 'traefik-port',
    number: 'Q31',
    says: ['service port not found'],
    finds: ['ref/port-missing', 'ref/port-is-target-port'],
  },
  {
    code: 'traefik-endpoints',
    number: 'Q33',
    says: [
      'Skipping service: no endpoints found',
      'subset not found for {service}',
      'endpoints not found for {service}',
      'endpoint subset not found',
    ],
    finds: ['ref/selector-matches-nothing', 'ref/no-ready-endpoints', 'ref/service-missing'],
  },
  {
    code: 'entry-point-missing',
    says: [
      "EntryPoint doesn't exist",
      'entryPoint "{entryPoint}" doesn\'t exist',
      'no valid entryPoint for this router',
      'No entryPoint defined for the router',
    ],
  },
  {
    code: 'resolver-missing',
    says: [
      'non-existent certificate resolver',
      'uses a non-existent resolver: {value}',
      'nonexistent certificate resolver',
      'non-existent resolver',
    ],
  },
  { code: 'gke-service-type', says: ['service "{service}" is type "{type}", expected "NodePort" or "LoadBalancer"'] },
  {
    code: 'gke-service-missing',
    number: 'Q30',
    says: ['could not find service "{service}"'],
    finds: ['ref/service-missing', 'ref/service-other-namespace'],
  },
  {
    code: 'gke-port',
    number: 'Q31',
    says: ['could not find port "{port}" in service "{service}"', 'no matching port … in service "{service}"'],
    finds: ['ref/port-missing', 'ref/port-is-target-port'],
  },
  {
    code: 'gke-wildcard',
    number: 'Q15',
    says: [
      'failed to validate prefix path {path} due to invalid wildcard',
      'failed to validate exact path {path} due to invalid wildcard',
    ],
    finds: ['advice/path-star'],
  },
  { code: 'gke-backend-config', says: ['error getting BackendConfig', 'no BackendConfig for service port exists'] },
  { code: 'gke-address', says: ["the given static IP name {value} doesn't translate to an existing"] },
  { code: 'gke-translation', says: ['Translation failed: {detail}'], isFrame: true },
  { code: 'gke-sync', says: ['Error syncing to GCP: {detail}', 'Error during sync: {detail}'], isFrame: true },
  { code: 'host-taken', number: 'Q26', says: ['All hosts are taken by other resources'] },
]);
