// biome-ignore-all lint/complexity/noExcessiveCognitiveComplexity: test code, one flat case after the other
import type { ObjectRef } from '../../model/objects.ts';
import type { BackendSpec, PathSpec, RuleTarget, ServiceSpec, SingleCommand } from '../command.ts';
import { objectsOf, type Plain, positionOf, type World } from './world.ts';

// A second, much simpler implementation of every command: on JSON, where nothing can be lost.

type Mutable = null | string | number | boolean | Mutable[] | { [key: string]: Mutable };
type MutableMap = { [key: string]: Mutable };
type Objects = Map<string, MutableMap[]>;

const isMap = (value: Mutable | undefined): value is MutableMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: Mutable | undefined): Mutable[] => (Array.isArray(value) ? value : []);

export function jsonOf(world: World): Map<string, readonly Plain[]> {
  return new Map([...world.files].map(([name, file]) => [name, objectsOf(file)]));
}

function isLegacy(object: MutableMap): boolean {
  return String(object['apiVersion']).endsWith('v1beta1');
}

function backendOf(spec: BackendSpec, legacy: boolean): MutableMap {
  if ('resource' in spec) {
    const { apiGroup, kind, name } = spec.resource;
    return { resource: { ...(apiGroup === null ? {} : { apiGroup }), kind, name } };
  }
  if (legacy)
    return { serviceName: spec.service, servicePort: 'name' in spec.port ? spec.port.name : spec.port.number };
  return { service: { name: spec.service, port: { ...spec.port } } };
}

function pathOf(spec: PathSpec, legacy: boolean): MutableMap {
  return { path: spec.path, pathType: spec.pathType, backend: backendOf(spec.backend, legacy) };
}

function child(map: MutableMap, key: string): MutableMap {
  const value = map[key];
  if (isMap(value)) return value;
  const made: MutableMap = {};
  map[key] = made;
  return made;
}

function children(map: MutableMap, key: string): Mutable[] {
  const value = map[key];
  if (Array.isArray(value)) return value;
  const made: Mutable[] = [];
  map[key] = made;
  return made;
}

function ruleMap(host: string | null, paths: Mutable[]): MutableMap {
  return { ...(host ? { host } : {}), ...(paths.length > 0 ? { http: { paths } } : {}) };
}

function filesOf(command: SingleCommand): ReadonlySet<string> | null {
  if (command.type === 'service/rename') return null;
  if (command.type === 'object/move-to-file') return new Set([command.object.file, command.file]);
  if (command.type === 'path/move-to-file') return new Set([command.at.object.file, command.file]);
  if (command.type === 'path/move') return new Set([command.at.object.file, command.to.object.file]);
  if ('object' in command) return new Set([command.object.file]);
  if ('at' in command) return new Set([command.at.object.file]);
  if ('to' in command) return new Set([command.to.object.file]);
  if ('rule' in command) return new Set([command.rule.object.file]);
  if ('rules' in command && !('file' in command)) return new Set(command.rules.map((ref) => ref.object.file));
  return new Set('file' in command ? [command.file] : []);
}

