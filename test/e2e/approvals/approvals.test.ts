/**
 * Calls that a person has to approve, with the OpenAI SDK through a real Envoy: they pass once, as they were approved, for
 * whoever asked, and nothing is lost when Weir is killed.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import OpenAI from 'openai';
import type { Script } from '../../../demo/scripted-model.ts';
import { openaiScript } from '../answers/support/three-sdks.ts';
import { DONE, sends } from '../conformance/support/events.ts';
import { eventually } from '../harness/eventually.ts';
import { ROOT, type Stack, startStack } from '../harness/stack.ts';

const POLICY = `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: refunds }
spec:
  tools:
    default: deny
    rules:
      - { name: small, tool: issue_refund, when: "args.amount <= 50", action: allow }
      - { name: refunds, tool: issue_refund, action: hold, approvers: [supervisor], timeout: 1h }
      - { name: waiting, tool: close_account, action: hold, approvers: [supervisor], wait: 60s }
      - { name: pairs, tool: wire, action: hold, approvers: [supervisor], quorum: 2 }
      - { name: brief, tool: brief, action: hold, approvers: [supervisor], timeout: 20s }
`;
const PEOPLE = {
  ann: { tenant: 'shop', roles: ['agent', 'supervisor'] },
  cid: { tenant: 'shop', roles: ['agent'] },
  bob: { tenant: 'shop', roles: ['supervisor'] },
  eve: { tenant: 'shop', roles: ['supervisor'] },
  ivy: { tenant: 'bank', roles: ['supervisor'] },
} as const;
type Person = keyof typeof PEOPLE;
const SECRET = 'w'.repeat(40);
const PATIENCE_MS = 60_000;
const TICKET = /\b[0-9a-f]{24}\b/;

/** A streamed answer that calls a tool; some servers begin with an event for the role alone. */
function streams(tool: string, args: object, opens: boolean): Script {
  const event = (delta: object, finish_reason: string | null = null) => {
    const choices = [{ index: 0, delta, finish_reason }];
    const chunk = { id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices };
    return `data: ${JSON.stringify(chunk)}\n\n`;
  };
  const role = { role: 'assistant', content: opens ? '' : null };
  const call = { index: 0, id: 'call_1', type: 'function', function: { name: tool, arguments: '' } };
  const begins = opens
    ? [event(role), event({ tool_calls: [call] })]
    : [event({ ...role, tool_calls: [call] })];
  const text = JSON.stringify(args);
  const halves = [text.slice(0, 5), text.slice(5)].map((part) =>
    event({ tool_calls: [{ index: 0, function: { arguments: part } }] }),
  );
  return sends([...begins, ...halves, event({}, 'tool_calls'), DONE], { paceMs: 0 });
}

interface Told {
  readonly id: string;
  readonly link: string;
}

