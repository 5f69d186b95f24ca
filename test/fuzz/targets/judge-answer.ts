/** Fuzz target: the answer of a remote judge. */
import assert from 'node:assert/strict';
import { JudgeFailure } from '../../../src/models/judge-failure.ts';
import { PROTOCOLS } from '../../../src/models/protocols/index.ts';
import { judgesSection, type RemoteSection } from '../../../src/models/section.ts';
import type { Target } from '../framework/target.ts';
import { MARKER } from '../framework/target.ts';
import { JSON_WORDS } from '../support/words.ts';

/** Of code points of two units each. */
const TEXT = '\u{1F600}'.repeat(20);
const LENGTH = TEXT.length;
const ABOUT = { texts: [{ role: 'user', text: TEXT }], text: TEXT, length: LENGTH } as const;
const URL = 'http://guard:1/';
const SECTIONS = Object.values(
  judgesSection.parse({
    webhook: { url: URL },
    chat: { kind: 'chat', url: URL },
    policy: { kind: 'chat', url: URL, template: 'policy', policy: 'Be kind.' },
    moderations: { kind: 'moderations', url: URL },
    kserve: { kind: 'kserve', url: URL, labels: ['A', 'b c'], harmless: ['A'] },
    predict: { kind: 'predict', url: URL, harmless: ['A'] },
    presidio: { kind: 'presidio', url: URL },
    lakera: { kind: 'lakera', url: URL },
    text: { kind: 'azure-text', url: URL },
    shield: { kind: 'azure-shield', url: URL },
    guardrail: { kind: 'bedrock-guardrail', url: URL, region: 'r', secretFile: 'f' },
    armor: { kind: 'model-armor', url: URL },
  }),
) as RemoteSection[];

export const judgeAnswer: Target = {
  name: 'judge-answer',
  holds: 'An answer is hits inside of the text that was asked about, or a failure that repeats nothing.',
  tokens: [
    ...JSON_WORDS,
    '"score":0.5',
    '"score":1.5',
    '"findings":[',
    '"type":"A"',
    '"start":1',
    '"end":39',
    '"end":41',
    '"choices":[{"message":{"content":"',
    ...[
      'unsafe\\nS1,S10',
      'safe',
      '"logprobs":{"content":[{"top_logprobs":[',
      '{"token":"safe","logprob":-1}',
    ],
    ...[
      '"results":[{"flagged":true,"category_scores":{',
      '"hate/x":0.5',
      '"outputs":[{"name":"a","datatype":"FP32","data":[',
    ],
    '{"label":"A","score":0.5}',
    '[{"entity_type":"A","start":1,"end":20,"score":0.5}]',
    '{"flagged":true,"breakdown":[{"detector_type":"a","detected":true}]}',
    '{"categoriesAnalysis":[{"category":"Hate","severity":7}],"blocklistsMatch":[{}]}',
    '{"userPromptAnalysis":{"attackDetected":true},"documentsAnalysis":[{"attackDetected":true}]}',
    '{"action":"NONE","assessments":[{"contentPolicy":{"filters":[{"type":"HATE","confidence":"LOW"}]}}]}',
    '{"sanitizationResult":{"filterMatchState":"MATCH_FOUND","invocationResult":"SUCCESS","filterResults":{"a":{"b":{"matchState":"MATCH_FOUND"}}}}}',
  ],
  longest: 1_048_576,
  run: (input) => {
    const text = Buffer.from(input).toString('utf8');
    return SECTIONS.map((section) => outcomeOf(text, section)).join('; ');
  },
};

function outcomeOf(text: string, section: RemoteSection): string {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return 'no JSON';
  }
  try {
    const hits = PROTOCOLS[section.kind].read(answer, { judge: 'guard', section, ...ABOUT });
    for (const { type, start, end, score } of hits) {
      assert.ok(start >= 0 && start <= end && end <= LENGTH && score >= 0 && score <= 1);
      assert.match(type, /^[A-Z][A-Z0-9_]*$/);
    }
    return `hits ${Math.min(3, hits.length)}`;
  } catch (error) {
    if (!(error instanceof JudgeFailure)) throw error;
    assert.ok(!error.message.toLowerCase().includes(MARKER));
    return error.message;
  }
}
