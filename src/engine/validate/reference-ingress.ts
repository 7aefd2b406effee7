import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Ingress, IngressBackend, IngressRule } from '../model/ingress.ts';
import { namespaceOf, qualifiedName } from '../model/metadata.ts';
import type { IngressClass } from '../model/objects.ts';
import { firstRequestOf, requestOf, witnessOf } from '../model/witness.ts';
import { advise } from './advice.ts';
import { listOf } from './reference-backends.ts';
import { backendsOf, classOf, isSplit, keys, type Lookup } from './reference-facts.ts';

/** Returns whether the class of an Ingress is there, and whether it has one. */
export function checkClass(lookup: Lookup, ingress: Ingress): readonly Diagnostic[] {
  const classes = lookup.of('IngressClass', keys.anyClass);
  const field = ingress.ingressClassName;
  if (field.value) {
    const names = classes.map(({ metadata }) => metadata.name.value);
    if (names.length === 0 || names.includes(field.value)) return [];
    const params = { className: field.value, available: listOf(names) };
    const range = field.range ?? ingress.range;
    const witness = firstRequestOf(ingress);
    return [advise({ code: 'ref/class-missing', params, severity: 'warning', range, witness })];
  }
  // An annotation names a class in the controller's own words: no object has to bear it.
  if (classOf(ingress) !== '' || classes.some(({ isDefault }) => isDefault)) return [];
  const knowsClasses = classes.length > 0;
  const range = ingress.metadata.name.range ?? ingress.range;
  const severity = knowsClasses ? 'warning' : 'info';
  const witness = firstRequestOf(ingress);
  return [advise({ code: 'advice/class-none', params: { knowsClasses }, severity, range, witness })];
}

/** Returns the finding for a class that is the default beside others. */
export function checkDefaultClass(lookup: Lookup, own: IngressClass): readonly Diagnostic[] {
  if (!own.isDefault) return [];
  const others = lookup.of('IngressClass', keys.defaultClass).filter((other) => other !== own);
  if (others.length === 0) return [];
  const { name } = own.metadata;
  const params = { className: name.value, others: listOf(others.map(({ metadata }) => metadata.name.value)) };
  return [advise({ code: 'advice/class-two-defaults', params, severity: 'warning', range: name.range ?? own.range })];
}

/** Returns what is wrong with Secrets and hosts of `tls`. */
export function checkTlsReferences(lookup: Lookup, ingress: Ingress): readonly Diagnostic[] {
  return [...checkSecrets(lookup, ingress), ...checkTlsHosts(lookup, ingress), ...checkCovered(ingress)];
}

/** cert-manager and its like make the Secret later. */
function isSecretMade(ingress: Ingress): boolean {
  for (const key of ingress.metadata.annotations.keys()) {
    if (
      key.startsWith('cert-manager.io/') ||
      key.startsWith('certmanager.k8s.io/') ||
      key === 'kubernetes.io/tls-acme'
    ) {
      return true;
    }
  }
  return false;
}

function checkSecrets(lookup: Lookup, ingress: Ingress): readonly Diagnostic[] {
  const namespace = namespaceOf(ingress.metadata);
  return ingress.tls.flatMap(({ secretName, hosts, range }) => {
    const secret = secretName.value;
    if (!secret) return [];
    const place = secretName.range ?? range;
    const witness = witnessOf(hosts[0]?.value || ingress.rules[0]?.host.value || '', '/', 'https');
    const found = lookup.of('Secret', keys.secret(namespace, secret));
    if (found.length === 0) return missingSecret(lookup, secret, ingress, { range: place, witness });
    // One of several with this name may be the one that is meant.
    const missing = found.map(({ dataKeys }) => missingKeys(dataKeys)).sort();
    if (missing[0] === undefined || missing[0] === '') return [];
    const params = { secret, missing: missing[0] };
    return [advise({ code: 'ref/secret-not-tls', params, severity: 'warning', range: place, witness })];
  });
}

