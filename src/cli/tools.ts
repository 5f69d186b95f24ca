/** `weir tools`: tools of MCP servers as they were first seen, those that have changed since, and what becomes of these. */
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { openFingerprint } from '../audit/fingerprint.ts';
import { openJournal } from '../audit/journal.ts';
import type { PinChange } from '../audit/pin-record.ts';
import { DEFAULT_JOURNAL_DIR } from '../audit/section.ts';
import { CONVERSATIONS_FILE } from '../state/store-client.ts';
import { readCommandLine, type ValuesOf } from './command-line.ts';
import { type PinStore, pinsInFile, pinsInRedis, type RedisOfPins } from './tools/pin-store.ts';
import { Pinned, type PinnedTool } from './tools/pinned.ts';
import { usageProblem } from './usage-problem.ts';
import type { Verb } from './verb.ts';

const USAGE = `usage: weir tools pins list [--changed] [--json] [WHERE]
       weir tools pins accept --server HOST/PATH --tool NAME [--tenant NAME] [--owner NAME] [--reason TEXT] [WHERE]
       weir tools pins forget --server HOST/PATH --tool NAME [--tenant NAME] [--owner NAME] [--reason TEXT] [WHERE]

list shows the tools that Weir has pinned (spec.tools.pins), and which of them their servers describe otherwise now.
accept pins a changed tool as it is now: it is offered and may be called again. forget drops a pin: the tool is pinned
anew as it is listed next. Both hold for exchanges that begin later; Weir need not be restarted. Each is a record of the
journal, in the chain "operator", before it holds.

  --changed         only those that have changed
  --json            print JSON lines
  --server          host and path of the server, as list shows them: tools.shop.internal/mcp
  --tool NAME       name of the tool
  --tenant NAME     tenant of the callers; none when left out
  --owner NAME      who answers for it; the name of the account when left out
  --reason TEXT     why, for whoever reads the journal
  WHERE:
  --dir DIR         folder of the journal, with its key; default ${DEFAULT_JOURNAL_DIR}
  --state DIR       folder of the state (state.folder); that of the journal when left out
  --redis URL       the Redis that holds conversations for all instances (state.redis.url), in place of a folder;
                    with --redis-user NAME, --redis-password FILE and --redis-ca FILE as it is configured

Exit codes: 0 done, 1 there is nothing of that kind, or it cannot be read, 2 wrong usage.
`;

export const tools: Verb = {
  name: 'tools',
  summary: 'look at tools that their servers have changed',
  usage: USAGE,
  run: runTools,
};

/** The chain of what operators do. */
const CHAIN = 'operator';

const OPTIONS = {
  changed: { type: 'boolean' },
  json: { type: 'boolean' },
  server: { type: 'string' },
  tool: { type: 'string' },
  tenant: { type: 'string' },
  owner: { type: 'string' },
  reason: { type: 'string' },
  dir: { type: 'string' },
  state: { type: 'string' },
  redis: { type: 'string' },
  'redis-user': { type: 'string' },
  'redis-password': { type: 'string' },
  'redis-ca': { type: 'string' },
} as const;
const ACTIONS = ['list', 'accept', 'forget'] as const;

type Values = ValuesOf<typeof OPTIONS>;

async function runTools(args: readonly string[]): Promise<number> {
  const parsed = readCommandLine(args, OPTIONS);
  if (!parsed.ok) return wrong(parsed.fault.message);
  const { positionals, values } = parsed.value;
  const [what, named, ...rest] = positionals;
  const action = ACTIONS.find((one) => one === named);
  if (what !== 'pins' || action === undefined || rest.length > 0)
    return wrong('say "weir tools pins list", "accept" or "forget"');
  const { server, tool } = values;
  if (action !== 'list' && (server === undefined || tool === undefined))
    return wrong(`${action} wants --server and --tool`);
  return await withPins(values, (pinned, journal) =>
    action === 'list' ? list(pinned, values) : change(pinned, action, { ...values, journal }),
  );
}

function wrong(message: string): number {
  process.stderr.write(usageProblem('tools', message));
  return 2;
}

