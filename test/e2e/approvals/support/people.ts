/** People who ask and people who decide, around one or more whole Weirs: who they are, what they ask, and what they are told. */
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI from 'openai';
import type { Script } from '../../../../demo/scripted-model.ts';
import { openaiScript } from '../../answers/support/three-sdks.ts';
import { DONE, sends } from '../../conformance/support/events.ts';
import { eventually } from '../../harness/eventually.ts';
import type { Stack } from '../../harness/stack.ts';

export const PEOPLE = {
  ann: { tenant: 'shop', roles: ['agent', 'supervisor'] },
  cid: { tenant: 'shop', roles: ['agent'] },
  bob: { tenant: 'shop', roles: ['supervisor'] },
  eve: { tenant: 'shop', roles: ['supervisor'] },
  ivy: { tenant: 'bank', roles: ['supervisor'] },
} as const;
export type Person = keyof typeof PEOPLE;
const SECRET = 'w'.repeat(40);
export const PATIENCE_MS = 60_000;
export const TICKET = /\b[0-9a-f]{24}\b/;

export function tokenOf(name: string): string {
  return `token-of-${name}-0123456789`;
}

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

export interface Told {
  readonly id: string;
  readonly link: string;
}

/** Their tokens in a file, and somebody who hears the webhook. */
export class People {
  readonly folder = mkdtempSync(join(tmpdir(), 'weir-people-'));
  readonly told: Told[] = [];
  readonly #hooks: Server;

  private constructor() {
    this.#hooks = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = Buffer.concat(parts).toString();
        const signed = createHmac('sha256', SECRET)
          .update(`${request.headers['x-weir-time']}.${body}`)
          .digest('hex');
        if (request.headers['x-weir-signature'] === `sha256=${signed}`)
          this.told.push(JSON.parse(body) as Told);
        response.end();
      });
    });
  }

  static async begin(): Promise<People> {
    const people = new People();
    await new Promise<void>((resolve) => people.#hooks.listen(0, '127.0.0.1', resolve));
    return people;
  }

  /** The process configuration of a Weir that they ask and decide at, some more callers with keys, and other limits. */
  config(more: readonly object[] = [], limits: object = {}): Record<string, unknown> {
    const known = Object.entries(PEOPLE).map(([name, grant]) => ({
      ...{ name, sha256: createHash('sha256').update(tokenOf(name)).digest('hex'), ...grant },
    }));
    const rows = [...known, ...more];
    const file = join(this.folder, 'people.json');
    writeFileSync(file, JSON.stringify(rows));
    writeFileSync(join(this.folder, 'secret'), `${SECRET}\n`);
    const hook = `http://127.0.0.1:${(this.#hooks.address() as AddressInfo).port}/`;
    return {
      // A machine that is busy is none of the faults that are tested.
      deadlines: { stateMs: 30_000, journalMs: 30_000 },
      identity: { keys: { file } },
      approvals: {
        ...limits,
        url: 'http://weir.test',
        approvers: { file },
        webhook: {
          ...{ url: hook, secretFile: join(this.folder, 'secret') },
          approver: { id: 'chat:ops', tenant: 'shop', roles: ['supervisor'] },
        },
      },
    };
  }

  end(): void {
    this.#hooks.close();
    rmSync(this.folder, { recursive: true });
  }
}

export interface Call {
  readonly tool?: string;
  readonly args?: object;
  readonly by?: Person;
  readonly stream?: boolean;
  /** Its answer begins with an event before the call. */
  readonly opens?: boolean;
  readonly model?: string;
}

/** What they do at one Weir. */
export class Counter {
  readonly stack: Stack;

  constructor(stack: Stack) {
    this.stack = stack;
  }

  /** Has the model make a call; the id of the decision, and the call or what the client hears in its place. */
  async ask(
    { tool = 'issue_refund', args = {}, by = 'ann', stream = false, ...more }: Call,
    signal?: AbortSignal,
  ) {
    const { model = 'gpt-4o-mini', opens = false } = more;
    this.stack.model.script(
      'call',
      stream ? streams(tool, args, opens) : openaiScript({ tool, args }, false),
    );
    let id = '';
    let decision = '';
    const client = new OpenAI({
      ...{ baseURL: `${this.stack.url}/v1`, apiKey: tokenOf(by), maxRetries: 0 },
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
      ? await client.chat.completions.stream(request, { signal }).finalChatCompletion()
      : await client.chat.completions.create(request, { signal });
    const [choice] = answer.choices;
    const calls = (choice?.message.tool_calls ?? []).flatMap((call) =>
      'function' in call ? [call.function] : [],
    );
    return { id, decision, calls, text: choice?.message.content ?? '', ended: choice?.finish_reason };
  }

  /** Asks, and expects to be told of a ticket. */
  async held(call: Call): Promise<string> {
    const { calls, text, decision } = await this.ask(call);
    // What had left before had been allowed.
    assert.deepEqual([calls, decision], [[], call.opens === true ? 'allow' : 'hold'], text);
    const id = TICKET.exec(text)?.[0] ?? '';
    assert.ok(text.includes(`http://weir.test/approvals/tickets/${id}`), text);
    return id;
  }

  async passes(call: Call): Promise<void> {
    const { calls, text } = await this.ask(call);
    assert.deepEqual(
      calls.map((one) => JSON.parse(one.arguments)),
      [call.args],
      text,
    );
  }

  async api(path: string, by: Person | undefined, body?: object) {
    const response = await fetch(`${this.stack.weirAdmin}/approvals/api/tickets${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(by === undefined ? {} : { authorization: `Bearer ${tokenOf(by)}` }),
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, said: (await response.json()) as Record<string, unknown> };
  }

  /** The ticket of a call that waits now. */
  async waiting(tool: string, but: readonly string[] = []): Promise<string> {
    return await eventually(
      'the ticket is there',
      async () => {
        const { said } = await this.api('?state=open', 'bob');
        const { tickets } = said as { tickets: { id: string; tool: string }[] };
        return tickets.find((one) => one.tool === tool && !but.includes(one.id))?.id;
      },
      PATIENCE_MS,
    );
  }

  async approve(ticket: string, by: Person = 'bob'): Promise<number> {
    return (await this.api(`/${ticket}`, by, { decision: 'approve' })).status;
  }

  async stateOf(ticket: string): Promise<unknown> {
    return (await this.api(`/${ticket}`, 'bob')).said['state'];
  }

  /** Steps of a ticket in the journal. */
  steps(ticket: string): string[] {
    return this.stack
      .journal()
      .filter((record) => record.kind === 'ticket' && record['ticket'] === ticket)
      .map((record) => String(record['step']));
  }
}