/** The JSON of every file as it should be after the command. */
export function expectedAfter(world: World, command: SingleCommand): Map<string, readonly Plain[]> {
  // Only what the command may touch is copied: the rest is compared by identity of its values.
  const touched = filesOf(command);
  const objects: Objects = new Map();
  for (const [name, all] of jsonOf(world)) {
    objects.set(name, (touched === null || touched.has(name) ? structuredClone(all) : all) as unknown as MutableMap[]);
  }
  const at = (ref: ObjectRef): MutableMap => {
    const file = world.files.get(ref.file);
    const found = file ? objects.get(ref.file)?.[positionOf(file, ref)] : undefined;
    if (!found) throw new Error('no such object');
    return found;
  };
  const spec = (ref: ObjectRef): MutableMap => child(at(ref), 'spec');
  const rules = (ref: ObjectRef): Mutable[] => children(spec(ref), 'rules');
  const rule = (ref: ObjectRef, index: number): MutableMap => rules(ref)[index] as MutableMap;
  const paths = (ref: ObjectRef, index: number): Mutable[] => children(child(rule(ref, index), 'http'), 'paths');
  const dropEmptyRules = (ref: ObjectRef): void => {
    if (rules(ref).length === 0) delete spec(ref)['rules'];
  };
  const indexOfRule = (to: RuleTarget): number =>
    'rule' in to
      ? to.rule
      : rules(to.object).findIndex((each) => ((isMap(each) && each['host']) || null) === (to.host || null));
  // biome-ignore lint/nursery/useExhaustiveSwitchCases: the others are expected elsewhere
  switch (command.type) {
    case 'path/set-path':
      (paths(command.at.object, command.at.rule)[command.at.path] as MutableMap)['path'] = command.path;
      break;
    case 'path/set-type':
      (paths(command.at.object, command.at.rule)[command.at.path] as MutableMap)['pathType'] = command.pathType;
      break;
    case 'path/set-backend': {
      const path = paths(command.at.object, command.at.rule)[command.at.path] as MutableMap;
      path['backend'] = backendOf(command.backend, isLegacy(at(command.at.object)));
      break;
    }
    case 'path/add': {
      const value = pathOf(command.spec, isLegacy(at(command.to.object)));
      const index = indexOfRule(command.to);
      if (index < 0) rules(command.to.object).push(ruleMap('host' in command.to ? command.to.host : null, [value]));
      else {
        const target = paths(command.to.object, index);
        target.splice(command.index ?? target.length, 0, value);
      }
      break;
    }
    case 'path/remove': {
      const target = paths(command.at.object, command.at.rule);
      target.splice(command.at.path, 1);
      if (target.length === 0) rules(command.at.object).splice(command.at.rule, 1);
      dropEmptyRules(command.at.object);
      break;
    }
    case 'path/duplicate': {
      const target = paths(command.at.object, command.at.rule);
      target.splice(command.at.path + 1, 0, structuredClone(target[command.at.path] ?? null));
      break;
    }
    case 'path/move': {
      const source = paths(command.at.object, command.at.rule);
      const moved = source[command.at.path] ?? null;
      const index = indexOfRule(command.to);
      const target = index < 0 ? [] : paths(command.to.object, index);
      if (index < 0) rules(command.to.object).push(ruleMap('host' in command.to ? command.to.host : null, target));
      const to = index < 0 ? rules(command.to.object).at(-1) : null;
      target.splice(command.index !== null && index >= 0 ? command.index : target.length, 0, moved);
      if (isMap(to)) to['http'] = { paths: target };
      const shift = source === target && command.index !== null && command.index <= command.at.path ? 1 : 0;
      source.splice(command.at.path + shift, 1);
      if (source.length === 0) rules(command.at.object).splice(command.at.rule, 1);
      dropEmptyRules(command.at.object);
      break;
    }
    case 'host/add': {
      const legacy = isLegacy(at(command.object));
      rules(command.object).push(
        ruleMap(
          command.host,
          command.paths.map((each) => pathOf(each, legacy)),
        ),
      );
      break;
    }
    case 'host/rename':
      for (const ref of command.rules) {
        const target = rule(ref.object, ref.rule);
        const before = target['host'] || null;
        if (command.host) target['host'] = command.host;
        else delete target['host'];
        if (!command.host || before === null) continue;
        for (const tls of list(spec(ref.object)['tls'])) {
          if (!isMap(tls) || !Array.isArray(tls['hosts'])) continue;
          tls['hosts'] = tls['hosts'].map((host) => (host === before ? command.host : host));
        }
      }
      break;
    case 'host/remove':
      for (const ref of [...command.rules].sort((a, b) => b.rule - a.rule)) rules(ref.object).splice(ref.rule, 1);
      for (const ref of command.rules) dropEmptyRules(ref.object);
      break;
    case 'host/duplicate': {
      const copy = structuredClone(rule(command.rule.object, command.rule.rule));
      if (command.host) copy['host'] = command.host;
      else delete copy['host'];
      rules(command.rule.object).splice(command.rule.rule + 1, 0, copy);
      break;
    }
    case 'host/move': {
      const all = rules(command.rule.object);
      const moved = all[command.rule.rule] ?? null;
      all.splice(command.index, 0, moved);
      all.splice(command.rule.rule + (command.index <= command.rule.rule ? 1 : 0), 1);
      break;
    }
    case 'service/rename':
      for (const object of [...objects.values()].flat())
        renameService(object, command.namespace, command.from, command.to);
      break;
    case 'tls/add':
      children(spec(command.object), 'tls').push({
        ...(command.hosts.length > 0 ? { hosts: [...command.hosts] } : {}),
        ...(command.secretName ? { secretName: command.secretName } : {}),
      });
      break;
    case 'tls/set-secret':
      (children(spec(command.object), 'tls')[command.index] as MutableMap)['secretName'] = command.secretName;
      break;
    case 'tls/set-hosts': {
      const entry = children(spec(command.object), 'tls')[command.index] as MutableMap;
      const old = list(entry['hosts']);
      const added = command.hosts.filter((host) => !old.includes(host));
      const hosts = [...old.filter((host) => command.hosts.includes(String(host))), ...added];
      if (hosts.length > 0) entry['hosts'] = hosts;
      else delete entry['hosts'];
      break;
    }
    case 'service/set-port': {
      const port = list(spec(command.object)['ports'])[command.index] as MutableMap;
      for (const [key, value] of Object.entries(command.change)) {
        if (value === null) delete port[key];
        else port[key] = value;
      }
      break;
    }
    case 'service/add-port':
      children(spec(command.object), 'ports').push({
        ...(command.name === null ? {} : { name: command.name }),
        port: command.port,
      });
      break;
    case 'service/remove-port': {
      const ports = children(spec(command.object), 'ports');
      ports.splice(command.index, 1);
      if (ports.length === 0) delete spec(command.object)['ports'];
      break;
    }
    case 'tls/remove': {
      const all = children(spec(command.object), 'tls');
      all.splice(command.index, 1);
      if (all.length === 0) delete spec(command.object)['tls'];
      break;
    }
    case 'default-backend/set': {
      const legacy = isLegacy(at(command.object));
      spec(command.object)[legacy ? 'backend' : 'defaultBackend'] = backendOf(command.backend, legacy);
      break;
    }
    case 'default-backend/remove':
      delete spec(command.object)['defaultBackend'];
      delete spec(command.object)['backend'];
      break;
    case 'ingress/set-class':
      setClass(at(command.object), command.className);
      break;
    case 'ingress/rename':
      child(at(command.object), 'metadata')['name'] = command.name;
      break;
    case 'ingress/set-namespace':
      if (command.namespace) child(at(command.object), 'metadata')['namespace'] = command.namespace;
      else delete child(at(command.object), 'metadata')['namespace'];
      break;
    case 'annotation/set':
      child(child(at(command.object), 'metadata'), 'annotations')[command.key] = command.value;
      break;
    case 'annotation/remove':
      dropAnnotation(at(command.object), command.key);
      break;
    case 'ingress/add': {
      const { file, name, namespace, className, tls = [], services = [] } = command;
      objects.get(file)?.push({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name, ...(namespace ? { namespace } : {}) },
        spec: {
          ...(className ? { ingressClassName: className } : {}),
          ...(tls.length > 0
            ? {
                tls: tls.map(({ hosts, secretName }) => ({ hosts: [...hosts], ...(secretName ? { secretName } : {}) })),
              }
            : {}),
          rules: command.rules.map(({ host, paths: all }) =>
            ruleMap(
              host,
              all.map((each) => pathOf(each, false)),
            ),
          ),
        },
      });
      objects.get(file)?.push(...services.map((service) => serviceMap(service, namespace)));
      break;
    }
    case 'service/add':
      objects.get(command.file)?.push(serviceMap(command, command.namespace));
      break;
    case 'ingress/remove': {
      const file = world.files.get(command.object.file);
      if (file) objects.get(command.object.file)?.splice(positionOf(file, command.object), 1);
      break;
    }
    case 'object/move-to-file': {
      const file = world.files.get(command.object.file);
      const [moved] = file ? (objects.get(file.name)?.splice(positionOf(file, command.object), 1) ?? []) : [];
      if (moved) objects.get(command.file)?.push(moved);
      break;
    }
    case 'path/move-to-file': {
      const { object, rule: ruleIndex, path } = command.at;
      const file = world.files.get(object.file);
      const from = at(object);
      const source = paths(object, ruleIndex);
      const host = rule(object, ruleIndex)['host'] || null;
      const there = objects.get(command.file) ?? [];
      const target = there.find((other) => isLike(other, from) && ruleOf(other, host));
      if (rules(object).length === 1 && source.length === 1 && !('defaultBackend' in spec(object))) {
        if (file) there.push(...(objects.get(object.file)?.splice(positionOf(file, object), 1) ?? []));
        break;
      }
      const [moved = null] = source.splice(path, 1);
      if (source.length === 0) rules(object).splice(ruleIndex, 1);
      dropEmptyRules(object);
      if (target) children(child(ruleOf(target, host) ?? {}, 'http'), 'paths').push(moved);
      else there.push(newFor(from, host, moved));
      break;
    }
    case 'ingress/duplicate': {
      const file = world.files.get(command.object.file);
      const copy = structuredClone(at(command.object));
      child(copy, 'metadata')['name'] = command.name;
      if (file) objects.get(command.object.file)?.splice(positionOf(file, command.object) + 1, 0, copy);
      break;
    }
  }
  return objects;
}