function complain(message: string): number {
  process.stderr.write(`weir tools: ${message}\n`);
  return 1;
}

type Run = (pinned: Pinned, journal: JournalAt) => Promise<number>;

async function withPins(values: Values, run: Run): Promise<number> {
  const { dir, state, redis } = values;
  const journal = dir ?? DEFAULT_JOURNAL_DIR;
  const key = join(journal, 'fingerprint.key');
  const file = join(state ?? journal, CONVERSATIONS_FILE);
  // Neither is made here: another key would make noise of all that is kept.
  const missing = (redis === undefined ? [key, file] : [key]).find((path) => !existsSync(path));
  if (missing !== undefined)
    return complain(`${missing}: is not there; name its folder with --dir or --state`);
  let store: PinStore | undefined;
  try {
    const { sealing, fingerprint, keyId } = await openFingerprint(key);
    store = redis === undefined ? pinsInFile(file, sealing) : pinsInRedis(redisOf(redis, values), sealing);
    return await run(new Pinned(store, fingerprint), { dir: journal, keyId });
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it cannot be read';
    return complain(redis === undefined ? `${file}: ${reason}` : reason);
  } finally {
    store?.close();
  }
}

function redisOf(url: string, values: Values): RedisOfPins {
  const { 'redis-user': username, 'redis-password': passwordFile, 'redis-ca': caFile } = values;
  return {
    url,
    ...(username === undefined ? {} : { username }),
    ...(passwordFile === undefined ? {} : { passwordFile }),
    ...(caFile === undefined ? {} : { caFile }),
  };
}

async function list(pinned: Pinned, { changed, json }: Values): Promise<number> {
  const shown = (await pinned.tools()).filter((one) => changed !== true || one.changed);
  for (const one of shown) process.stdout.write(`${json === true ? JSON.stringify(one) : lineOf(one)}\n`);
  if (json !== true) process.stdout.write(`${shown.length} ${shown.length === 1 ? 'tool' : 'tools'}\n`);
  return 0;
}

function lineOf({ server, tenant, tool, changed, digest, now }: PinnedTool): string {
  const whose = tenant === '' ? '' : ` (tenant ${tenant})`;
  const state = changed ? `changed: ${short(digest)} -> ${short(now)}` : `as pinned: ${short(digest)}`;
  return `${server}${whose} ${JSON.stringify(tool)} ${state}`;
}

function short(digest: string | null | undefined): string {
  return digest?.slice(0, 12) ?? 'more than once';
}

async function change(
  pinned: Pinned,
  action: 'accept' | 'forget',
  {
    server = '',
    tool = '',
    tenant = '',
    owner,
    reason = '',
    journal,
  }: Values & { readonly journal: JournalAt },
): Promise<number> {
  const step = action === 'accept' ? 'accepted' : 'forgotten';
  const found = await pinned.find({ server, tenant, tool }, step);
  if (typeof found === 'string') return complain(found);
  const { digest: was } = found;
  const now = step === 'accepted' ? found.now : undefined;
  const by = { owner: owner ?? userInfo().username, reason, at: Date.now() };
  const problem = await recorded(journal, { step, server, tenant, tool, was, now, ...by });
  if (problem !== undefined) return complain(problem);
  await pinned[action](found);
  process.stdout.write(`${server} ${JSON.stringify(tool)}: ${step}\n`);
  return 0;
}

interface JournalAt {
  readonly dir: string;
  readonly keyId: string;
}

/** What is done holds once its record is on disk; says what keeps it from there. */
async function recorded({ dir, keyId }: JournalAt, change: PinChange): Promise<string | undefined> {
  const clock = { now: () => Date.now(), monotonic: () => performance.now() };
  const journal = await openJournal({ dir, keyId, clock, chain: CHAIN, mode: 'strict' });
  try {
    await journal.recordPin(change);
    return undefined;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'it failed';
    return `${join(dir, CHAIN)}: cannot be written, so nothing was changed: ${why}`;
  } finally {
    await journal.close();
  }
}