describe('calls that a person has to approve', { timeout: 300_000 }, () => {
  let stack: Stack;
  let folder: string;
  let hooks: Server;
  const told: Told[] = [];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'weir-people-'));
    const rows = Object.entries(PEOPLE).map(([name, grant]) => ({
      ...{ name, sha256: createHash('sha256').update(tokenOf(name)).digest('hex'), ...grant },
    }));
    const file = join(folder, 'people.json');
    writeFileSync(file, JSON.stringify(rows));
    writeFileSync(join(folder, 'secret'), `${SECRET}\n`);
    hooks = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = Buffer.concat(parts).toString();
        const signed = createHmac('sha256', SECRET)
          .update(`${request.headers['x-weir-time']}.${body}`)
          .digest('hex');
        if (request.headers['x-weir-signature'] === `sha256=${signed}`) told.push(JSON.parse(body) as Told);
        response.end();
      });
    });
    await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve));
    const hook = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/`;
    const config = {
      // A machine that is busy is none of the faults that are tested.
      deadlines: { stateMs: 30_000, journalMs: 30_000 },
      identity: { keys: { file } },
      approvals: {
        url: 'http://weir.test',
        approvers: { file },
        webhook: {
          ...{ url: hook, secretFile: join(folder, 'secret') },
          approver: { id: 'chat:ops', tenant: 'shop', roles: ['supervisor'] },
        },
      },
    };
    stack = await startStack({ policy: POLICY, config: JSON.stringify(config), workers: 1 });
  });
  after(async () => {
    await stack?.stop();
    hooks?.close();
    rmSync(folder, { recursive: true });
  });

  function tokenOf(name: string): string {
    return `token-of-${name}-0123456789`;
  }

  interface Call {
    readonly tool?: string;
    readonly args?: object;
    readonly by?: Person;
    readonly stream?: boolean;
    /** Its answer begins with an event before the call. */
    readonly opens?: boolean;
    readonly model?: string;
  }

  /** Has the model make a call; the id of the decision, and the call or what the client hears in its place. */
  async function ask({ tool = 'issue_refund', args = {}, by = 'ann', stream = false, ...more }: Call) {
    const { model = 'gpt-4o-mini', opens = false } = more;
    stack.model.script('call', stream ? streams(tool, args, opens) : openaiScript({ tool, args }, false));
    let id = '';
    let decision = '';
    const client = new OpenAI({
      ...{ baseURL: `${stack.url}/v1`, apiKey: tokenOf(by), maxRetries: 0 },
      defaultHeaders: { 'x-script': 'call' },
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        id = response.headers.get('x-weir-id') ?? '';
        decision = response.headers.get('x-weir-decision') ?? '';
        return response;
      },
    });
    const request = { model, messages: [{ role: 'user' as const, content: 'Help me.' }] };
    const answer = stream
      ? await client.chat.completions.stream(request).finalChatCompletion()
      : await client.chat.completions.create(request);
    const [choice] = answer.choices;
    const calls = (choice?.message.tool_calls ?? []).flatMap((call) =>
      'function' in call ? [call.function] : [],
    );
    return { id, decision, calls, text: choice?.message.content ?? '', ended: choice?.finish_reason };
  }

  /** Asks, and expects to be told of a ticket. */
  async function held(call: Call): Promise<string> {
    const { calls, text, decision } = await ask(call);
    // What had left before had been allowed.
    assert.deepEqual([calls, decision], [[], call.opens === true ? 'allow' : 'hold'], text);
    const id = TICKET.exec(text)?.[0] ?? '';
    assert.ok(text.includes(`http://weir.test/approvals/tickets/${id}`), text);
    return id;
  }

  async function passes(call: Call): Promise<void> {
    const { calls, text } = await ask(call);
    assert.deepEqual(
      calls.map((one) => JSON.parse(one.arguments)),
      [call.args],
      text,
    );
  }

  async function api(path: string, by: Person | undefined, body?: object) {
    const response = await fetch(`${stack.weirAdmin}/approvals/api/tickets${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(by === undefined ? {} : { authorization: `Bearer ${tokenOf(by)}` }),
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, said: (await response.json()) as Record<string, unknown> };
  }

  async function approve(ticket: string, by: Person = 'bob'): Promise<number> {
    return (await api(`/${ticket}`, by, { decision: 'approve' })).status;
  }

  async function stateOf(ticket: string): Promise<unknown> {
    return (await api(`/${ticket}`, 'bob')).said['state'];
  }

  /** Steps of a ticket in the journal. */
  function steps(ticket: string): string[] {
    return stack
      .journal()
      .filter((record) => record.kind === 'ticket' && record['ticket'] === ticket)
      .map((record) => String(record['step']));
  }

  it('lets small refunds pass, and a refund of 500 once after approval', async () => {
    await passes({ args: { amount: 20 } });
    const args = { amount: 500, order: 'AB-1' };
    const ticket = await held({ args });
    assert.equal(await held({ args }), ticket);
    const { said } = await api(`/${ticket}`, 'bob');
    assert.deepEqual(
      [said['args'], said['tool'], said['caller'], said['tenant'], said['state']],
      ['{"amount":500,"order":"AB-1"}', 'issue_refund', 'key:ann', 'shop', 'open'],
    );
    assert.equal(await approve(ticket), 200);
    // The same in another order and another spelling.
    await passes({ args: { order: 'AB-1', amount: 5e2 } });
    assert.notEqual(await held({ args }), ticket);
    await eventually('all steps are recorded', () => steps(ticket).length === 3, PATIENCE_MS);
    assert.deepEqual(steps(ticket), ['opened', 'approved', 'used']);
    assert.equal(await stack.metric('weir_tickets_total', { step: 'used' }), 1);
  });

  it('P01 refuses one cent more, another caller, another model', async () => {
    const args = { amount: 600 };
    const ticket = await held({ args });
    assert.equal(await approve(ticket), 200);
    const others: readonly Call[] = [
      { args: { amount: 600.01 } },
      { args: { amount: 600, note: '' } },
      { args, by: 'cid' },
      { args, model: 'gpt-4o' },
    ];
    for (const call of others) assert.notEqual(await held(call), ticket);
    await passes({ args });
  });

  it('P03 takes no decision of who asked, of who may not, and of nobody; I05 none of another tenant', async () => {
    const args = { amount: 700 };
    const ticket = await held({ args });
    for (const [by, status] of [
      ['ann', 403],
      ['cid', 403],
      ['ivy', 404],
    ] as const)
      assert.equal(await approve(ticket, by), status, by);
    assert.equal((await api(`/${ticket}`, 'ivy')).status, 404);
    assert.equal((await api(`/${ticket}`, undefined)).status, 401);
    assert.ok(!JSON.stringify((await api('', 'ivy')).said).includes(ticket));
    assert.equal(await held({ args }), ticket);
    assert.equal((await api(`/${ticket}`, 'bob', { decision: 'deny' })).status, 200);
    const { text, decision } = await ask({ args });
    assert.match(text, /A person has said no/);
    assert.equal(decision, 'deny');
    assert.equal(await approve(ticket), 409);
  });

  it('needs two people where the rule says two', async () => {
    const call = { tool: 'wire', args: { to: 'x' } };
    const ticket = await held(call);
    assert.equal(await approve(ticket), 200);
    assert.equal(await approve(ticket), 403);
    assert.equal(await held(call), ticket);
    assert.equal(await approve(ticket, 'eve'), 200);
    await passes(call);
  });

  for (const how of ['whole', 'streamed', 'in mid-stream'])
    it(`goes on while the answer is held: ${how}`, async () => {
      const stream = how !== 'whole';
      const call = { tool: 'close_account', args: { how }, stream, opens: how === 'in mid-stream' };
      const waiting = passes(call);
      const ticket = await eventually(
        'the ticket is there',
        async () => {
          const { tickets } = (await api('?state=open', 'bob')).said as {
            tickets: { id: string; tool: string }[];
          };
          return tickets.find(({ tool }) => tool === 'close_account')?.id;
        },
        PATIENCE_MS,
      );
      assert.equal(await approve(ticket), 200);
      await waiting;
      assert.equal(await stateOf(ticket), 'used');
    });

  for (const opens of [false, true])
    it(`tells a streaming client of its ticket${opens ? ' in mid-stream' : ''}`, async () => {
      const call = { args: { amount: 900, opens }, stream: true, opens };
      const ticket = await held(call);
      assert.equal(await approve(ticket), 200);
      await passes(call);
    });

  it('P02 expires', async () => {
    const call = { tool: 'brief', args: {} };
    const ticket = await held(call);
    assert.equal(await approve(ticket), 200);
    await eventually('it has expired', async () => (await stateOf(ticket)) === 'unused', PATIENCE_MS);
    assert.notEqual(await held(call), ticket);
    assert.deepEqual(steps(ticket), ['opened', 'approved', 'unused']);
  });

  it('loses nothing when everything is killed', async () => {
    const args = { amount: 800 };
    const ticket = await held({ args });
    const approved = await held({ args: { amount: 801 } });
    assert.equal(await approve(approved), 200);
    stack.weir.signal('SIGKILL');
    await stack.weir.ended;
    await stack.restartWeir();
    assert.equal(await held({ args }), ticket);
    assert.equal(await approve(ticket), 200);
    await passes({ args });
    await passes({ args: { amount: 801 } });
    assert.notEqual(await held({ args: { amount: 801 } }), approved);
  });

  it('is decided by a signed link, which nobody else can make', async () => {
    const ticket = await held({ args: { amount: 1000 } });
    const { link } = await eventually(
      'the message came',
      () => told.find(({ id }) => id === ticket),
      PATIENCE_MS,
    );
    const url = new URL(link);
    const here = `${stack.weirAdmin}${url.pathname}`;
    assert.equal((await fetch(here)).status, 401);
    assert.equal((await fetch(`${here}?until=${url.searchParams.get('until')}&sig=x`)).status, 401);
    const page = await fetch(`${here}${url.search}`);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /chat:ops/);
    // To look is not to decide: chats open links by themselves.
    assert.equal(await stateOf(ticket), 'open');
    const form = new URLSearchParams({ ...Object.fromEntries(url.searchParams), decision: 'approve' });
    const wrong = new URLSearchParams({ ...Object.fromEntries(form), until: '9999999999999' });
    assert.equal((await fetch(here, { method: 'POST', body: wrong })).status, 401);
    assert.equal((await fetch(here, { method: 'POST', body: form })).status, 200);
    await passes({ args: { amount: 1000 } });
  });

  it('P04 shows hostile arguments safely on a page that runs nothing', async () => {
    const note = `</pre><script>alert(1)</script>\u202e${'\u{e0041}'.repeat(3)}\u200b${'x'.repeat(100_000)}`;
    const ticket = await held({ args: { amount: 1100, note } });
    const login = { authorization: `Basic ${Buffer.from(`bob:${tokenOf('bob')}`).toString('base64')}` };
    const here = `${stack.weirAdmin}/approvals/tickets/${ticket}`;
    const page = await fetch(here, { headers: login });
    const text = await page.text();
    assert.match(
      page.headers.get('content-security-policy') ?? '',
      /^default-src 'none'; style-src 'sha256-/,
    );
    assert.ok(!/<script|\u202e|\u{e0041}|\u200b/u.test(text));
    assert.ok(
      text.includes('&lt;/pre&gt;&lt;script&gt;') && text.includes('U+202E') && text.includes('U+E0041'),
    );
    assert.match(text, /100,\d{3} characters of JSON/);
    assert.match(text, /5 characters that nobody would see/);
    const word = /name="form" value="([0-9a-f]+)"/.exec(text)?.[1] ?? '';
    const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(here, { method: 'POST', headers: { ...login, ...headers }, body: new URLSearchParams(fields) });
    assert.equal((await post({ decision: 'approve' })).status, 403);
    assert.equal(
      (await post({ decision: 'approve', form: word }, { 'sec-fetch-site': 'cross-site' })).status,
      403,
    );
    assert.equal(await stateOf(ticket), 'open');
    assert.equal((await post({ decision: 'deny', form: word })).status, 200);
    assert.equal(await stateOf(ticket), 'denied');
    const list = await (await fetch(`${stack.weirAdmin}/approvals`, { headers: login })).text();
    assert.ok(list.includes(ticket));
  });

  it('is listed, shown and decided by the command', async () => {
    const args = { amount: 1200, note: '\u202eabc' };
    const ticket = await held({ args });
    const file = join(folder, 'token');
    writeFileSync(file, `${tokenOf('bob')}\n`);
    const run = async (...words: string[]) => {
      const command = [
        `${ROOT}src/cli/weir.ts`,
        'approvals',
        ...words,
        '--url',
        stack.weirAdmin,
        '--token-file',
        file,
      ];
      return await promisify(execFile)(process.execPath, command).then(
        ({ stdout }) => [0, stdout] as const,
        (error: { code: number; stderr: string }) => [error.code, error.stderr] as const,
      );
    };
    assert.match(
      (await run('list', '--state', 'open'))[1],
      new RegExp(`^${ticket}  open .* issue_refund  key:ann$`, 'm'),
    );
    const [, shown] = await run('show', ticket);
    assert.ok(
      shown.includes('"amount": 1200') && shown.includes('<U+202E>abc') && !shown.includes('\u202e'),
      shown,
    );
    assert.deepEqual(await run('approve', ticket), [0, 'Approved: the same call passes once.\n']);
    assert.deepEqual(await run('deny', ticket), [1, 'weir approvals: 409: The ticket is closed.\n']);
    await passes({ args });
  });

  it('records every step, and nothing of what was to be approved', async () => {
    const text = JSON.stringify(stack.journal());
    assert.ok(
      text.includes('TOOL_HELD') && text.includes('TOOL_APPROVED') && text.includes('"by":"key:bob"'),
    );
    assert.ok(!text.includes('AB-1') && !text.includes('alert(1)'));
  });
});
