/** `weir approvals`: lists tickets of held calls, shows one, and decides, over the API of the admin port. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { errorCode } from '../core/error-code.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import { fileProblem } from '../core/file-problem.ts';
import { inLines, shownText } from '../core/shown-text.ts';
import { TICKET_STATES } from '../core/ticket.ts';
import { readCommandLine } from './command-line.ts';
import { usageProblem } from './usage-problem.ts';
import type { Verb } from './verb.ts';

const DEFAULT_URL = 'http://127.0.0.1:9003';
const DEADLINE_MS = 15_000;
const NO_ADMIN_PORT = 'this is no admin port of Weir';
const ACTIONS = ['list', 'show', 'approve', 'deny'] as const;

const USAGE = `usage: weir approvals list [--state STATE]
       weir approvals show TICKET
       weir approvals approve TICKET
       weir approvals deny TICKET

list prints the tickets that you may see, the newest first; show prints one with the arguments of its call, where characters that nobody
would see are named (<U+202E>). approve lets exactly this call pass once; deny lets it not pass until the ticket has expired.

  --url URL           address of the admin port, default ${DEFAULT_URL}
  --token-file FILE   the file of your token; it has to be named
  --state STATE       only tickets that are ${TICKET_STATES.join(', ')}
  --json              print what Weir answers

Exit codes: 0 done, 1 refused or not reached, 2 wrong usage.
`;

/** The verb `approvals`. */
export const approvals: Verb = {
  name: 'approvals',
  summary: 'list, show and decide held calls of tools',
  usage: USAGE,
  run: async (args) => {
    const options = readOptions(args);
    if (!options.ok) {
      process.stderr.write(usageProblem('approvals', options.fault.message));
      return 2;
    }
    const outcome = await run(options.value);
    if (outcome.ok) process.stdout.write(`${outcome.value}\n`);
    else process.stderr.write(`weir approvals: ${outcome.fault.message}\n`);
    return outcome.ok ? 0 : 1;
  },
};

interface Options {
  readonly action: (typeof ACTIONS)[number];
  readonly ticket: string;
  readonly url: string;
  readonly token: string;
  readonly state: string | undefined;
  readonly json: boolean;
}

const ticketSchema = z.object({
  ...{ id: z.string(), state: z.string(), tool: z.string(), caller: z.string(), model: z.string() },
  ...{ rule: z.string(), policy: z.string(), opened: z.string(), expires: z.string(), quorum: z.number() },
  approvers: z.array(z.string()),
  votes: z.array(z.object({ by: z.string(), verdict: z.string(), at: z.string() })),
  ...{ tenant: z.string().optional(), args: z.string().optional() },
});
const listSchema = z.object({ tickets: z.array(ticketSchema) });
const saidSchema = z.object({ message: z.string().optional(), error: z.string().optional() });

async function run(options: Options): Promise<Result<string>> {
  const { action, ticket, state, json } = options;
  const query = state === undefined ? '' : `?state=${encodeURIComponent(state)}`;
  const path = action === 'list' ? query : `/${encodeURIComponent(ticket)}`;
  const decides = action === 'approve' || action === 'deny';
  const answer = await ask(options, path, decides ? JSON.stringify({ decision: action }) : undefined);
  if (!answer.ok || json) return answer;
  const shown = decides
    ? shownAs(saidSchema, ({ message }) => message ?? 'Done.')
    : action === 'list'
      ? shownAs(listSchema, listText)
      : shownAs(ticketSchema, ticketText);
  return shown(answer.value);
}

async function ask({ url, token }: Options, path: string, body: string | undefined): Promise<Result<string>> {
  const address = `${url.replace(/\/+$/, '')}/approvals/api/tickets${path}`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  try {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const sent = body === undefined ? {} : { method: 'POST', body };
    const answer = await fetch(address, { headers, signal, redirect: 'error', ...sent });
    const text = (await answer.text()).trimEnd();
    return answer.ok ? ok(text) : failed('unsupported', `${answer.status}: ${refusalIn(text)}`);
  } catch (cause) {
    // The code alone: a message may quote the headers, and with them the token.
    return failed(
      'unsupported',
      `${url} cannot be reached (${errorCode(cause)}); name the admin port with --url`,
    );
  }
}

