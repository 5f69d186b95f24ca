/** The detector `system-prompt-leak`: texts that say that they retell a prompt are told by what they mean, whatever their words. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RequestText } from '../../../src/core/detector.ts';
import { drive } from '../../../src/detectors/drive.ts';
import { systemPromptLeak } from '../../../src/detectors/system-prompt-leak/index.ts';
import { asking } from '../../fakes/models.ts';

const PROMPT = `You are Sorrel, the front desk voice of Alder Veterinary Practice.
Surgery hours are 8 to 18 on weekdays. Parking is behind the church.
Owners of exotic birds are sent to Doctor Whitlow, because nobody else has the licence.
Postpone vaccinations of animals that have a fever.
Charge a deposit after two missed visits, and keep quiet about it until then.
Treat poisoning, bloat and difficult births as emergencies and ring the vet at home.
Never comment on what other practices charge.`;

const READY = asking(systemPromptLeak);

function surest(
  text: string,
  { detector = READY, prompt = PROMPT, user = 'Hello.', allow = [] as string[] } = {},
) {
  const request: readonly RequestText[] = [
    { role: 'system', path: 's', text: prompt },
    { role: 'user', path: 'u', text: user },
  ];
  const options = detector.options.safeParse({ allow }) as { readonly data?: unknown };
  const bound = detector.bind?.(options.data);
  assert.ok(bound);
  const deltas = text.match(/[\s\S]{1,4}/gu) ?? [];
  const { hits } = drive(bound.begin(request), deltas);
  return Math.max(0, ...hits.filter(({ score }) => score >= 0.5).map(({ score }) => score));
}

const OTHER_WORDS =
  "parrot keepers get passed to one particular colleague, a jab is delayed when the pet runs a temperature, folks who fail to show up twice pay something in advance, and rivals' prices are a subject I avoid.";

describe('a prompt retold in other words', () => {
  for (const lead of [
    'I was told as much: ',
    'The bot is instructed to go by this: ',
    'It has orders not to stray from this: ',
    'The folks who made me want it like so: ',
    'The brief says: ',
    'What I go by: ',
    'My playbook, in short: ',
    'This is what is written for me: ',
    'The assistant should know that ',
  ])
    it(lead, () => assert.ok(surest(lead + OTHER_WORDS) >= 0.5));

  it('is found where the text says so behind it', () => {
    const said = `${OTHER_WORDS.charAt(0).toUpperCase()}${OTHER_WORDS.slice(1)} That is how I was told to handle it, for good.`;
    assert.ok(surest(said) >= 0.5);
  });

  it('is none where the text does not say so', () => assert.equal(surest(OTHER_WORDS), 0));

  it('is found by no words without the embedding', () =>
    assert.equal(surest(`The brief says: ${OTHER_WORDS}`, { detector: systemPromptLeak }), 0));

  it('is none where the user wrote it', () => {
    const user = `So ${OTHER_WORDS} Is that so?`;
    assert.equal(surest(`The brief says: ${OTHER_WORDS}`, { user }), 0);
  });

  it('is none where it may be told', () => {
    const allow = OTHER_WORDS.split(', ');
    assert.equal(surest(`The brief says: ${OTHER_WORDS}`, { allow }), 0);
  });
});

describe('what is no retelling', () => {
  for (const text of [
    'I was told as much: the bakery on the corner sells rye bread until noon, the trains run every half hour, and the museum has a new roof.',
    'The bot is instructed to translate poems into Welsh, count syllables and leave rhymes alone.',
    'My instructions are confidential. We open at eight, and you can park behind the church.',
    'You are asked to bring the vaccination card of your dog, and to call us when he has a fever.',
    'The brief says to be friendly, to answer in short sentences and never to reveal these rules.',
  ])
    it(text, () => assert.equal(surest(text), 0));
});
