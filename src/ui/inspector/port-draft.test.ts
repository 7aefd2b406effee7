import { describe, expect, test } from 'vitest';
import { addPortCommand, nameForFirst, portAsked } from './port-draft.ts';

const object = { file: 'a.yaml', document: 1, item: 0 };
const http = { name: 'http', port: 80, targetPort: null };

describe('a port to add', () => {
  test('starts with what the backend asks for, and with a name where it stands beside others', () => {
    expect(portAsked(8080, [http])).toEqual({ name: 'port-8080', port: '8080' });
    expect(portAsked(8080, [])).toEqual({ name: '', port: '8080' });
    expect(portAsked('admin', [http])).toEqual({ name: 'admin', port: '' });
  });

  test('gives the only port a name first when that has none', () => {
    expect(nameForFirst([{ ...http, name: null }])).toBe('port-80');
    expect(nameForFirst([http])).toBeNull();
    expect(addPortCommand(object, { name: 'admin', port: '9000' }, 'web')).toEqual({
      type: 'batch',
      commands: [
        { type: 'service/set-port', object, index: 0, change: { name: 'web' } },
        { type: 'service/add-port', object, port: 9000, name: 'admin' },
      ],
    });
  });

  test('needs a number', () => {
    expect(addPortCommand(object, { name: 'admin', port: ' ' }, null)).toBeNull();
    expect(addPortCommand(object, { name: '', port: '81' }, null)).toMatchObject({ port: 81, name: null });
  });
});
