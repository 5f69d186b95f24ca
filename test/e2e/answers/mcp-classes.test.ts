/** What MCP servers answer with labels and marks, through a real Envoy: the answer says its class, and clearances decide. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { MCP_ANSWERS, mcpExchange } from '../../cases/detectors/mcp-answers.ts';
import { post } from '../conformance/support/clients.ts';
import { sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { eventually } from '../harness/eventually.ts';
import type { RawAnswer } from '../harness/raw-http.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { assertRecorded, CLEAN } from './support/records.ts';

const policy = (name: string, options: string, action: string) => `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: ${name} }
spec:
  selects: { hosts: [${name}.test] }
  response:
    rules: [{ name: classed, detector: confidentiality, options: ${options}, action: ${action} }]
`;
const POLICIES = [
  policy('told', '{ clearance: public }', 'annotate'),
  policy('cleared', '{ clearance: restricted }', 'deny'),
  policy('refused', '{ clearance: internal }', 'deny'),
].join('---');
const DENIED = ['request allow none', 'open deny classed', 'close denied'];

describe('the class of what an MCP server answers', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICIES });
    for (const [at, one] of MCP_ANSWERS.entries()) {
      const { answer } = mcpExchange(one);
      const half = answer.length >> 1;
      const pieces = [answer.slice(0, half), answer.slice(half)];
      stack.model.script(`whole-${at}`, sends(pieces, { contentType: 'application/json' }));
      const [begins = '', ends = ''] = pieces;
      stack.model.script(`events-${at}`, sends([`event: message\ndata: ${begins}`, `${ends}\n\n`]));
    }
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const ask = (at: number, host: string, form: string): Promise<RawAnswer> => {
    const headers = {
      ...{ host: `${host}.test`, 'x-script': `${form}-${at}` },
      accept: 'application/json, text/event-stream',
    };
    const exchange = MCP_ANSWERS[at];
    assert.ok(exchange !== undefined);
    return post(stack, [mcpExchange(exchange).request], { path: '/mcp', headers });
  };

  /** What the journal and Envoy's access log say of the exchange, the class first. */
  const toldOf = async ({ headers }: RawAnswer, decisions: readonly string[]) => {
    const id = headers.get('x-weir-id');
    const records = await assertRecorded(stack, id, decisions);
    const log = await eventually('the access log', () =>
      stack
        .accessLog()
        .map(({ weir }) => weir as Readonly<Record<string, string>> | null)
        .find((weir) => weir?.['id'] === id),
    );
    const classes = records.at(-1)?.['classes'] as { response?: string } | undefined;
    assert.equal(classes?.response, log?.['response_class'], 'the journal and the metadata agree');
    const findings = records.flatMap((record) => record['findings'] as readonly { type: string }[]);
    return [log?.['response_class'], findings.map(({ type }) => type).join()];
  };

  for (const [at, { title, of, ...exchange }] of MCP_ANSWERS.entries())
    for (const form of ['whole', 'events'])
      it(`is that of its labels and marks, ${form}: ${title}`, async () => {
        for (const host of ['told', 'cleared']) {
          const answer = await ask(at, host, form);
          assert.equal(answer.status, 200);
          const left = answer.body
            .toString()
            .replace(/^event: message\ndata: /, '')
            .trimEnd();
          assert.equal(left, mcpExchange(exchange).answer);
          assert.equal(answer.headers.get('x-weir-class'), of);
          assert.deepEqual(await toldOf(answer, CLEAN), [of, host === 'told' ? (of ?? '') : '']);
        }
        const answer = await ask(at, 'refused', form);
        const isDenied = of === 'CONFIDENTIAL' || of === 'RESTRICTED';
        assert.equal(answer.status, isDenied ? 403 : 200);
        assert.equal(answer.body.toString().includes('"result"'), !isDenied);
        assert.deepEqual(await toldOf(answer, isDenied ? DENIED : CLEAN), [of, isDenied ? of : '']);
      });
});