/** What stands under a key, for looking only. */
function peek(map: MutableMap, key: string): MutableMap {
  const value = map[key];
  return isMap(value) ? value : {};
}

function classOf(object: MutableMap): Mutable {
  const annotations = peek(peek(object, 'metadata'), 'annotations');
  return peek(object, 'spec')['ingressClassName'] || annotations['kubernetes.io/ingress.class'] || null;
}

function isLike(a: MutableMap, b: MutableMap): boolean {
  const namespaceIn = (object: MutableMap): Mutable => peek(object, 'metadata')['namespace'] || 'default';
  if (a['kind'] !== 'Ingress' || a['apiVersion'] !== b['apiVersion']) return false;
  return namespaceIn(a) === namespaceIn(b) && classOf(a) === classOf(b) && annotationsOf(a) === annotationsOf(b);
}

/** What is written of how paths are read, whatever its order. */
function annotationsOf(object: MutableMap): string {
  const annotations = peek(peek(object, 'metadata'), 'annotations');
  const apart = ['kubectl.kubernetes.io/last-applied-configuration', 'kubernetes.io/ingress.class'];
  return JSON.stringify(
    Object.entries(annotations)
      .filter(([key]) => !apart.includes(key))
      .sort(),
  );
}

function ruleOf(object: MutableMap, host: Mutable): MutableMap | null {
  const found = list(peek(object, 'spec')['rules']).find((each) => isMap(each) && (each['host'] || null) === host);
  return isMap(found) ? found : null;
}

