import type { Ingress } from '../../model/ingress.ts';
import { namespaceOf } from '../../model/metadata.ts';
import type { KubernetesObject, ObjectRef, Service } from '../../model/objects.ts';
import type { BackendSpec, PathSpec, SingleCommand } from '../command.ts';
import type { World } from './world.ts';

interface Found {
  readonly ref: ObjectRef;
  readonly object: KubernetesObject;
}

function objectsOf(world: World): readonly Found[] {
  return [...world.files].flatMap(([file, { units }]) =>
    units.flatMap((unit, document) => unit.objects.map((object, item) => ({ ref: { file, document, item }, object }))),
  );
}

export function ingressesOf(world: World): readonly { readonly ref: ObjectRef; readonly ingress: Ingress }[] {
  return objectsOf(world).flatMap(({ ref, object }) => (object.kind === 'Ingress' ? [{ ref, ingress: object }] : []));
}

export function servicesOf(world: World): readonly { readonly ref: ObjectRef; readonly service: Service }[] {
  return objectsOf(world).flatMap(({ ref, object }) => (object.kind === 'Service' ? [{ ref, service: object }] : []));
}

/** Every command that makes sense on the ports of a Service (`pick` of them). */
export function portCommandsFor(
  object: ObjectRef,
  service: Service,
  pick: (count: number) => readonly number[],
): readonly SingleCommand[] {
  return [
    { type: 'service/add-port', object, port: 9090, name: 'metrics' },
    { type: 'service/add-port', object, port: 9091, name: null },
    ...pick(service.ports.length).flatMap((index): readonly SingleCommand[] => [
      { type: 'service/set-port', object, index, change: { port: 8443 } },
      { type: 'service/set-port', object, index, change: { name: 'on' } },
      { type: 'service/set-port', object, index, change: { name: null } },
      { type: 'service/set-port', object, index, change: { targetPort: 8081 } },
      { type: 'service/set-port', object, index, change: { targetPort: 'container' } },
      { type: 'service/set-port', object, index, change: { targetPort: null } },
      { type: 'service/set-port', object, index, change: { name: 'all', port: 81, targetPort: 'three' } },
      { type: 'service/remove-port', object, index },
    ]),
  ];
}

const backend: BackendSpec = { service: 'new-service', port: { number: 8088 } };
const named: BackendSpec = { service: 'other', port: { name: 'http-alt' } };
const resource: BackendSpec = { resource: { apiGroup: 'k8s.example.com', kind: 'StorageBucket', name: 'static' } };
const spec: PathSpec = { path: '/new/path', pathType: 'Prefix', backend };
const newHost = 'new.example.org';

