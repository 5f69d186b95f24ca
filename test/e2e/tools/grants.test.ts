/**
 * Callers of an identity provider, through a real Envoy: a session of MCP, its streams and the answers of models are over
 * when the token is, and arguments are held to what the server listed.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { AUDIENCE, honestClaims, ISSUER } from '../../fakes/identity/attacks.ts';
import { KeyServer, keyPair, tokenBy } from '../../fakes/identity/issuer.ts';
import { begin, SteppedModel } from '../answers/support/live.ts';
import { recordsOf } from '../answers/support/records.ts';
import { assertCut, chat } from '../conformance/support/clients.ts';
import { event } from '../conformance/support/events.ts';
import { inWords } from '../conformance/support/witness.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { type Connected, connect, type Desk, deskScript, textOf } from './support/mcp-desk.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: desk }
spec:
  callers: { kinds: [jwt] }
  tools:
    pins: watch
    arguments: offered
    rules:
      - { name: look-up, tool: search_orders, action: allow }
      - { name: small, tool: refund, when: 'args.amount <= 50', action: allow }
      - { name: inbox, tool: read_inbox, action: allow }
      - { name: docs, tool: resources/read, when: 'args.uri.startsWith("file:///docs/")', action: allow }
`;
const EC = keyPair('ec-1');
const seconds = (): number => Math.floor(Date.now() / 1000);

describe('callers with tokens', { timeout: 170_000 }, () => {
  const server = new KeyServer([EC]);
  const desk: Desk = { description: 'Orders of the shop', ran: [], servers: [] };
  const open: Connected[] = [];
  let stack: Stack;
  before(async () => {
    const issuer = {
      ...{ issuer: ISSUER, audiences: [AUDIENCE], jwks: { url: await server.listen() }, leewaySeconds: 0 },
      claims: { tenant: 'tid', roles: 'roles' },
    };
    const config = JSON.stringify({ identity: { issuers: { login: issuer } } });
    stack = await startStack({ policy: POLICY, config });
    stack.model.script('desk', deskScript(desk));
  });
  after(async () => {
    for (const { client } of open) await client.close();
    for (const one of desk.servers) await one.close();
    await stack?.stop();
    await server.close();
  });

  const as = async (subject: string, lasts: number): Promise<Connected> => {
    const claims = { ...honestClaims(seconds()), sub: subject, exp: seconds() + lasts };
    const connected = await connect(stack, subject, tokenBy(EC, claims));
    open.push(connected);
    return connected;
  };
  const call = ({ client }: Connected, name: string, args: Record<string, unknown>) =>
    client.callTool({ name, arguments: args }).then(textOf);
  const refused = async (jo: Connected, name: string, args: Record<string, unknown>) => {
    const ran = desk.ran.length;
    await assert.rejects(call(jo, name, args), (error) => error instanceof StreamableHTTPError);
    assert.equal(desk.ran.length, ran, 'the server heard of nothing');
    const id = jo.seen.findLast(({ method }) => method === 'tools/call')?.id ?? null;
    const records = await recordsOf(stack, id);
    const found = records.flatMap((record) => (record['findings'] ?? []) as Record<string, string>[]);
    return [records.map(inWords)[0], ...found.map(({ type, source }) => `${type} ${source}`)];
  };

  it('holds arguments to what the server has listed', async () => {
    const jo = await as('jo', 600);
    const unlisted = ['request deny tools.arguments', 'TOOL_ARGUMENTS SCHEMA_UNLISTED'];
    assert.deepEqual(await refused(jo, 'search_orders', { text: 'x' }), unlisted);
    await jo.client.listTools();
    assert.equal(await call(jo, 'search_orders', { text: 'x' }), 'Two orders');
    assert.equal(await call(jo, 'refund', { amount: 50 }), 'Paid 50');
    const wrong = (type: string) => ['request deny tools.arguments', `TOOL_ARGUMENTS ${type}`];
    assert.deepEqual(await refused(jo, 'search_orders', { text: 7 }), wrong('SCHEMA_TYPE'));
    assert.deepEqual(await refused(jo, 'search_orders', {}), wrong('SCHEMA_MISSING'));
    assert.deepEqual(await refused(jo, 'refund', { amount: '5' }), wrong('SCHEMA_TYPE'));
    const [denied] = await refused(jo, 'refund', { amount: 51 });
    assert.equal(denied, 'request deny tools.default', 'as listed, and too much');
    const { contents } = await jo.client.readResource({ uri: 'file:///docs/a' });
    assert.equal(contents.length, 1, 'a method has no schema');
  });

  it('ends a stream, and the session, when the token of their caller expires', async () => {
    const [kim, jo] = [await as('kim', 20), await as('jo', 600)];
    const listens = ({ transport }: Connected) =>
      stack.model.received.some(
        ({ method, headers }) => method === 'GET' && headers['mcp-session-id'] === transport.sessionId,
      );
    await eventually('both listen', () => listens(kim) && listens(jo));
    await kim.client.listTools();
    const ended = await eventually(
      'the stream has ended',
      () => stack.journal().find(({ kind, rule }) => kind !== 'request' && rule === 'unauthenticated'),
      60_000,
    );
    assert.deepEqual((ended['caller'] as { id: string }).id, 'jwt:login/kim');
    await assert.rejects(call(kim, 'search_orders', { text: 'x' }));
    assert.deepEqual(kim.seen.findLast(({ method }) => method === 'tools/call')?.status, 401);
    assert.equal(await call(jo, 'search_orders', { text: 'x' }), 'Two orders', 'another goes on');
  });

  it('ends the answer of a model when the token of its caller expires', async () => {
    const streams = (subject: string, lasts: number) => {
      const model = new SteppedModel();
      stack.model.script(subject, model.script);
      const token = tokenBy(EC, { ...honestClaims(seconds()), sub: subject, exp: seconds() + lasts });
      const headers = { 'x-script': subject, authorization: `Bearer ${token}` };
      return { model, answer: begin(stack, chat('?', { stream: true }), headers) };
    };
    const [lee, mo] = [streams('lee', 15), streams('mo', 600)];
    const live = await Promise.all([lee.answer, mo.answer]);
    const first = event('All is calm. ');
    for (const { model } of [lee, mo]) model.send(first);
    for (const one of live) await one.holds(first);
    await eventually('the answer is cut', () => live[0].text.endsWith('[DONE]\n\n'), 60_000);
    const answer = await live[0].ending();
    assertCut(answer, first);
    const records = await recordsOf(stack, answer.headers.get('x-weir-id'));
    assert.ok(records.some(({ kind, rule }) => kind !== 'request' && rule === 'unauthenticated'));
    mo.model.send(event('And fair.'));
    await live[1].holds(first + event('And fair.'));
    mo.model.end();
  });
});
