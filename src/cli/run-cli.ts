import { tableOf } from '../engine/text/index.ts';
import { runConformance } from './command-conformance.ts';
import { runDiff } from './command-diff.ts';
import { runGraph } from './command-graph.ts';
import { runRoute } from './command-route.ts';
import { runTest } from './command-test.ts';
import { runLint, runValidate } from './command-validate.ts';
import { type CliIo, CliProblem } from './io.ts';
import { type CommandIo, printingTo } from './printable.ts';

const usage = `Usage: ingraph COMMAND [OPTIONS] FILES…

  route FILES REQUEST…      where requests go, and why
                            --controller ID  --class NAME  --option name=value  --services assumed|given
                            -H 'Name: value'  --requests FILE  --why-not SERVICE
  validate FILES            what the API server would answer; --kube 1.34…1.37, --lenient
                            --output text|json|sarif, for lint too; kubectl: as it prints
  lint FILES                that, and advice, references and the controller's surprises; --controller ID
  test FILES                runs the routing tests in comments: # route-test: GET URL -> service:port @ ID
                            --controller ID  --option name=value  --services assumed|given  --junit
  diff A B                  requests that two versions answer differently; --controller ID
  diff FILES --controllers A,B
                            requests that two controllers answer differently
  graph FILES --to json|svg the routing graph; --controller ID  --theme light|dark
  conformance FIXTURES…     run fixture files

FILES are files, folders (searched for .yaml, .yml and .json) or - for standard input.
--json prints one JSON object per line, --lang en|ko chooses the language.
Exit status: 0 nothing wrong, 1 a finding, 2 wrong usage or unreadable input.
`;

const commands = tableOf<(args: readonly string[], io: CommandIo) => Promise<number>>({
  route: runRoute,
  test: runTest,
  diff: runDiff,
  conformance: runConformance,
  graph: runGraph,
  validate: runValidate,
  lint: runLint,
});

/** Commands of the design that are still to be built. */
const planned = new Set(['convert']);

/** An error of Node's argument parser: it carries a code of its own. */
function isUsageError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** Runs a command line (without `node` and the script) and resolves to its exit status: 0, 1 or 2. */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined) {
    io.err(usage);
    return 2;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    io.out(usage);
    return 0;
  }
  const safe = printingTo(io);
  const command = commands.get(name);
  if (!command) {
    safe.errLine(
      planned.has(name)
        ? `ingraph ${name}: not available yet`
        : `ingraph: unknown command "${name}"; one of ${[...commands.keys()].join(', ')}`,
    );
    return 2;
  }
  if (args.includes('--help')) {
    io.out(usage);
    return 0;
  }
  try {
    return await command(args, safe);
  } catch (error) {
    if (!(error instanceof CliProblem) && !isUsageError(error)) throw error;
    const [first = ''] = error.message.split('. ');
    safe.errLine(`ingraph ${name}: ${error instanceof CliProblem ? error.message : first}`);
    return 2;
  }
}