/** Every command that makes sense on an Ingress, on all its rules and paths (`pick` of them). */
export function commandsFor(
  object: ObjectRef,
  ingress: Ingress,
  others: readonly ObjectRef[],
  pick: (count: number) => readonly number[],
): readonly SingleCommand[] {
  const commands: SingleCommand[] = [
    { type: 'host/add', object, host: newHost, paths: [spec, { ...spec, path: '/', backend: named }] },
    { type: 'host/add', object, host: '*.wild.example.org', paths: [] },
    { type: 'path/add', to: { object, host: 'fresh.example.org' }, index: null, spec },
    { type: 'tls/add', object, hosts: ['a.example.org', '*.b.example.org'], secretName: 'new-tls' },
    { type: 'default-backend/set', object, backend },
    { type: 'default-backend/set', object, backend: named },
    { type: 'default-backend/set', object, backend: resource },
    { type: 'default-backend/remove', object },
    { type: 'ingress/set-class', object, className: 'other-class' },
    { type: 'ingress/set-class', object, className: null },
    { type: 'ingress/rename', object, name: 'renamed' },
    { type: 'ingress/set-namespace', object, namespace: 'other-ns' },
    { type: 'ingress/set-namespace', object, namespace: null },
    { type: 'annotation/set', object, key: 'example.com/new', value: 'on' },
    { type: 'annotation/set', object, key: 'example.com/snippet', value: 'first line;\n  second: # line;\n' },
    { type: 'ingress/remove', object },
    ...others.map(({ file }) => ({ type: 'object/move-to-file', object, file }) as const),
    { type: 'ingress/duplicate', object, name: 'copy-of-it' },
    {
      type: 'ingress/add',
      file: object.file,
      name: 'added',
      namespace: 'ns',
      className: 'c',
      rules: [{ host: newHost, paths: [spec] }],
    },
    {
      type: 'ingress/add',
      file: object.file,
      name: 'added',
      namespace: null,
      className: null,
      rules: [{ host: newHost, paths: [spec] }],
      tls: [{ hosts: [newHost], secretName: 'new-tls' }],
      services: [
        {
          name: 'new-service',
          ports: [
            { name: 'http', port: 80 },
            { name: 'https', port: 443 },
          ],
        },
        { name: 'second', ports: [{ name: null, port: 8080 }] },
      ],
    },
    { type: 'service/add', file: object.file, name: 'added', namespace: null, ports: [{ name: 'http', port: 80 }] },
  ];
  for (const key of ingress.metadata.annotations.keys()) {
    commands.push(
      { type: 'annotation/set', object, key, value: '012' },
      { type: 'annotation/set', object, key, value: 'one\ntwo' },
      { type: 'annotation/remove', object, key },
    );
    break;
  }
  const lastTls = ingress.tls.length - 1;
  if (lastTls >= 0) {
    const hosts = ingress.tls[lastTls]?.hosts.map(({ value }) => value) ?? [];
    commands.push(
      { type: 'tls/set-secret', object, index: lastTls, secretName: 'other-secret' },
      { type: 'tls/remove', object, index: 0 },
      { type: 'tls/set-hosts', object, index: 0, hosts: [] },
      { type: 'tls/set-hosts', object, index: lastTls, hosts: ['*.more.example.org', ...hosts] },
      { type: 'tls/set-hosts', object, index: lastTls, hosts: [newHost, ...hosts.slice(0, 1)] },
      { type: 'tls/set-hosts', object, index: lastTls, hosts: [newHost] },
    );
  }
  for (const rule of pick(ingress.rules.length)) {
    const ref = { object, rule };
    commands.push(
      { type: 'host/rename', rules: [ref], host: newHost },
      { type: 'host/rename', rules: [ref], host: '*.example.org' },
      { type: 'host/rename', rules: [ref], host: null },
      { type: 'host/remove', rules: [ref] },
      { type: 'host/duplicate', rule: ref, host: newHost },
      { type: 'host/move', rule: ref, index: 0 },
      { type: 'host/move', rule: ref, index: ingress.rules.length },
      { type: 'path/add', to: ref, index: null, spec },
      { type: 'path/add', to: ref, index: 0, spec: { ...spec, backend: named } },
    );
    const paths = ingress.rules[rule]?.paths ?? [];
    for (const path of pick(paths.length)) {
      const at = { object, rule, path };
      const service = paths[path]?.backend.value?.service?.name.value;
      if (service)
        commands.push({
          type: 'service/rename',
          namespace: namespaceOf(ingress.metadata),
          from: service,
          to: 'renamed-svc',
        });
      commands.push(
        { type: 'path/set-path', at, path: '/changed' },
        { type: 'path/set-type', at, pathType: 'Exact' },
        { type: 'path/set-type', at, pathType: 'ImplementationSpecific' },
        { type: 'path/set-backend', at, backend },
        { type: 'path/set-backend', at, backend: named },
        { type: 'path/set-backend', at, backend: resource },
        { type: 'path/remove', at },
        { type: 'path/duplicate', at },
        { type: 'path/move', at, to: ref, index: 0 },
        { type: 'path/move', at, to: ref, index: null },
        { type: 'path/move', at, to: { object, host: newHost }, index: null },
        ...pick(ingress.rules.length).map(
          (to) => ({ type: 'path/move', at, to: { object, rule: to }, index: 0 }) as const,
        ),
        ...others.map(
          (other) => ({ type: 'path/move', at, to: { object: other, host: newHost }, index: null }) as const,
        ),
        ...others.map((other) => ({ type: 'path/move', at, to: { object: other, rule: 0 }, index: null }) as const),
        ...others.map(({ file }) => ({ type: 'path/move-to-file', at, file }) as const),
      );
    }
  }
  return commands;
}