/** Writes what a 200 says; anything may answer at an address that is no admin port. */
function shownAs<T>(schema: z.ZodType<T>, write: (value: T) => string): (text: string) => Result<string> {
  return (text) => {
    const read = schema.safeParse(jsonIn(text));
    return read.success ? ok(write(read.data)) : failed('unsupported', NO_ADMIN_PORT);
  };
}

/** Undefined for what is no JSON. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalIn(text: string): string {
  const said = saidSchema.safeParse(jsonIn(text));
  return said.success ? shownText(said.data.error ?? said.data.message ?? 'refused') : NO_ADMIN_PORT;
}

function listText({ tickets }: z.output<typeof listSchema>): string {
  if (tickets.length === 0) return 'No tickets.';
  return tickets
    .map((one) =>
      [one.id, one.state.padEnd(8), one.expires, one.tool, one.caller]
        .map((text) => shownText(text))
        .join('  '),
    )
    .join('\n');
}

function ticketText(ticket: z.output<typeof ticketSchema>): string {
  const { args } = ticket;
  const rows: readonly (readonly [string, string])[] = [
    ['ticket', ticket.id],
    ['state', ticket.state],
    ['tool', ticket.tool],
    ['asked by', ticket.caller],
    ['tenant', ticket.tenant ?? 'none'],
    ['model', ticket.model],
    ['rule', `${ticket.policy}, ${ticket.rule}`],
    ['opened', ticket.opened],
    ['expires', ticket.expires],
    ['needs', `${ticket.quorum} of: ${ticket.approvers.join(', ')}`],
    ...ticket.votes.map((vote) => ['decided', `${vote.verdict} by ${vote.by} at ${vote.at}`] as const),
  ];
  const lines = rows.map(([name, value]) => `${`${name}:`.padEnd(10)} ${shownText(value)}`);
  if (args === undefined) return lines.join('\n');
  return [...lines, `arguments, ${args.length} characters of JSON:`, shownText(inLines(args), true)].join(
    '\n',
  );
}

function readOptions(args: readonly string[]): Result<Options> {
  const parsed = readCommandLine(args, OPTIONS);
  if (!parsed.ok) return parsed;
  const { positionals, values } = parsed.value;
  const [said, ticket = '', ...more] = positionals;
  const action = ACTIONS.find((name) => name === said);
  if (action === undefined)
    return wrong(`say one of ${ACTIONS.map((name) => `"weir approvals ${name}"`).join(', ')}`);
  if (more.length > 0 || (action === 'list' && ticket !== '')) return wrong('that is too much; see --help');
  if (action !== 'list' && ticket === '') return wrong('name the ticket');
  if (values.state !== undefined && !TICKET_STATES.some((state) => state === values.state))
    return wrong(`--state is one of ${TICKET_STATES.join(', ')}`);
  if (!URL.canParse(values.url) || !/^https?:$/.test(new URL(values.url).protocol))
    return wrong('--url has to be http://HOST:PORT or https://HOST:PORT');
  const token = tokenIn(values['token-file']);
  if (!token.ok) return token;
  return ok({ action, ticket, url: values.url, token: token.value, state: values.state, json: values.json });
}

/** From a file: what stands in arguments, every user of a host can read. */
function tokenIn(file: string | undefined): Result<string> {
  if (file === undefined) return wrong('name the file of your token with --token-file');
  try {
    const token = readFileSync(file, 'utf8').trim();
    return /^[\x21-\x7e]+$/.test(token)
      ? ok(token)
      : wrong(`${file} holds no token: one word of visible ASCII characters`);
  } catch (cause) {
    return wrong(`${file} ${fileProblem(cause)}`);
  }
}

const OPTIONS = {
  url: { type: 'string', default: DEFAULT_URL },
  'token-file': { type: 'string' },
  state: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

function wrong(message: string) {
  return failed('unsupported', message);
}