/** The Ingress that is made for a path which no Ingress of the other file takes. */
function newFor(from: MutableMap, host: Mutable, path: Mutable): MutableMap {
  const metadata = peek(from, 'metadata');
  const spec = peek(from, 'spec');
  const tls = list(spec['tls']).filter((each) => isMap(each) && host !== null && list(each['hosts']).includes(host));
  const annotations = isMap(metadata['annotations']) ? metadata['annotations'] : {};
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: `${metadata['name']}-2`,
      ...(metadata['namespace'] ? { namespace: metadata['namespace'] } : {}),
      ...(Object.keys(annotations).length > 0 ? { annotations: structuredClone(annotations) } : {}),
    },
    spec: {
      ...(spec['ingressClassName'] ? { ingressClassName: spec['ingressClassName'] } : {}),
      ...(tls.length > 0
        ? {
            tls: tls.map((each) => ({
              hosts: [host],
              ...(isMap(each) && each['secretName'] ? { secretName: each['secretName'] } : {}),
            })),
          }
        : {}),
      rules: [{ ...(host ? { host } : {}), http: { paths: [path] } }],
    },
  };
}

function serviceMap({ name, ports }: ServiceSpec, namespace: string | null): MutableMap {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...(namespace ? { namespace } : {}) },
    spec: {
      selector: { app: name },
      ports: ports.map(({ name: portName, port }) => ({ ...(portName === null ? {} : { name: portName }), port })),
    },
  };
}

function renameService(object: MutableMap, namespace: string, from: string, to: string): void {
  const metadata = isMap(object['metadata']) ? object['metadata'] : {};
  if ((metadata['namespace'] || 'default') !== namespace) return;
  if (object['kind'] === 'Service' && object['apiVersion'] === 'v1' && metadata['name'] === from) metadata['name'] = to;
  if (object['kind'] !== 'Ingress') return;
  const rename = (backend: Mutable | undefined): void => {
    if (!isMap(backend)) return;
    if (isLegacy(object)) {
      if (backend['serviceName'] === from) backend['serviceName'] = to;
    } else if (isMap(backend['service']) && backend['service']['name'] === from) backend['service']['name'] = to;
  };
  const spec = object['spec'];
  if (!isMap(spec)) return;
  rename(spec[isLegacy(object) ? 'backend' : 'defaultBackend']);
  for (const rule of list(spec['rules'])) {
    if (!isMap(rule) || !isMap(rule['http'])) continue;
    for (const path of list(rule['http']['paths'])) if (isMap(path)) rename(path['backend']);
  }
}

function dropAnnotation(object: MutableMap, key: string): void {
  const metadata = child(object, 'metadata');
  const annotations = child(metadata, 'annotations');
  delete annotations[key];
  if (Object.keys(annotations).length === 0) delete metadata['annotations'];
}

function setClass(object: MutableMap, className: string | null): void {
  const key = 'kubernetes.io/ingress.class';
  const metadata = isMap(object['metadata']) ? object['metadata'] : {};
  const annotations = isMap(metadata['annotations']) ? metadata['annotations'] : {};
  const spec = child(object, 'spec');
  const hasAnnotation = key in annotations;
  if (className === null) {
    delete spec['ingressClassName'];
    if (hasAnnotation) dropAnnotation(object, key);
    return;
  }
  if ('ingressClassName' in spec || !hasAnnotation) spec['ingressClassName'] = className;
  if (hasAnnotation) annotations[key] = className;
}