/** Returns what a certificate needs and these keys lack, `''` for nothing; of a Secret without data nothing is known. */
function missingKeys(dataKeys: readonly string[]): string {
  return dataKeys.length === 0 ? '' : ['tls.crt', 'tls.key'].filter((key) => !dataKeys.includes(key)).join(', ');
}

function missingSecret(
  lookup: Lookup,
  secret: string,
  ingress: Ingress,
  shown: { readonly range: Ingress['range']; readonly witness: string },
): readonly Diagnostic[] {
  const namespace = namespaceOf(ingress.metadata);
  const elsewhere = lookup.of('Secret', keys.secretName(secret)).map(({ metadata }) => namespaceOf(metadata));
  if (elsewhere.length > 0) {
    const params = { secret, namespace, found: listOf(elsewhere) };
    return [advise({ code: 'ref/secret-other-namespace', params, severity: 'warning', ...shown })];
  }
  const areKnown = lookup.of('Secret', keys.anySecret).length > 0;
  if (lookup.existence === 'assumed' || isSecretMade(ingress) || !areKnown) return [];
  return [advise({ code: 'ref/secret-missing', params: { secret, namespace }, severity: 'info', ...shown })];
}

function checkTlsHosts(lookup: Lookup, ingress: Ingress): readonly Diagnostic[] {
  // A rule without host serves every host of the certificate.
  const servesAll = ingress.rules.length === 0 || ingress.rules.some(({ host }) => !host.value);
  if (servesAll) return [];
  const own = ingress.rules.map(({ host }) => host.value ?? '');
  return ingress.tls.flatMap(({ hosts }) =>
    hosts.flatMap(({ value, range }) => {
      const isServed =
        lookup.of('Ingress', keys.host(value)).length > 0 ||
        own.some((host) => covers(value, host) || covers(host, value));
      if (isServed || value === '') return [];
      return [
        advise({
          code: 'advice/tls-host-without-rule',
          params: { host: value },
          severity: 'info',
          range: range ?? ingress.range,
          witness: witnessOf(value, '/', 'https'),
        }),
      ];
    }),
  );
}

/** True when the certificate host `cover` holds for `host`: equal, or a wildcard of one label. */
function covers(cover: string, host: string): boolean {
  if (cover === host) return true;
  return cover.startsWith('*.') && host.slice(host.indexOf('.')) === cover.slice(1) && host.indexOf('.') > 0;
}

function checkCovered(ingress: Ingress): readonly Diagnostic[] {
  // An entry without hosts stands for whatever the controller's default certificate covers.
  if (ingress.tls.length === 0 || ingress.tls.some(({ hosts }) => hosts.length === 0)) return [];
  const covered = ingress.tls.flatMap(({ hosts }) => hosts.map(({ value }) => value));
  return ingress.rules.flatMap(({ host, range }) => {
    const name = host.value;
    if (!name || covered.some((cover) => covers(cover, name))) return [];
    return [
      advise({
        code: 'advice/tls-rule-not-covered',
        params: { host: name },
        severity: 'info',
        range: host.range ?? range,
        witness: witnessOf(name, '/', 'https'),
      }),
    ];
  });
}

/** Returns routes that stand elsewhere too, rules without host that others hide, and wildcards whose apex nobody serves. */
export function checkRoutes(lookup: Lookup, ingress: Ingress): readonly Diagnostic[] {
  const hostless = ingress.rules.filter(({ host }) => !host.value);
  return [
    ...checkDuplicates(lookup, ingress),
    ...hostless.flatMap((rule) => checkHidden(lookup, ingress, rule)),
    ...ingress.rules.flatMap((rule) => checkApex(lookup, rule)),
  ];
}

function backendText(backend: IngressBackend | null, namespace: string): string {
  if (backend?.resource) return `${namespace} ${backend.resource.value.kind} ${backend.resource.value.name}`;
  const port = backend?.service?.port.value;
  return `${namespace} ${backend?.service?.name.value} ${port?.name || port?.number}`;
}

