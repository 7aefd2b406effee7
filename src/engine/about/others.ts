import type { Marks } from './about.ts';

/**
 * Controllers without a profile: what they do is not known here, but whose a class or an annotation is. The prefixes of the Application Gateway
 * and NetScaler controllers are those of their own examples.
 * @source nginx/kubernetes-ingress deployments/common/ingress-class.yaml, cmd/nginx-ingress/flags.go ingress-class, docs annotations, examples/ingress-resources (v5.0),
 * kubernetes-sigs/aws-load-balancer-controller helm chart, docs annotations (v2.8), Kong/kubernetes-ingress-controller internal/annotations, docs annotations (v3.4),
 * istio/istio pilot/pkg/config/kube/ingress (v1.24), cilium/cilium operator ingress, docs ingress (v1.16), projectcontour/contour docs annotations (v1.30),
 * kubernetes/ingress-gce pkg/annotations (acbcf5d6), Azure/application-gateway-kubernetes-ingress docs/examples, scripts/e2e/cmd/runner/testdata,
 * citrix/citrix-k8s-ingress-controller example, deployment, docs/configure/ingress-classes.md; Azure/application-gateway-kubernetes-ingress
 * helm/ingress-azure values kubernetes.ingressClassResource.controllerValue. Contour asks for no IngressClass (site/content/docs/1.22/config/ingress.md),
 * GKE Ingress for the annotation alone (cloud.google.com/kubernetes-engine/docs/concepts/ingress, controller behavior): neither has a name of its own.
 */
export const otherControllers: readonly Marks[] = [
  {
    displayName: 'F5 NGINX Ingress Controller',
    controllerNames: ['nginx.org/ingress-controller'],
    annotationPrefixes: [
      'nginx.org/',
      'nginx.com/',
      'custom.nginx.org/',
      'nsm.nginx.com/',
      'appprotect.f5.com/',
      'appprotectdos.f5.com/',
    ],
    classWords: ['nginx.org', 'nginx-inc'],
    usualClass: 'nginx',
  },
  {
    displayName: 'AWS Load Balancer Controller',
    controllerNames: ['ingress.k8s.aws/alb'],
    annotationPrefixes: ['alb.ingress.kubernetes.io/'],
    classWords: ['alb', 'aws'],
    usualClass: 'alb',
  },
  {
    displayName: 'Kong Ingress Controller',
    controllerNames: ['ingress-controllers.konghq.com/kong'],
    annotationPrefixes: ['konghq.com/'],
    classWords: ['kong'],
    usualClass: null,
  },
  {
    displayName: 'Contour',
    controllerNames: [],
    annotationPrefixes: ['projectcontour.io/'],
    classWords: ['contour'],
    usualClass: null,
  },
  {
    displayName: 'Cilium',
    controllerNames: ['cilium.io/ingress-controller'],
    annotationPrefixes: ['ingress.cilium.io/'],
    classWords: ['cilium'],
    usualClass: null,
  },
  {
    displayName: 'Istio',
    controllerNames: ['istio.io/ingress-controller'],
    annotationPrefixes: [],
    classWords: ['istio'],
    usualClass: null,
  },
  {
    displayName: 'GKE Ingress',
    controllerNames: [],
    annotationPrefixes: ['networking.gke.io/'],
    classWords: ['gce', 'gke'],
    usualClass: null,
  },
  {
    displayName: 'Application Gateway Ingress Controller',
    controllerNames: ['azure/application-gateway'],
    annotationPrefixes: ['appgw.ingress.kubernetes.io/'],
    classWords: [],
    usualClass: null,
  },
  {
    displayName: 'NetScaler Ingress Controller',
    controllerNames: ['citrix.com/ingress-controller'],
    annotationPrefixes: ['ingress.citrix.com/'],
    classWords: [],
    usualClass: null,
  },
];
