import { tableOf } from '../../engine/text/index.ts';

/** What an option is called, and what it does to routing. */
export interface OptionWords {
  readonly label: string;
  readonly help: string;
}

const defaultBackendService = {
  label: 'Default backend',
  help: 'Service for requests that match no Ingress, as `namespace/name`. Empty: the controller’s own 404.',
};

const watchIngressWithoutClass = {
  label: 'Take Ingresses without a class',
  help: 'Off: an Ingress without a class is ignored.',
};

/** Words of: the sheet with the options of a controller. By profile, then by option. */
export const options = tableOf<ReadonlyMap<string, OptionWords>>({
  kubernetes: tableOf({}),
  'ingress-nginx': tableOf({
    controllerClass: {
      label: 'Controller name',
      help: '`--controller-class`: an IngressClass belongs to this controller if its `spec.controller` is this name.',
    },
    ingressClass: {
      label: 'Class in the annotation',
      help: '`--ingress-class`: value of the old annotation `kubernetes.io/ingress.class` that this controller takes.',
    },
    ingressClassByName: {
      label: 'Accept the class by name',
      help: '`--ingress-class-by-name`: an IngressClass of that name is taken too, whatever controller it names.',
    },
    watchIngressWithoutClass,
    disableCatchAll: {
      label: 'Refuse catch-all Ingresses',
      help: '`--disable-catch-all`: Ingresses with `spec.defaultBackend` are ignored.',
    },
    disableSvcExternalName: {
      label: 'Refuse ExternalName Services',
      help: '`--disable-svc-external-name`: a path to such a Service has no endpoint and is answered with 503.',
    },
    enableSslPassthrough: {
      label: 'Allow TLS passthrough',
      help: '`--enable-ssl-passthrough`: hosts with the annotation `ssl-passthrough` get their TLS connections passed through, and paths are ignored.',
    },
    defaultBackendService,
    configMap: {
      label: 'ConfigMap',
      help: 'Keys of the controller’s ConfigMap, such as `ssl-redirect` or `annotations-risk-level`.',
    },
  }),
  traefik: tableOf({
    version: {
      label: 'Version',
      help: 'Such as `3.6`: wildcard hosts and escaped characters are matched as in that version.',
    },
    strictPrefixMatching: {
      label: 'Compare whole path elements',
      help: 'Off: Prefix `/v1` takes `/v11` too. On: only `/v1` and what is below it.',
    },
    allowEmptyServices: {
      label: 'Keep paths without a ready Pod',
      help: 'On: they answer 503. Off: the path is dropped, and the next one that matches answers.',
    },
    allowExternalNameServices: {
      label: 'Allow ExternalName Services',
      help: 'Off: a path to such a Service is dropped.',
    },
    entryPointTls: {
      label: 'TLS on the https entry point',
      help: 'As set by the Helm chart: Ingresses without their own TLS settings answer https too.',
    },
    webEntryPoint: { label: 'Entry point for http', help: 'The name that annotations use for it.' },
    websecureEntryPoint: { label: 'Entry point for https', help: 'The name that annotations use for it.' },
    ingressClass: {
      label: 'Class to take',
      help: 'Only Ingresses of this class are taken. Empty: those of any class of Traefik, and those without a class.',
    },
    disableIngressClassLookup: {
      label: 'Do not read IngressClasses',
      help: 'On: Traefik knows no class, so an Ingress with `spec.ingressClassName` is ignored. Only the annotation counts.',
    },
    disableClusterScopeResources: {
      label: 'No access to cluster-wide objects',
      help: 'On: Traefik may not read IngressClasses, with the same effect as not looking them up.',
    },
    crossProviderNamespaces: {
      label: 'Namespaces that may name middlewares',
      help: 'Separated by commas. Ingresses elsewhere that name a middleware or TLS options are ignored. Empty: all may.',
    },
    nativeLBByDefault: {
      label: 'Send to the Service’s own address',
      help: 'On: Kubernetes chooses the Pod. A Service without a ready Pod then keeps its path.',
    },
    sanitizePath: {
      label: 'Normalize the path first',
      help: '`//`, `/./` and `/../` are resolved before paths are compared.',
    },
    allowEncodedCharacters: {
      label: 'Accept escaped reserved characters',
      help: 'Off: a path with an escape such as `%2F` or `%3B` is answered with 400.',
    },
  }),
  'haproxy-ingress': tableOf({
    ingressClass: {
      label: 'Class in the annotation',
      help: '`--ingress-class`: value of the annotation `kubernetes.io/ingress.class` that this controller takes.',
    },
    controllerClass: {
      label: 'Suffix of the controller name',
      help: '`--controller-class`: with `x`, only classes whose `spec.controller` is `haproxy-ingress.github.io/controller/x`. Empty: no suffix.',
    },
    watchIngressWithoutClass,
    ingressClassPrecedence: {
      label: 'The class wins over the annotation',
      help: '`--ingress-class-precedence`: counts where an Ingress has both and they disagree.',
    },
    defaultBackendService,
    configMap: {
      label: 'ConfigMap',
      help: 'Global keys, such as `path-type-order` or `strict-host`.',
    },
  }),
  haproxytech: tableOf({
    ingressClass: {
      label: 'Class to take',
      help: '`--ingress.class`: with `x`, only classes whose `spec.controller` is `haproxy.org/ingress-controller/x`. Empty: no suffix.',
    },
    emptyIngressClass: {
      label: 'Take Ingresses without a class',
      help: '`--empty-ingress-class`: counts only where a class to take is set.',
    },
    defaultBackendService,
    configMap: {
      label: 'ConfigMap',
      help: 'Keys of the controller’s ConfigMap: defaults of the annotations of the same names.',
    },
  }),
});
