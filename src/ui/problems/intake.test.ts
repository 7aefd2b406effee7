import { describe, expect, test, vi } from 'vitest';
import { readErrors } from '../../engine/index.ts';
import { createAppStore } from '../../state/store.ts';
import { createEngineClient } from '../../worker/client.ts';
import { inProcessEngine } from '../../worker/in-process.ts';
import { takeErrorText } from './intake.ts';

const manifest = (name: string, path: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}}
spec:
  rules:
  - host: a.test
    http:
      paths:
      - path: ${path}
        backend: {service: {name: ${name}, port: {number: 80}}}
`;

describe('a pasted error text', () => {
  const open = async () => {
    const client = createEngineClient(inProcessEngine());
    const { store, actions } = createAppStore({
      client,
      keeper: null,
      now: () => 0,
      pageUrl: '',
      report: () => undefined,
    });
    actions.openFiles(
      [{ name: 'a.yaml', text: `${manifest('one', '/one')}---\n${manifest('two', '/two')}` }],
      'replace',
    );
    await vi.waitFor(() => expect(store.getState().snapshot.revision).toBe(store.getState().revision));
    return { store, actions };
  };

  test('leads to the problem of the Ingress it names', async () => {
    const { store, actions } = await open();
    const text =
      'The Ingress "two" is invalid: spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified';
    expect(readErrors(text)).not.toEqual([]);
    expect(await takeErrorText({ actions, state: store.getState }, text)).toBe(true);
    const { notice, reveal, bottomTab } = store.getState();
    expect(notice).toMatchObject({ kind: 'diagnosis', isFound: true });
    expect(bottomTab).toBe('problems');
    expect(reveal?.range.start).toBeGreaterThan(manifest('one', '/one').length);
  });

  test('that a version is gone leads to the apiVersion', async () => {
    const { store, actions } = await open();
    const old = manifest('old', '/old').replace('networking.k8s.io/v1', 'extensions/v1beta1');
    actions.openFiles([{ name: 'old.yaml', text: old }], 'replace');
    await vi.waitFor(() => expect(store.getState().snapshot.revision).toBe(store.getState().revision));
    const text =
      'resource mapping not found for name: "old": no matches for kind "Ingress" in version "extensions/v1beta1"';
    expect(await takeErrorText({ actions, state: store.getState }, text)).toBe(true);
    expect(store.getState().reveal?.range.start).toBe(old.indexOf('extensions'));
    expect(store.getState().notice).toMatchObject({ number: 'Q20', isFound: true });
  });

  test('leads to the path it names when no problem fits', async () => {
    const { store, actions } = await open();
    const text =
      'admission webhook "x" denied the request: host "a.test" and path "/two" is already defined in ingress b/c';
    expect(await takeErrorText({ actions, state: store.getState }, text)).toBe(true);
    expect(store.getState().notice).toMatchObject({ number: 'Q25', isFound: true });
  });

  test('is named also when no file has such a place', async () => {
    const { store, actions } = await open();
    const text = 'host "b.test" and path "/none" is already defined in ingress b/c';
    expect(await takeErrorText({ actions, state: store.getState }, text)).toBe(true);
    expect(store.getState().notice).toMatchObject({ number: 'Q25', isFound: false });
    expect(await takeErrorText({ actions, state: store.getState }, 'hello')).toBe(false);
  });
});
