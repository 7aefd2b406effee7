import { abouts } from '../controllers/abouts.ts';
import type { ProfileOptions } from '../match/profile.ts';

/** What the files say of classes: no IngressClass, one of the controller, one of another, and each of the two marked default. */
const worlds = ['none', 'own', 'other', 'own-default', 'other-default'] as const;

/** What `spec.ingressClassName` says: nothing, the class `edge` of the controller, the class `other` of another. */
const fields = [null, 'edge', 'other'] as const;

/** What the class annotation says: nothing, an empty text, the value that the controller listens to by itself, another. */
const annotations = [null, '', 'usual', 'else'] as const;

/** The value of the class annotation that a controller listens to by itself, and what its IngressClasses name. */
const identities: ReadonlyMap<string, { readonly usual: string; readonly controller: string }> = new Map(
  abouts.map(({ id, usualClass, controllerNames: [controller = 'example.com/any'] }) => [
    id,
    { usual: usualClass ?? id, controller },
  ]),
);

/**
 * Who is taken, written down from what is known of each controller: a line for each field, a word for each world, a character for each annotation;
 * `+` is taken. Without any IngressClass classes are unknown: a class that is named is the controller's and an Ingress without one is taken,
 * unless an option names a class or switches the look-up off.
 */
export const classTable: readonly (readonly [profile: string, options: ProfileOptions, lines: readonly string[]])[] = [
  ['kubernetes', {}, ['++++ --++ --++ ++++ ++++', '++++ ++++ ---- ++++ ----', '++++ ---- ++++ ---- ++++']],
  ['ingress-nginx', {}, ['+-+- --+- --+- +-+- --+-', '++++ ++++ ---- ++++ ----', '++++ ---- ---- ---- ----']],
  [
    'ingress-nginx',
    { watchIngressWithoutClass: true },
    ['+-+- +-+- +-+- +-+- --+-', '++++ ++++ ---- ++++ ----', '++++ ---- ---- ---- ----'],
  ],
  [
    'ingress-nginx',
    { ingressClass: 'else' },
    ['---+ ---+ ---+ +--+ ---+', '---- ++++ ---- ++++ ----', '---- ---- ---- ---- ----'],
  ],
  [
    'ingress-nginx',
    { ingressClass: 'edge', ingressClassByName: true },
    ['---- ---- ---- +--- ----', '++++ ++++ ++++ ++++ ++++', '---- ---- ---- ---- ----'],
  ],
  [
    'ingress-nginx',
    { controllerClass: 'example.com/x' },
    ['+-+- --+- --+- --+- +-+-', '++++ ---- ---- ---- ----', '++++ ---- ++++ ---- ++++'],
  ],
  ['traefik', {}, ['+++- +++- +++- +++- -++-', '++++ ++++ ---- ++++ ----', '++++ ---- ---- ---- ----']],
  [
    'traefik',
    { ingressClass: 'edge' },
    ['---- ---- ---- +--- ----', '---- ++++ ---- ++++ ----', '---- ---- ---- ---- ----'],
  ],
  [
    'traefik',
    { ingressClass: 'else' },
    ['---+ ---+ ---+ ---+ ---+', '---- ---- ---- ---- ----', '---- ---- ---- ---- ----'],
  ],
  [
    'traefik',
    { disableIngressClassLookup: true },
    ['+++- +++- +++- -++- -++-', '---- ---- ---- ---- ----', '---- ---- ---- ---- ----'],
  ],
  ['haproxy-ingress', {}, ['+-+- --+- --+- +-+- --+-', '+-+- +-+- --+- +-+- --+-', '+-+- --+- --+- --+- --+-']],
  [
    'haproxy-ingress',
    { watchIngressWithoutClass: true },
    ['+-+- +-+- +-+- +-+- --+-', '+-+- +-+- --+- +-+- --+-', '+-+- --+- --+- --+- --+-'],
  ],
  [
    'haproxy-ingress',
    { ingressClass: 'else' },
    ['---+ ---+ ---+ +--+ ---+', '---+ +--+ ---+ +--+ ---+', '---+ ---+ ---+ ---+ ---+'],
  ],
  [
    'haproxy-ingress',
    { ingressClassPrecedence: true },
    ['+-+- --+- --+- +-+- --+-', '++++ ++++ ---- ++++ ----', '++++ ---- ---- ---- ----'],
  ],
  [
    'haproxy-ingress',
    { controllerClass: 'x' },
    ['+-+- --+- --+- --+- --+-', '+-+- --+- --+- --+- --+-', '+-+- --+- --+- --+- --+-'],
  ],
  ['haproxytech', {}, ['++++ ++++ ++++ ++++ ----', '++++ ++++ ---- ++++ ----', '++++ ---- ---- ---- ----']],
  [
    'haproxytech',
    { ingressClass: 'x' },
    ['---- ---- ---- ---- ----', '---- ---- ---- ---- ----', '---- ---- ---- ---- ----'],
  ],
  [
    'haproxytech',
    { ingressClass: 'x', emptyIngressClass: true },
    ['++++ ++++ ++++ -+++ -+++', '---- ---- ---- ---- ----', '---- ---- ---- ---- ----'],
  ],
];

/** One combination of the table. */
export interface ClassCase {
  readonly name: string;
  readonly field: string | null;
  readonly annotation: string | null;
  readonly world: (typeof worlds)[number];
  readonly isTaken: boolean;
  /** The manifests as one text. */
  readonly text: string;
}

function ingressClass(name: string, controller: string, isDefault: boolean): object {
  const annotations = isDefault ? { 'ingressclass.kubernetes.io/is-default-class': 'true' } : {};
  const metadata = { name, annotations };
  return { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', metadata, spec: { controller } };
}

function ingress(field: string | null, annotation: string | null): object {
  const backend = { service: { name: 'web', port: { number: 80 } } };
  const rules = [{ host: 'web.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: 'web',
      namespace: 'default',
      ...(annotation === null ? {} : { annotations: { 'kubernetes.io/ingress.class': annotation } }),
    },
    spec: { ...(field === null ? {} : { ingressClassName: field }), rules },
  };
}

/** The IngressClass that a world holds. */
function classesOf(world: (typeof worlds)[number], controller: string): readonly object[] {
  const isDefault = world.endsWith('default');
  if (world.startsWith('own')) return [ingressClass('edge', controller, isDefault)];
  return world === 'none' ? [] : [ingressClass('other', 'example.com/x', isDefault)];
}

/** Returns every combination that the lines of a profile speak of. */
export function casesOf(profile: string, lines: readonly string[]): readonly ClassCase[] {
  const { usual = '', controller = '' } = identities.get(profile) ?? {};
  return fields.flatMap((field, line) =>
    worlds.flatMap((world, word) =>
      annotations.map((said, at): ClassCase => {
        const annotation = said === 'usual' ? usual : said;
        const objects = [ingress(field, annotation), ...classesOf(world, controller)];
        return {
          name: `class ${field}, annotation ${annotation === null ? 'none' : JSON.stringify(annotation)}, IngressClasses ${world}`,
          field,
          annotation,
          world,
          isTaken: lines[line]?.split(' ')[word]?.[at] === '+',
          text: objects.map((object) => JSON.stringify(object)).join('\n---\n'),
        };
      }),
    ),
  );
}
