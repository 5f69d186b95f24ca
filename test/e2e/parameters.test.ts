/**
 * The rows of test/cases/parameters.yaml through a real Envoy: in each body mode, by ext_authz (which can change nothing,
 * and denies instead), and in observe mode: what the client saw, the bytes that the model got, the journal's record.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { RenderOptions } from '../../envoy/render.ts';
import { type ParameterCase, parameterCases, policyTexts } from '../cases/support/parameter-cases.ts';
import { assertRecorded } from './answers/support/records.ts';
import { type RawAnswer, RawClient } from './harness/raw-http.ts';
import { type Stack, startStack } from './harness/stack.ts';
import { envoyIn } from './reliability/support/sites.ts';

interface Site {
  readonly name: string;
  readonly envoy: RenderOptions;
  /** Changes the body; else such a request is denied. */
  readonly changes: boolean;
  readonly mode: 'enforce' | 'observe';
  /** The body leaves in two pieces, without a length. */
  readonly chunked: boolean;
}

const ENFORCED = { changes: true, mode: 'enforce', chunked: false } as const;
const SITES: readonly Site[] = [
  {
    ...ENFORCED,
    ...{ name: 'FULL_DUPLEX_STREAMED', envoy: envoyIn({ mode: 'FULL_DUPLEX_STREAMED' }), chunked: true },
  },
  { ...ENFORCED, name: 'BUFFERED', envoy: envoyIn({ mode: 'BUFFERED' }) },
  { ...ENFORCED, name: 'ext_authz', envoy: { filters: ['ext_authz'] }, changes: false },
  { ...ENFORCED, name: 'observe', envoy: envoyIn({ mode: 'FULL_DUPLEX_STREAMED' }), mode: 'observe' },
];
const FAULTS = new Set(['unreadable']);

const file = parameterCases();

for (const site of SITES) {
  describe(`parameters, ${site.name}`, { timeout: 120_000 }, () => {
    let stack: Stack;
    before(async () => {
      const policy = policyTexts(file, site.mode).map(({ text }) => text);
      stack = await startStack({ policy: policy.join('---\n'), envoy: site.envoy });
      stack.model.script('empty', async ({ body, response, received }) => {
        await body;
        const array = received.path.endsWith(':streamGenerateContent');
        response.writeHead(200, { 'content-type': 'application/json' }).end(array ? '[]' : '{}');
      });
    });
    after(() => stack?.stop());

    for (const row of file.cases) {
      it(`${row.id} ${row.title}`, async () => {
        file.ran(site.name);
        const seen = stack.model.received.length;
        const answer = await sent(stack, row, site);
        const upstream = stack.model.received.slice(seen).map(({ body }) => body.toString());
        const passes = site.mode === 'observe' || !denies(row, site);
        assert.equal(answer.status, passes ? 200 : (row.expect.status ?? 403), answer.body.toString());
        assert.deepEqual(upstream, passes ? [arriving(row, site)] : [], 'what the model got');
        if (!passes) assertSaid(answer, row, site);
        await assertRecorded(stack, answer.headers.get('x-weir-id'), recordsOf(row, site));
      });
    }

    it('every row ran', () => file.assertAllRan(site.name, 0));
  });
}

function denies({ expect: { upstream } }: ParameterCase, { changes }: Site): boolean {
  return upstream === 'none' || (!changes && upstream !== 'same');
}

function arriving({ body, expect: { upstream } }: ParameterCase, { mode }: Site): string {
  return upstream === 'same' || mode === 'observe' ? body : upstream;
}

async function sent(stack: Stack, row: ParameterCase, site: Site): Promise<RawAnswer> {
  const { path = '/v1/chat/completions', policy, body } = row;
  const client = new RawClient(stack.port);
  const headers = {
    ...{ host: `${policy}.test`, 'x-script': 'empty', 'content-type': 'application/json' },
    ...row.headers,
  };
  const half = Math.ceil(body.length / 2);
  try {
    if (site.chunked) return await client.post(path, [body.slice(0, half), body.slice(half)], { headers });
    const lines = Object.entries({
      ...headers,
      'content-length': Buffer.byteLength(body),
    });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    await client.send(`POST ${path} HTTP/1.1\r\n${head}\r\n${body}`);
    return await client.answer();
  } finally {
    client.close();
  }
}

/** The message names the bound, and repeats no value. */
function assertSaid(answer: RawAnswer, { expect }: ParameterCase, { changes }: Site): void {
  const text = answer.body.toString();
  assert.equal(answer.headers.get('x-weir-decision'), 'deny');
  assert.ok(JSON.parse(text) !== null);
  if (changes) assert.ok(text.includes(expect.says ?? ''), text);
  if (expect.rule.startsWith('parameters.')) assert.ok(text.includes(expect.rule), text);
}

function recordsOf(row: ParameterCase, site: Site): string[] {
  const { rule, upstream } = row.expect;
  const denied = denies(row, site);
  const verdict = denied ? 'deny' : upstream === 'same' ? 'allow' : 'mutate';
  const request = `request ${verdict} ${rule}`;
  if (site.mode === 'observe')
    return [`${request} (not enforced)`, 'open allow none (not enforced)', 'close complete'];
  // A question of ext_authz is not told how an exchange ends.
  if (!site.changes) return [request, denied ? 'close denied' : 'close complete'];
  if (denied) return [request, `close ${FAULTS.has(rule) ? 'fault' : 'denied'}`];
  return [request, 'open allow none', 'close complete'];
}
