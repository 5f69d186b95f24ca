/** Places that people forget (J08, J12, T05, T09, T10) through a real Envoy: a word that a rule denies is denied in each. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { PLACE_ANSWERS } from '../../dialects/places/answers.ts';
import { PLACE_DATA } from '../../dialects/places/data.ts';
import { PLACE_REQUESTS } from '../../dialects/places/requests.ts';
import { type PlaceRow, REST, WORD } from '../../dialects/places/types.ts';
import { assertRecorded } from '../answers/support/records.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { type Stack, startStack } from '../harness/stack.ts';

const RULE = `{ name: no-nonsense, detector: keywords, options: { words: [${WORD}], wholeWords: false }, action: deny }`;
const POLICY = `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: places }
spec:
  uninspected: { opaque: allow }
  request: { rules: [${RULE}] }
  response: { rules: [${RULE}] }
`;

interface Found {
  readonly role: string;
  readonly path: string;
}

describe('a word in a place that people forget', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  async function post({ path, body, answer }: PlaceRow): Promise<string | null> {
    stack.model.script('place', async ({ body: asked, response }) => {
      await asked;
      response.writeHead(200, { 'content-type': answer?.type ?? 'application/json' }).end(answer?.body);
    });
    const response = await fetch(`${stack.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'x-script': 'place',
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    assert.ok(response.status >= 400 || path === '/mcp' || path === '/a2a', `${response.status}`);
    assert.ok(!text.includes(REST), 'the refusal does not repeat it');
    return response.headers.get('x-weir-id');
  }

  for (const row of [...PLACE_REQUESTS, ...PLACE_ANSWERS, ...PLACE_DATA]) {
    it(`${row.id} is denied, ${row.dialect}: ${row.title}`, async () => {
      const seen = stack.model.received.length;
      const id = await post(row);
      const asked = row.answer === undefined;
      const decisions = asked
        ? ['request deny no-nonsense', 'close denied']
        : ['request allow none', 'open deny no-nonsense', 'close denied'];
      const records = await assertRecorded(stack, id, decisions);
      assert.equal(stack.model.received.length - seen, asked ? 0 : 1);
      const [first] = records.flatMap(({ findings }) => (findings ?? []) as Found[]);
      assert.ok(first !== undefined);
      if (row.across === undefined) assert.equal(first.role, row.roles[first.path], first.path);
      else assert.equal(first.path, row.across);
    });
  }
});
