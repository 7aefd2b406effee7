import { runContract } from '../../testing/run-contract.ts';
import { runRandom } from '../../testing/run-random.ts';
import { runVectors } from '../../testing/run-vectors.ts';
import { deviations } from './deviations.ts';
import { haproxytech } from './profile.ts';

runContract(haproxytech, deviations);
runVectors(haproxytech, 'haproxytech.jsonl', { fixtures: 20, cases: 83 });
runVectors(haproxytech, 'generated/haproxytech.jsonl', { fixtures: 100, cases: 3000 });
runRandom(haproxytech, 'haproxy.org/', {
  'path-rewrite': ['/x', '/a/(.*) /\\\\1', '( /x', ''],
  'ssl-redirect': ['true', 'false', 'odd'],
  'ssl-redirect-port': ['443', 'x'],
  'request-redirect': ['o.example', 'https://o.example'],
  'request-redirect-code': ['301'],
  whitelist: ['10.0.0.0/8'],
});
