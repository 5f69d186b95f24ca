/** Calls that wait for a person while much happens: clients that go or insist, a Weir that is killed, and calls of an MCP server. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { type Connected, connect, type Desk, deskScript, keyRow, textOf } from '../tools/support/mcp-desk.ts';
import { Counter, PATIENCE_MS, People, TICKET, tokenOf } from './support/people.ts';

const POLICY = `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: refunds }
spec:
  tools:
    default: deny
    rules:
      - { name: refunds, tool: issue_refund, action: hold, approvers: [supervisor], timeout: 1h }
      - { name: waiting, tool: close_account, action: hold, approvers: [supervisor], timeout: 1h, wait: 2m }
      - { name: brief, tool: brief, action: hold, approvers: [supervisor], timeout: 20s, wait: 20s }
      - { name: desk, tool: refund, action: hold, approvers: [supervisor], timeout: 1h }
      - { name: desk-waits, tool: read_inbox, action: hold, approvers: [supervisor], timeout: 1h, wait: 1m }
`;
const MOST_OPEN = 5;

describe('calls that wait for a person', { timeout: 400_000 }, () => {
  const desk: Desk = { description: 'Orders', ran: [], servers: [] };
  let people: People;
  let stack: Stack;
  let at: Counter;
  before(async () => {
    people = await People.begin();
    const config = people.config([keyRow('dee', ['agent'])], { openPerCaller: MOST_OPEN });
    stack = await startStack({ policy: POLICY, config: JSON.stringify(config) });
    stack.model.script('desk', deskScript(desk));
    at = new Counter(stack);
  });
  after(async () => {
    for (const server of desk.servers) await server.close();
    await stack?.stop();
    people?.end();
  });

  it('P06 have one ticket however often a client asks, and no caller opens more than so many', async () => {
    const args = { amount: 1 };
    const first = await at.held({ args, by: 'eve' });
    const again = await Promise.all(Array.from({ length: 100 }, () => at.held({ args, by: 'eve' })));
    assert.deepEqual(new Set(again), new Set([first]));
    for (let amount = 2; amount <= MOST_OPEN; amount++) await at.held({ args: { amount }, by: 'eve' });
    await assert.rejects(at.ask({ args: { amount: 100 }, by: 'eve' }), OpenAI.RateLimitError);
    // Those that are there still count, and others may ask.
    assert.equal(await at.held({ args, by: 'eve' }), first);
    await at.held({ args, by: 'cid' });
  });

  it('P07 are not used when their client has gone: the approval is recorded as unused', async () => {
    const gone = new AbortController();
    const call = { tool: 'brief', args: { of: 'ann' } };
    const asked = at.ask(call, gone.signal);
    const ticket = await at.waiting('brief');
    gone.abort();
    await assert.rejects(asked);
    assert.equal(await at.approve(ticket), 200);
    await eventually('it has expired', async () => (await at.stateOf(ticket)) === 'unused', PATIENCE_MS);
    await eventually('that is recorded', () => at.steps(ticket).length === 3, PATIENCE_MS);
    assert.deepEqual(at.steps(ticket), ['opened', 'approved', 'unused']);
  });

  it('are not lost when Weir is killed while their stream is held', async () => {
    const call = { tool: 'close_account', args: { id: 7 }, stream: true, opens: true };
    const broken = assert.rejects(at.ask(call), 'the stream broke');
    const ticket = await at.waiting('close_account');
    stack.weir.signal('SIGKILL');
    await stack.weir.ended;
    await broken;
    await stack.restartWeir();
    assert.equal(await at.stateOf(ticket), 'open');
    assert.equal(await at.approve(ticket), 200);
    await at.passes(call);
    assert.equal(await at.stateOf(ticket), 'used');
  });

  const called = async ({ client }: Connected, name: string, args: Record<string, unknown>) => {
    const result = await client.callTool({ name, arguments: args });
    return { text: textOf(result), isError: result.isError === true };
  };

  it('of an MCP server are told of as a result, and pass once after approval', async () => {
    const dee = await connect(stack, 'dee');
    const args = { amount: 500 };
    const first = await called(dee, 'refund', args);
    const ticket = TICKET.exec(first.text)?.[0] ?? '';
    assert.deepEqual([first.isError, desk.ran], [true, []], first.text);
    assert.equal(await at.approve(ticket), 200);
    const cent = await called(dee, 'refund', { amount: 500.01 });
    assert.notEqual(TICKET.exec(cent.text)?.[0], ticket);
    assert.deepEqual(await called(dee, 'refund', args), { text: 'Paid 500', isError: false });
    assert.equal((await called(dee, 'refund', args)).isError, true);
    assert.deepEqual(desk.ran, ['refund']);
    await dee.client.close();
  });

  it('of an MCP server go on while their client waits', async () => {
    const dee = await connect(stack, 'dee');
    desk.ran.length = 0;
    const asked = called(dee, 'read_inbox', {});
    const ticket = await at.waiting('read_inbox');
    assert.deepEqual(desk.ran, []);
    assert.equal((await at.api(`/${ticket}`, 'bob')).said['caller'], 'key:dee');
    assert.equal(await at.approve(ticket), 200);
    assert.deepEqual(await asked, { text: 'A mail from somebody', isError: false });
    assert.equal(await at.stateOf(ticket), 'used');
    await dee.client.close();
  });

  it('say nothing of a token in their tickets', async () => {
    const { said } = await at.api('', 'bob');
    assert.ok(!JSON.stringify(said).includes(tokenOf('ann')));
  });
});
