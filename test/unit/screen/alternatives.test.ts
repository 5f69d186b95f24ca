/** Tokens that might have stood in the place of others: the likeliest spell the text again, and are judged as one (S01, T05). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Talk } from '../../fakes/talk.ts';

const RULES = `  uninspected: { opaque: allow }
  response:
    rules:
      - { name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact, replacement: "[CARD]" }
`;
const CARD = ['4111 ', '1111 ', '1111 ', '1111 '];
const GEMINI_MODELS = '/v1beta/models/';
const GEMINI = `${GEMINI_MODELS}g:generateContent`;

/** The alternatives to one token: the likeliest, and another. */
function top(token: string): object[] {
  return [
    { token, logprob: -0.1 },
    { token: 'x', logprob: -3 },
  ];
}

function events(chunks: readonly object[]): string {
  return chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('');
}

/** What leaves of an answer, and the rule that decided about it. */
function answer(
  path: string,
  body: object | string,
  stream: boolean,
): { left: string; rule: string | undefined } {
  const asked = {
    model: 'm',
    ...(path.startsWith(GEMINI_MODELS) ? { contents: [] } : { messages: [], inputs: 'a' }),
  };
  const talk = new Talk(RULES).request('full-duplex', { path });
  talk.body('request', JSON.stringify(asked), true);
  talk.answer(stream ? 'text/event-stream' : 'application/json');
  talk.body('response', typeof body === 'string' ? body : JSON.stringify(body), true);
  return { left: talk.left(), rule: talk.events.at(-1)?.rule };
}

const chosen = CARD.map((token) => ({ token: 'x', logprob: -4, top_logprobs: top(token) }));
const MASKED: readonly (readonly [string, string, object | string])[] = [
  [
    'chat completions',
    '/v1/chat/completions',
    { choices: [{ index: 0, message: { content: 'x' }, logprobs: { content: chosen } }] },
  ],
  [
    'chat completions, streamed',
    '/v1/chat/completions',
    events(
      chosen.map((token) => ({
        choices: [{ index: 0, delta: { content: 'x' }, logprobs: { content: [token] } }],
      })),
    ),
  ],
  [
    'responses',
    '/v1/responses',
    {
      output: [
        {
          type: 'message',
          role: 'assistant',
          content: [{ type: 'output_text', text: 'x', logprobs: chosen }],
        },
      ],
    },
  ],
  [
    'responses, streamed',
    '/v1/responses',
    events(
      chosen.map((token) => ({
        ...{ type: 'response.output_text.delta', output_index: 0, content_index: 0 },
        ...{ delta: 'x', logprobs: [token] },
      })),
    ),
  ],
  [
    'gemini',
    GEMINI,
    {
      candidates: [{ logprobsResult: { topCandidates: CARD.map((token) => ({ candidates: top(token) })) } }],
    },
  ],
  [
    'gemini, streamed',
    `${GEMINI_MODELS}g:streamGenerateContent?alt=sse`,
    events(
      CARD.map((token) => ({
        candidates: [{ index: 0, logprobsResult: { topCandidates: [{ candidates: top(token) }] } }],
      })),
    ),
  ],
  [
    'gemini, sound as text, streamed',
    `${GEMINI_MODELS}g:streamGenerateContent?alt=sse`,
    events(
      CARD.map((text) => ({ candidates: [{ content: { parts: [{ audioTranscription: { text } }] } }] })),
    ),
  ],
  [
    'vLLM, of the prompt',
    '/v1/chat/completions',
    {
      choices: [{ index: 0, message: { content: 'x' } }],
      prompt_logprobs: [
        null,
        ...CARD.map((decoded_token) => ({
          99: { logprob: -1, rank: 7, decoded_token: 'y' },
          7: { logprob: -1, rank: 1, decoded_token },
        })),
      ],
    },
  ],
  [
    'vLLM, of the prompt, streamed',
    '/v1/completions',
    events(
      CARD.map((decoded_token) => ({
        choices: [
          { index: 0, text: 'x', prompt_logprobs: [{ a99: { decoded_token: 'y' }, a7: { decoded_token } }] },
        ],
      })),
    ),
  ],
  ['ollama', '/api/chat', { message: { content: 'x' }, logprobs: chosen, done: true }],
  [
    'text generation inference',
    '/generate',
    { generated_text: 'x', details: { top_tokens: CARD.map((text) => [{ text }, { text: 'x' }]) } },
  ],
  [
    'text generation inference, streamed',
    '/generate_stream',
    events(CARD.map((text) => ({ token: { text: 'x' }, top_tokens: [{ text }, { text: 'x' }] }))),
  ],
];

describe('the text once more, token by token', () => {
  for (const [title, path, body] of MASKED) {
    it(`T05 are one text in ${title}`, () => {
      const { left, rule } = answer(path, body, typeof body === 'string');
      assert.equal(rule, 'cards');
      assert.match(left, /\[CARD\]/);
      assert.doesNotMatch(left, /1111/);
    });
  }

  it('T05 are one text where they are names, which cannot be masked', () => {
    for (const first of [{}, { y: -2 }]) {
      const top_logprobs = CARD.map((token) => ({ ...first, [token]: -0.1, x: -3 }));
      const { left, rule } = answer(
        '/v1/completions',
        { choices: [{ text: 'x', logprobs: { top_logprobs } }] },
        false,
      );
      assert.deepEqual([left, rule], ['', 'cards']);
    }
  });

  const TRANSCRIPTS = [
    { text: 'x', words: CARD.map((word) => ({ word: word.trim(), start: 0 })) },
    { text: 'x', words: ['pay', ...CARD, 'now'].map((word) => ({ word: ` ${word.trim()}`, start: 0 })) },
    { text: 'x', segments: ['4111 1111', ' 1111 1111'].map((text) => ({ text })) },
    { text: 'x', segments: ['4111 1111', '1111 1111'].map((text) => ({ text })) },
    { text: 'x', segments: CARD.map((word) => ({ text: 'x', words: [{ word: word.trim() }] })) },
  ];
  for (const body of TRANSCRIPTS) {
    it(`S01 ${Object.keys(body).at(-1)} of a transcript are one text, and masked: ${JSON.stringify(body)}`, () => {
      const { left, rule } = answer('/v1/audio/speech', body, false);
      assert.equal(rule, 'cards');
      assert.doesNotMatch(left, /1111/);
      assert.match(left, /\[CARD\]/);
      assert.deepEqual(Object.keys(JSON.parse(left) as object), Object.keys(body));
    });
  }
});
