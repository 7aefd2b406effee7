import { describe, expect, test } from 'vitest';
import { clusterOf, type Manifest } from '../testing/cluster.ts';
import { configMapIn, reportConfigMap, withConfigMap } from './configmap-options.ts';

const signs = {
  names: ['proxy-config'],
  label: 'proxy',
  keys: new Set(['redirect', 'timeout']),
  noted: new Set(['snippet']),
};
const identity = { id: 'proxy', displayName: 'Proxy', verifiedAgainst: '1' };

function configMap(name: string, data: Readonly<Record<string, string>>, label?: string): Manifest {
  const labels = label === undefined ? {} : { 'app.kubernetes.io/name': label };
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'system', labels }, data };
}

const nameOf = (...maps: readonly Manifest[]) => configMapIn(clusterOf(maps), signs)?.object.metadata.name.value;

describe('the ConfigMap of a controller', () => {
  test('is known by its name, or by its label and a key that the controller reads', () => {
    expect(nameOf(configMap('proxy-config', {}))).toBe('proxy-config');
    expect(nameOf(configMap('mine', { redirect: 'no' }, 'proxy'))).toBe('mine');
    expect(nameOf(configMap('tcp-services', { '9000': 'default/tcp:9000' }, 'proxy'))).toBeUndefined();
    expect(nameOf(configMap('mine', { redirect: 'no' }))).toBeUndefined();
    expect(nameOf(configMap('other', { redirect: 'no' }, 'shop'))).toBeUndefined();
  });

  test('gives its data to the option configMap, and what is set by hand comes first', () => {
    const cluster = clusterOf([configMap('proxy-config', { redirect: 'no', timeout: '5' })]);
    expect(withConfigMap({ a: 1 }, cluster, signs)).toEqual({ a: 1, configMap: { redirect: 'no', timeout: '5' } });
    expect(withConfigMap({ configMap: { timeout: '9' } }, cluster, signs)).toEqual({
      configMap: { redirect: 'no', timeout: '9' },
    });
    const without = { a: 1 };
    expect(withConfigMap(without, clusterOf([]), signs)).toBe(without);
  });

  test('names its keys in a finding, and none when it holds nothing that is read', () => {
    const found = (data: Readonly<Record<string, string>>) =>
      reportConfigMap(identity, clusterOf([configMap('proxy-config', data)]), signs).map(
        ({ diagnostic }) => diagnostic.params,
      );
    expect(found({ redirect: 'no', other: 'x' })).toEqual([{ controller: 'Proxy', keys: 'redirect' }]);
    expect(found({ other: 'x' })).toEqual([]);
    expect(found({})).toEqual([]);
  });
});
