/** The SDK of Bedrock's runtime on counts and guardrails through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import {
  ApplyGuardrailCommand,
  BedrockRuntimeServiceException,
  CountTokensCommand,
} from '@aws-sdk/client-bedrock-runtime';
import type { Script } from '../../../demo/scripted-model.ts';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { bedrockClient } from './support/bedrock-client.ts';
import { BANNED, CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { politeUrl } from './support/polite.ts';
import { sdkRow } from './support/sdk-row.ts';

/** Of the package, which exports neither its version nor its manifest. */
const VERSION = '3.1163.0';

const DENIED_REQUEST = ['request deny no-heron', 'close denied'];
const DENIED_ANSWER = ['request allow none', 'open deny no-leak', 'close denied'];
const DOCUMENT = 'n/a: the answer is one document';

function document(fields: object): Script {
  return sends([JSON.stringify(fields)], { contentType: 'application/json' });
}

/** A guardrail that puts a text in place of another. */
function masks(text: string): Script {
  return document({ action: 'GUARDRAIL_INTERVENED', outputs: [{ text }], assessments: [], usage: {} });
}

describe('@aws-sdk/client-bedrock-runtime, guardrails and counts', { timeout: 120_000 }, () => {
  let stack: Stack;
  let id: string | undefined;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    stack.model.script('clean', masks('A weir.'));
    stack.model.script('card', masks(`Your card ${CARD}.`));
    stack.model.script('leak', masks(`${BANNED} starts.`));
    stack.model.script('count', document({ inputTokens: 7 }));
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  /** What a guardrail makes of a text. */
  const applied = async (text: string, script = 'clean', url = stack.url) => {
    const bedrock = bedrockClient(url, script);
    const content = [{ text: { text } }];
    const asked = {
      guardrailIdentifier: 'gr-1',
      guardrailVersion: 'DRAFT',
      source: 'INPUT',
      content,
    } as const;
    try {
      const { outputs } = await bedrock.client.send(new ApplyGuardrailCommand(asked));
      return outputs?.[0]?.text;
    } finally {
      id = bedrock.id();
      bedrock.client.destroy();
    }
  };

  const counted = async (input: CountTokensCommand['input']['input']) => {
    const bedrock = bedrockClient(stack.url, 'count');
    try {
      return await bedrock.client.send(new CountTokensCommand({ modelId: 'amazon.nova-lite', input }));
    } finally {
      bedrock.client.destroy();
    }
  };

  /** How many requests came to the model, and the id of the exchange. */
  const denied = async (asked: Promise<unknown>) => {
    const before = stack.model.received.length;
    const error = await asked.catch((thrown: unknown) => thrown);
    assert.ok(error instanceof BedrockRuntimeServiceException, String(error));
    assert.equal(error.name, 'AccessDeniedException');
    const found = /decision ([0-9a-f-]+)/.exec(error.message)?.[1];
    return { arrived: stack.model.received.length - before, id: found };
  };

  sdkRow(`@aws-sdk/client-bedrock-runtime ${VERSION}, guardrails`, {
    clean: async () => {
      assert.equal(await applied('Weirs?'), 'A weir.');
      const records = await assertRecorded(stack, id, CLEAN);
      assert.equal(records[0]?.['dialect'], 'bedrock-checks');
      return 'ends';
    },
    'clean stream': DOCUMENT,
    redacted: async () => {
      assert.equal(await applied(`Is ${CARD} mine?`, 'card'), `Your card ${MASK}.`);
      assert.ok(stack.model.received.at(-1)?.body.toString().includes(`Is ${MASK} mine?`));
      await assertRecorded(stack, id, [
        ...['request mutate mask-cards', 'open mutate mask-cards', 'close complete'],
      ]);
      return 'ends, masked';
    },
    'redacted stream': DOCUMENT,
    'denied request': async () => {
      const told = await denied(applied(`Of ${FORBIDDEN}.`));
      assert.equal(told.arrived, 0);
      await assertRecorded(stack, told.id, DENIED_REQUEST);
      return 'AccessDeniedException';
    },
    'denied answer': async () => {
      const told = await denied(applied('Weirs?', 'leak'));
      assert.equal(told.arrived, 1, 'nothing is asked again');
      await assertRecorded(stack, told.id, DENIED_ANSWER);
      return 'AccessDeniedException';
    },
    cut: DOCUMENT,
    answered: async () => {
      const told = await denied(applied(`Of ${FORBIDDEN}.`, 'clean', politeUrl(stack)));
      await assertRecorded(stack, told.id, DENIED_REQUEST);
      return 'AccessDeniedException: the answer holds no words';
    },
    'answered stream': DOCUMENT,
  });

  it('tokens of a request to Converse are counted when it was judged; those of a body are not', async () => {
    const says = (text: string) => ({
      converse: { messages: [{ role: 'user' as const, content: [{ text }] }] },
    });
    assert.equal((await counted(says('Weirs?'))).inputTokens, 7);
    assert.equal((await denied(counted(says(`Of ${FORBIDDEN}.`)))).arrived, 0);
    const body = Buffer.from(JSON.stringify({ prompt: 'Tell me of the weir at the old mill.' }));
    assert.equal((await denied(counted({ invokeModel: { body } }))).arrived, 0);
  });
});
