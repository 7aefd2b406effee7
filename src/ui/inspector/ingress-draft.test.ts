import { describe, expect, test } from 'vitest';
import { newIngressCommand, startOf } from './ingress-draft.ts';

const typed = { ...startOf('nginx'), name: 'shop', host: 'shop.test', service: 'web', port: 'http' };

describe('the form of a new Ingress', () => {
  test('asks for nothing while name or Service are missing', () => {
    expect(newIngressCommand({ ...typed, name: ' ' }, 'a.yaml', [])).toBeNull();
    expect(newIngressCommand({ ...typed, service: '' }, 'a.yaml', [])).toBeNull();
  });

  test('writes the Service along with the port its path names, unless the workspace has it', () => {
    expect(newIngressCommand(typed, 'a.yaml', [])).toMatchObject({
      className: 'nginx',
      rules: [{ host: 'shop.test', paths: [{ path: '/', backend: { service: 'web', port: { name: 'http' } } }] }],
      services: [{ name: 'web', ports: [{ name: 'http', port: 80 }] }],
    });
    const there = [{ namespace: 'default', name: 'web', ports: [] }];
    expect(newIngressCommand(typed, 'a.yaml', there)).toMatchObject({ services: [] });
    expect(newIngressCommand({ ...typed, namespace: 'other' }, 'a.yaml', there)).toMatchObject({
      services: [{ name: 'web' }],
    });
  });

  test('names the host in the certificate, and no secret when none is given', () => {
    expect(newIngressCommand({ ...typed, withTls: true }, 'a.yaml', [])).toMatchObject({
      tls: [{ hosts: ['shop.test'], secretName: null }],
    });
    expect(newIngressCommand({ ...typed, host: '', withTls: true, secret: 's' }, 'a.yaml', [])).toMatchObject({
      tls: [{ hosts: [], secretName: 's' }],
    });
  });
});
