import { runContract } from '../../testing/run-contract.ts';
import { runRandom } from '../../testing/run-random.ts';
import { runVectors } from '../../testing/run-vectors.ts';
import { deviations } from './deviations.ts';
import { haproxyIngress } from './profile.ts';

runContract(haproxyIngress, deviations);
runVectors(haproxyIngress, 'haproxy-ingress.jsonl', { fixtures: 21, cases: 95 });
runVectors(haproxyIngress, 'kinds.jsonl', { fixtures: 9, cases: 27 });
runVectors(haproxyIngress, 'generated/haproxy-ingress.jsonl', { fixtures: 100, cases: 3000 });
runRandom(haproxyIngress, 'haproxy-ingress.github.io/', {
  'path-type': ['exact', 'prefix', 'begin', 'regex', 'odd'],
  'rewrite-target': ['/', '/x', '/\\\\1'],
  'ssl-redirect': ['true', 'false'],
  'ssl-always-add-https': ['true'],
  'app-root': ['/app'],
  'redirect-to': ['https://o.example', ''],
  'redirect-from': ['d.a.b'],
  'redirect-to-code': ['301', 'x'],
  'server-alias': ['www.a.b', '*.z'],
  'server-alias-regex': ['^x', '('],
  'http-header-match': ['X-A: b'],
});
