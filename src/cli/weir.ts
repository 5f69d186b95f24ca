/** The command `weir`: finds the verb and runs it. An entry: importing it runs it. */
import { weirVersion } from '../config/version.ts';
import { helpText, unknownVerb } from './help.ts';
import { VERBS } from './verbs.ts';

/** Exit code for a command line that makes no sense. */
const USAGE = 2;

/** Exit code when the reader of our output has gone (`weir scan | head`), as a shell counts SIGPIPE. */
const NO_READER = 141;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  // Those who serve go on: what they print there is for people alone.
  if (process.argv[2] !== 'serve') process.exit(NO_READER);
});
process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args;
  if (first === undefined) return say(process.stderr, helpText(), USAGE);
  const asksForHelp = first === '--help' || first === '-h' || first === 'help';
  const name = asksForHelp ? rest[0] : first;
  if (name === undefined) return say(process.stdout, helpText(), 0);
  if (name === '--version' || name === '-V') return say(process.stdout, `${weirVersion()}\n`, 0);
  const entry = VERBS.find((verb) => verb.name === name);
  if (entry === undefined) return say(process.stderr, unknownVerb(name), USAGE);
  const verb = await entry.load();
  if (asksForHelp || rest.includes('--help') || rest.includes('-h'))
    return say(process.stdout, `${verb.usage.trimEnd()}\n`, 0);
  return await verb.run(rest);
}

function say(stream: NodeJS.WriteStream, text: string, code: number): number {
  stream.write(text);
  return code;
}
