import { runContract } from '../../testing/run-contract.ts';
import { runRandom } from '../../testing/run-random.ts';
import { runVectors } from '../../testing/run-vectors.ts';
import { deviations } from './deviations.ts';
import { traefik } from './profile.ts';

runContract(traefik, deviations);
runVectors(traefik, 'traefik.jsonl', { fixtures: 21, cases: 84 });
runVectors(traefik, 'generated/traefik.jsonl', { fixtures: 100, cases: 2942 });
runVectors(traefik, 'kinds.jsonl', { fixtures: 2, cases: 10 });
runRandom(traefik, 'traefik.ingress.kubernetes.io/', {
  'router.priority': ['10', '-1', 'x', ''],
  'router.pathmatcher': ['Path', 'PathPrefix', 'PathRegexp', 'Odd'],
  'router.tls': ['true', 'false'],
  'router.middlewares': ['default-strip@kubernetescrd'],
});