/** The same class, host, type and path with another backend: which one answers is nowhere specified. Each route is told once per Ingress, at its last place. */
function checkDuplicates(lookup: Lookup, ingress: Ingress): readonly Diagnostic[] {
  if (isSplit(ingress)) return [];
  const className = classOf(ingress);
  const found = new Map<string, Diagnostic>();
  for (const { backend, host, path } of backendsOf(ingress)) {
    if (!path?.pathType.value) continue;
    const mine = backendText(backend, namespaceOf(ingress.metadata));
    const key = keys.route(className, host, path);
    const others = lookup
      .of('Ingress', key)
      .filter((other) => !isSplit(other) && hasOtherBackend(lookup, other, key, mine));
    if (others.length === 0) continue;
    const params = {
      host,
      path: path.path.value ?? '',
      pathType: path.pathType.value,
      others: listOf(others.filter((other) => other !== ingress).map(({ metadata }) => qualifiedName(metadata))),
    };
    const range = path.path.range ?? path.range;
    const witness = requestOf(host, path);
    found.set(key, advise({ code: 'advice/duplicate-route', params, severity: 'warning', range, witness }));
  }
  return [...found.values()];
}

function hasOtherBackend(lookup: Lookup, other: Ingress, key: string, mine: string): boolean {
  const texts = lookup.backends(other).get(key);
  return texts !== undefined && (texts.size > 1 || !texts.has(mine));
}

/** Returns the backends of each route of an Ingress, as texts by the route's key. */
export function backendsByRoute(ingress: Ingress): ReadonlyMap<string, ReadonlySet<string>> {
  const namespace = namespaceOf(ingress.metadata);
  const className = classOf(ingress);
  const routes = new Map<string, Set<string>>();
  for (const { backend, host, path } of backendsOf(ingress)) {
    if (!path) continue;
    const key = keys.route(className, host, path);
    const texts = routes.get(key) ?? new Set();
    routes.set(key, texts.add(backendText(backend, namespace)));
  }
  return routes;
}

/** So many hosts are told beside the first: enough to see whether a controller serves them. */
const mostOthers = 11;

/** Hosts with rules of their own do not fall back to the rule without host, except where their paths cover it anyway. */
function checkHidden(lookup: Lookup, ingress: Ingress, rule: IngressRule): readonly Diagnostic[] {
  const neighbours = lookup
    .of('Ingress', keys.hostsOf(classOf(ingress)))
    .flatMap(({ rules }) => rules)
    .filter(({ host }) => host.value)
    .map(({ host, paths }) => ({
      host: host.value ?? '',
      texts: new Set((paths ?? []).map(({ path }) => path.value || '/')),
    }));
  return (rule.paths ?? []).flatMap((path) => {
    const text = path.path.value ?? '';
    if (text === '' || path.pathType.value === 'ImplementationSpecific') return [];
    const covered = new Set(neighbours.flatMap(({ host, texts }) => (texts.has(text) ? host : [])));
    const names = [...new Set(neighbours.map(({ host }) => host))].filter((host) => !covered.has(host)).sort();
    const [host, ...more] = names;
    if (host === undefined) return [];
    const params = { path: text, host, count: names.length, others: more.slice(0, mostOthers).join(', ') };
    const range = path.path.range ?? path.range;
    return [
      advise({ code: 'advice/hostless-hidden', params, severity: 'info', range, witness: requestOf(host, path) }),
    ];
  });
}

function checkApex(lookup: Lookup, { host, range }: IngressRule): readonly Diagnostic[] {
  const name = host.value ?? '';
  const apex = name.slice(2);
  if (!name.startsWith('*.') || lookup.of('Ingress', keys.host(apex)).length > 0) return [];
  const finding = { code: 'advice/wildcard-apex', params: { host: name, apex }, severity: 'hint' } as const;
  return [advise({ ...finding, range: host.range ?? range, witness: witnessOf(apex, '/') })];
}
