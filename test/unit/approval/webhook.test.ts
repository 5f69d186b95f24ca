/** The webhook: messages are signed, tried a few times, and say nothing of arguments; links count for what they were made for. */
import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { Desk } from '../../../src/approval/desk.ts';
import { approvalsSection } from '../../../src/approval/section.ts';
import { Webhook } from '../../../src/approval/webhook.ts';
import type { Ticket } from '../../../src/core/ticket.ts';

const NOW = 1_800_000_000_000;
const SECRET = 's'.repeat(32);
const TICKET: Ticket = {
  ...{ id: 'a'.repeat(24), state: 'open', tenant: 'shop', caller: 'key:ann', model: 'm', tool: 'wire' },
  ...{ rule: 'wires', policy: 'p', digest: 'd', exchange: 'x', approvers: ['chief'], quorum: 1, votes: [] },
  ...{ opened: NOW, expires: NOW + 600_000, args: '{"to":"somebody"}' },
};

describe('the webhook', () => {
  let server: Server;
  let answers: number[] = [];
  let came: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
  before(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        came.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
        response.writeHead(answers.shift() ?? 204).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => server.close());

  const linkKey = randomBytes(32);
  const sectionOf = (approver: boolean) =>
    approvalsSection.parse({
      url: 'https://weir.test/',
      webhook: {
        ...{
          url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
          secretFile: 'f',
          attempts: 2,
        },
        ...(approver ? { approver: { id: 'chat:ops', roles: ['chief'] } } : {}),
      },
    });

  async function told(responses: number[], approver = true): Promise<string[]> {
    answers = responses;
    came = [];
    const { webhook: section, url } = sectionOf(approver);
    assert.ok(section !== undefined);
    const outcomes: string[] = [];
    const hook = new Webhook({
      ...{ section, secret: SECRET, linkKey, url, now: () => NOW },
      told: (outcome, { reason }) => outcomes.push(reason === undefined ? outcome : `${outcome}: ${reason}`),
    });
    await hook.tell(TICKET);
    return outcomes;
  }

  it('signs what it says with the time, and says nothing of arguments', async () => {
    assert.deepEqual(await told([204]), ['sent']);
    const [{ headers, body } = { headers: {}, body: '' }] = came;
    const right = createHmac('sha256', SECRET).update(`${headers['x-weir-time']}.${body}`).digest('hex');
    assert.equal(headers['x-weir-signature'], `sha256=${right}`);
    assert.ok(!body.includes('somebody') && body.includes(TICKET.id));
  });

  it('tries again, and gives up', async () => {
    assert.deepEqual([await told([500, 204]), came.length], [['sent'], 2]);
    const why = 'answered with status 302; one from 200 to 299 is expected';
    assert.deepEqual([await told([500, 302, 204]), came.length], [[`failed: ${why}`], 2]);
  });

  it('says why nobody was reached', async () => {
    const { webhook, url } = sectionOf(true);
    assert.ok(webhook !== undefined);
    const reasons: (string | undefined)[] = [];
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const hook = new Webhook({
      section: { ...webhook, url: `http://127.0.0.1:${port}/`, attempts: 1 },
      ...{ secret: SECRET, linkKey, url, now: () => NOW },
      told: (_, { reason }) => reasons.push(reason),
    });
    await hook.tell(TICKET);
    assert.deepEqual(reasons, ['cannot be reached, or did not answer in time (ECONNREFUSED)']);
  });

  it('leads to the login where it names nobody', async () => {
    await told([204], false);
    const { link } = JSON.parse(came[0]?.body ?? '') as { link: string };
    assert.equal(link, `https://weir.test/approvals/tickets/${TICKET.id}`);
  });

  it('has links that count for one ticket, until then, and for nobody without a name', async () => {
    await told([204]);
    const { searchParams } = new URL((JSON.parse(came[0]?.body ?? '') as { link: string }).link);
    const [until, sig] = [Number(searchParams.get('until')), searchParams.get('sig') ?? ''];
    const holder = (ticket: string, end: number, { at = NOW, approver = true } = {}) =>
      new Desk({
        ...{ section: sectionOf(approver), linkKey, now: () => at },
        client: { ask: () => Promise.reject(new Error('not asked')) },
        recorded: async () => true,
      }).holderOf({ ticket, until: end }, sig)?.id;
    assert.equal(until, TICKET.expires);
    assert.equal(holder(TICKET.id, until), 'chat:ops');
    assert.equal(holder('b'.repeat(24), until), undefined);
    assert.equal(holder(TICKET.id, until + 1), undefined);
    assert.equal(holder(TICKET.id, until, { at: until }), undefined);
    assert.equal(holder(TICKET.id, until, { approver: false }), undefined);
  });
});
