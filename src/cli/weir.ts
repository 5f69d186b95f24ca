/** The command `weir`: finds the verb and runs it. An entry: importing it runs it. */
import { readFileSync } from 'node:fs';
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
  const [name, ...rest] = args;
  if (name === undefined) return say(process.stderr, helpText(), USAGE);
  if (name === '--help' || name === '-h' || name === 'help') return say(process.stdout, helpText(), 0);
  if (name === '--version' || name === '-V') return say(process.stdout, `${version()}\n`, 0);
  const entry = VERBS.find((verb) => verb.name === name);
  if (entry === undefined) return say(process.stderr, unknownVerb(name), USAGE);
  const verb = await entry.load();
  if (rest.includes('--help') || rest.includes('-h'))
    return say(process.stdout, `${verb.usage.trimEnd()}\n`, 0);
  return await verb.run(rest);
}

function say(stream: NodeJS.WriteStream, text: string, code: number): number {
  stream.write(text);
  return code;
}

/** Reads the version from the package, from the source tree as well as from the built one. */
function version(): string {
  for (const place of ['../../package.json', '../../../package.json']) {
    try {
      const manifest: unknown = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8'));
      if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
        return String(manifest.version);
    } catch {
      // Not there: the next place.
    }
  }
  return 'unknown';
}
