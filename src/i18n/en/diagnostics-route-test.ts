import type { RouteTestDiagnosticParams } from '../../engine/diagnostics/index.ts';
import { lookup } from '../../engine/text/index.ts';
import { request } from './request.ts';

type Reason = RouteTestDiagnosticParams['route-test/unreadable']['reason'];

const reasons: { readonly [R in Reason]: (found: string) => string } = {
  keyword: (found) => `Write \`# route-test:\` and not \`${found}\`, else this is only a comment.`,
  'no-request': () => 'The request is missing: `# route-test: GET https://shop.example.com/cart -> web:80`.',
  'bad-request': (found) => lookup(request.problem, found) ?? found,
  'bad-option': (found) =>
    `\`${found}\` is not something a test knows. Only headers may follow the URL: \`-H 'Name: value'\`.`,
  'no-arrow': () => 'The expected answer is missing: write ` -> ` and where the request goes.',
  'no-expectation': () => 'What is expected? A Service, a status or `rejected` follows the arrow.',
  'bad-status': (found) => `\`${found}\` is not a status from 100 to 599.`,
  'bad-location': (found) => `Only a redirect has a Location, and ${found} is not one.`,
  'bad-service': (found) =>
    `\`${found}\` is not a Service. Write \`service\`, \`service:port\` or \`namespace/service:port\`.`,
  'bad-port': (found) => `The port of \`${found}\` is neither a number from 1 to 65535 nor the name of a port.`,
  'extra-words': (found) => `\`${found}\` is too much: one answer follows the arrow, then perhaps \`@ controller\`.`,
  'no-profile': () => 'Which controller? Its name follows the `@`, several are separated by commas.',
  'unknown-profile': (found) => `\`${found}\` is not a controller that Ingraph knows.`,
};

/** Lines that start like a routing test and cannot be read. */
export const routeTestDiagnostics: {
  readonly [C in keyof RouteTestDiagnosticParams]: (params: RouteTestDiagnosticParams[C]) => string;
} = {
  'route-test/unreadable': ({ reason, found }) => reasons[reason](found),
};
