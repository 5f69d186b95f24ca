/**
 * Calls that a person has to approve, with the OpenAI SDK through a real Envoy: they pass once, as they were approved, for
 * whoever asked, and nothing is lost when Weir is killed.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { WEIR } from '../harness/entry.ts';
import { eventually } from '../harness/eventually.ts';
import { metricIs } from '../harness/metric.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { type Call, Counter, PATIENCE_MS, People, tokenOf } from './support/people.ts';

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

describe('calls that a person has to approve', { timeout: 300_000 }, () => {
  let stack: Stack;
  let people: People;
  let at: Counter;

  before(async () => {
    people = await People.begin();
    stack = await startStack({ policy: POLICY, config: JSON.stringify(people.config()), workers: 1 });
    at = new Counter(stack);
  });
  after(async () => {
    await stack?.stop();
    people?.end();
  });

  it('lets small refunds pass, and a refund of 500 once after approval', async () => {
    await at.passes({ args: { amount: 20 } });
    const args = { amount: 500, order: 'AB-1' };
    const ticket = await at.held({ args });
    assert.equal(await at.held({ args }), ticket);
    const { said } = await at.api(`/${ticket}`, 'bob');
    assert.deepEqual(
      [said['args'], said['tool'], said['caller'], said['tenant'], said['state']],
      ['{"amount":500,"order":"AB-1"}', 'issue_refund', 'key:ann', 'shop', 'open'],
    );
    assert.equal(await at.approve(ticket), 200);
    // The same in another order and another spelling.
    await at.passes({ args: { order: 'AB-1', amount: 5e2 } });
    assert.notEqual(await at.held({ args }), ticket);
    await eventually('all steps are recorded', () => at.steps(ticket).length === 3, PATIENCE_MS);
    assert.deepEqual(at.steps(ticket), ['opened', 'approved', 'used']);
    await metricIs(stack, 1, 'weir_tickets_total', { step: 'used' });
  });

  it('P01 refuses one cent more, another caller, another model', async () => {
    const args = { amount: 600 };
    const ticket = await at.held({ args });
    assert.equal(await at.approve(ticket), 200);
    const others: readonly Call[] = [
      { args: { amount: 600.01 } },
      { args: { amount: 600, note: '' } },
      { args, by: 'cid' },
      { args, model: 'gpt-4o' },
    ];
    for (const call of others) assert.notEqual(await at.held(call), ticket);
    await at.passes({ args });
  });

  it('P03 takes no decision of who asked, of who may not, and of nobody; I05 none of another tenant', async () => {
    const args = { amount: 700 };
    const ticket = await at.held({ args });
    for (const [by, status] of [
      ['ann', 403],
      ['cid', 403],
      ['ivy', 404],
    ] as const)
      assert.equal(await at.approve(ticket, by), status, by);
    assert.equal((await at.api(`/${ticket}`, 'ivy')).status, 404);
    assert.equal((await at.api(`/${ticket}`, undefined)).status, 401);
    assert.ok(!JSON.stringify((await at.api('', 'ivy')).said).includes(ticket));
    assert.equal(await at.held({ args }), ticket);
    assert.equal((await at.api(`/${ticket}`, 'bob', { decision: 'deny' })).status, 200);
    const { text, decision } = await at.ask({ args });
    assert.match(text, /A person has said no/);
    assert.equal(decision, 'deny');
    assert.equal(await at.approve(ticket), 409);
  });

  it('needs two people where the rule says two', async () => {
    const call = { tool: 'wire', args: { to: 'x' } };
    const ticket = await at.held(call);
    assert.equal(await at.approve(ticket), 200);
    assert.equal(await at.approve(ticket), 403);
    assert.equal(await at.held(call), ticket);
    assert.equal(await at.approve(ticket, 'eve'), 200);
    await at.passes(call);
  });

  for (const how of ['whole', 'streamed', 'in mid-stream'])
    it(`goes on while the answer is held: ${how}`, async () => {
      const stream = how !== 'whole';
      const call = { tool: 'close_account', args: { how }, stream, opens: how === 'in mid-stream' };
      const waiting = at.passes(call);
      const ticket = await at.waiting('close_account');
      assert.equal(await at.approve(ticket), 200);
      await waiting;
      assert.equal(await at.stateOf(ticket), 'used');
    });

  for (const opens of [false, true])
    it(`tells a streaming client of its ticket${opens ? ' in mid-stream' : ''}`, async () => {
      const call = { args: { amount: 900, opens }, stream: true, opens };
      const ticket = await at.held(call);
      assert.equal(await at.approve(ticket), 200);
      await at.passes(call);
    });

  it('P02 expires', async () => {
    const call = { tool: 'brief', args: {} };
    const ticket = await at.held(call);
    assert.equal(await at.approve(ticket), 200);
    await eventually('it has expired', async () => (await at.stateOf(ticket)) === 'unused', PATIENCE_MS);
    assert.notEqual(await at.held(call), ticket);
    assert.deepEqual(at.steps(ticket), ['opened', 'approved', 'unused']);
  });

  it('loses nothing when everything is killed', async () => {
    const args = { amount: 800 };
    const ticket = await at.held({ args });
    const approved = await at.held({ args: { amount: 801 } });
    assert.equal(await at.approve(approved), 200);
    stack.weir.signal('SIGKILL');
    await stack.weir.ended;
    await stack.restartWeir();
    assert.equal(await at.held({ args }), ticket);
    assert.equal(await at.approve(ticket), 200);
    await at.passes({ args });
    await at.passes({ args: { amount: 801 } });
    assert.notEqual(await at.held({ args: { amount: 801 } }), approved);
  });

  it('is decided by a signed link, which nobody else can make', async () => {
    const ticket = await at.held({ args: { amount: 1000 } });
    const { link } = await eventually(
      'the message came',
      () => people.told.find(({ id }) => id === ticket),
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
    assert.equal(await at.stateOf(ticket), 'open');
    const form = new URLSearchParams({ ...Object.fromEntries(url.searchParams), decision: 'approve' });
    const wrong = new URLSearchParams({ ...Object.fromEntries(form), until: '9999999999999' });
    assert.equal((await fetch(here, { method: 'POST', body: wrong })).status, 401);
    assert.equal((await fetch(here, { method: 'POST', body: form })).status, 200);
    await at.passes({ args: { amount: 1000 } });
  });

  it('P04 shows hostile arguments safely on a page that runs nothing', async () => {
    const note = `</pre><script>alert(1)</script>\u202e${'\u{e0041}'.repeat(3)}\u200b${'x'.repeat(100_000)}`;
    const ticket = await at.held({ args: { amount: 1100, note } });
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
    assert.equal(await at.stateOf(ticket), 'open');
    assert.equal((await post({ decision: 'deny', form: word })).status, 200);
    assert.equal(await at.stateOf(ticket), 'denied');
    const list = await (await fetch(`${stack.weirAdmin}/approvals`, { headers: login })).text();
    assert.ok(list.includes(ticket));
  });

  it('is listed, shown and decided by the command', async () => {
    const args = { amount: 1200, note: '\u202eabc' };
    const ticket = await at.held({ args });
    const file = join(people.folder, 'token');
    writeFileSync(file, `${tokenOf('bob')}\n`);
    const run = async (...words: string[]) => {
      const command = [WEIR, 'approvals', ...words, '--url', stack.weirAdmin, '--token-file', file];
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
    await at.passes({ args });
  });

  it('records every step, and nothing of what was to be approved', async () => {
    const text = JSON.stringify(stack.journal());
    assert.ok(
      text.includes('TOOL_HELD') && text.includes('TOOL_APPROVED') && text.includes('"by":"key:bob"'),
    );
    assert.ok(!text.includes('AB-1') && !text.includes('alert(1)'));
  });
});
