import { runContract } from '../../testing/run-contract.ts';
import { runRandom } from '../../testing/run-random.ts';
import { runVectors } from '../../testing/run-vectors.ts';
import { deviations } from './deviations.ts';
import { ingressNginx } from './profile.ts';

runContract(ingressNginx, deviations);
runVectors(ingressNginx, 'ingress-nginx.jsonl', { fixtures: 64, cases: 281 });
runVectors(ingressNginx, 'generated/ingress-nginx.jsonl', { fixtures: 100, cases: 2581 });
runVectors(ingressNginx, 'kinds.jsonl', { fixtures: 8, cases: 25 });
runRandom(ingressNginx, 'nginx.ingress.kubernetes.io/', {
  'rewrite-target': ['/', '/$1', '/x/$2', 'https://o.example/$1', '$nope', '/{'],
  'use-regex': ['true', 'false', 'yes'],
  'app-root': ['/app', 'app'],
  'ssl-redirect': ['false', 'true'],
  'force-ssl-redirect': ['true'],
  'permanent-redirect': ['https://o.example', '/x', ' '],
  'permanent-redirect-code': ['308', '304', 'x'],
  'temporal-redirect': ['https://o.example', 'ftp://o'],
  'from-to-www-redirect': ['true', 'maybe'],
  'server-alias': ['z.b', '*.z', '~^x(.)', 'a*b', 'c.a.b'],
  'default-backend': ['t', 'none'],
  canary: ['true', 'false'],
  'canary-weight': ['30', '100', '-1', 'x'],
  'canary-by-header': ['x-c'],
  'canary-by-header-pattern': ['(a', '^a'],
  'enable-cors': ['true'],
  'whitelist-source-range': ['10.0.0.0/8', ''],
  'auth-type': ['basic', 'none'],
  'configuration-snippet': ['return 200;'],
  'relative-redirects': ['true'],
  'preserve-trailing-slash': ['true'],
});
