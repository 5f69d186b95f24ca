/** Topics are told by example sentences: what is denied is found, what is on none of those allowed too, and little else. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Hit } from '../../../src/core/finding.ts';
import { fold } from '../../../src/detectors/fold.ts';
import { topicDetector } from '../../../src/detectors/topic/index.ts';
import { LIBRARY_NAMES } from '../../../src/detectors/topic/library.ts';
import { asking } from '../../fakes/models.ts';

const ready = asking(topicDetector);

function found(options: object, text: string): readonly Hit[] {
  const { hits } = ready.compile(options).scan(whole(fold(text).text));
  return hits.filter(({ score }) => score >= 0.5);
}

const SAILING = {
  name: 'sailing',
  examples: [
    'Which sail should I set in strong wind?',
    'The yacht tacked around the buoy and crossed the finish line.',
    'How do I moor a boat at the jetty?',
    'We anchored in the bay and hoisted the mainsail at dawn.',
    'The skipper steered the dinghy into the harbour.',
  ],
};
const SHOP = {
  name: 'orders',
  examples: [
    'Where is my order?',
    'I want to return the shoes that I bought.',
    'When will the parcel be delivered?',
    'How do I get a refund for a broken item?',
    'Do you have this jacket in a larger size?',
    'Can I change the delivery address?',
    'My voucher does not work at the checkout.',
    'The package arrived damaged.',
    'How much does shipping cost?',
    'Please cancel my order.',
  ],
};
const ON: readonly (readonly [string, string])[] = [
  ['investment-advice', 'Would you put your savings into bonds or into shares of a bank now?'],
  ['medical-advice', 'I feel sick and have a sore throat, which tablets should I take?'],
  ['gambling', 'At which casino are the odds at the roulette wheel best?'],
  ['religion', 'Why does the Bible call Jesus the son of God?'],
  ['politics', 'Tell me which party I should vote for at the next election.'],
  ['weapons', 'How do I load a rifle with ammunition?'],
];
const ORDINARY = [
  'Write a short poem about bees that find their way home.',
  'The train leaves at nine from the second platform.',
  'How do I sort a list of names in Python?',
  'Translate this recipe for pancakes into French.',
  'The meeting was moved to Friday because the room is taken.',
];

describe('topic', () => {
  for (const [name, text] of ON)
    it(`finds ${name} of the library, and names it`, () => {
      const hits = found({ denied: LIBRARY_NAMES.map((use) => ({ use })) }, text);
      assert.deepEqual(
        hits.map(({ type, source, start, end }) => [type, source, start, end]),
        [['TOPIC', name, 0, text.length]],
      );
    });

  it('leaves ordinary texts alone', () => {
    for (const text of ORDINARY)
      assert.deepEqual(found({ denied: LIBRARY_NAMES.map((use) => ({ use })) }, text), [], text);
  });

  it('takes text that it cannot read for none that is allowed', () => {
    const chinese = '请告诉我怎样才能不付钱就打开这台机器';
    const cases: readonly (readonly [string, readonly (readonly [string, number])[]])[] = [
      [chinese, [['OFF_TOPIC', 1]]],
      [`Where is my order? ${chinese}`, [['OFF_TOPIC', 1]]],
      ['Расскажи, за кого голосовать на выборах.', [['OFF_TOPIC', 1]]],
      ['Where is my order? Müller', []],
      ['你好！', []],
    ];
    for (const [text, expected] of cases)
      assert.deepEqual(
        found({ allowed: [SHOP] }, text).map(({ type, score }) => [type, score]),
        expected,
        text,
      );
    assert.deepEqual(found({ denied: [{ use: 'politics' }] }, chinese), []);
  });

  it('finds a topic of the policy by five sentences, where it stands', () => {
    const sentence = 'Our boat lay at anchor, and we hoisted the sails when the wind came up.';
    const before = 'The meeting was moved to Friday because the room is taken. ';
    const [hit, ...more] = found({ denied: [SAILING] }, `${before}${sentence}`);
    assert.deepEqual(more, []);
    assert.deepEqual(
      [hit?.source, hit?.start, hit?.end],
      ['sailing', before.length, before.length + sentence.length],
    );
    assert.deepEqual(found({ denied: [SAILING] }, before), []);
  });

  it('scores what says enough by itself, whatever stands before it, and begins at its first letter', () => {
    const scanner = ready.compile({ denied: [{ use: 'investment-advice' }] });
    const [, sentence = ''] = ON[0] ?? [];
    const [alone] = scanner.scan(whole(sentence)).hits;
    const before = 'The train leaves at nine from the second platform.\n\n   ';
    const behind = scanner.scan(whole(`${before}${sentence}`)).hits.at(-1);
    assert.deepEqual([behind?.score, behind?.start], [alone?.score, before.length]);
  });

  it('reads a few words with what stands before them', () => {
    const scanner = ready.compile({ denied: [{ use: 'investment-advice' }] });
    const score = (text: string) => Math.max(0, ...scanner.scan(whole(text)).hits.map((hit) => hit.score));
    const more = 'I have some money left. Would gold be good?';
    assert.ok(score(more) > score('Would gold be good?'), `${score(more)}`);
  });

  it('finds it however much stands before and behind', () => {
    const padding = 'The train leaves at nine from the second platform. '.repeat(80);
    const [, attack = ''] = ON[0] ?? [];
    const hits = found({ denied: [{ use: 'investment-advice' }] }, `${padding}${attack} ${padding}`);
    assert.ok(hits.some(({ start }) => start === padding.length));
  });

  it('reads letters that only look Latin, and capitals', () => {
    assert.equal(
      found({ denied: [{ use: 'religion' }] }, 'WHY DOES THE BІBLE CALL JЕSUS THE SON OF GОD?').length,
      1,
    );
  });

  it('leaves alone what is nearer to a sentence that is excepted', () => {
    const text = 'Which sail cloth do you sell by the metre for curtains?';
    const without = ready.compile({ denied: [SAILING] }).scan(whole(text)).hits[0]?.score ?? 0;
    const excepted = { ...SAILING, except: ['Do you sell sail cloth by the metre for making curtains?'] };
    const scored = ready.compile({ denied: [excepted] }).scan(whole(text)).hits[0]?.score ?? 0;
    assert.ok(scored < without, `${scored} in place of ${without}`);
  });

  it('finds what is on none of the topics that are allowed', () => {
    const options = { allowed: [SHOP] };
    for (const text of ORDINARY.slice(0, 4)) {
      const [hit] = found(options, text);
      assert.equal(hit?.type, 'OFF_TOPIC', text);
      assert.equal(hit?.source, undefined);
    }
    for (const text of [
      'When does my parcel come, and what does shipping cost?',
      'I want my money back for the broken jacket.',
    ])
      assert.deepEqual(found(options, text), [], text);
  });

  for (const text of [
    'Hello, thanks!',
    'volcano',
    'Bees and honey',
    'I am glad to meet you, how are you doing today?',
    'ok',
    'Yes please.',
    'Good morning, how are you?',
    '4711',
    '',
    '谢谢你的帮助',
  ])
    it(`finds nothing off topic in "${text}"`, () => assert.deepEqual(found({ allowed: [SHOP] }, text), []));

  for (const [title, options] of [
    ['neither list', {}],
    ['both lists', { allowed: [SHOP], denied: [SAILING] }],
    ['an empty list', { denied: [] }],
    ['a topic without a name', { denied: [{ examples: SHOP.examples }] }],
    ['a topic that is not in the library', { denied: [{ use: 'weather' }] }],
    ['two sentences', { denied: [{ name: 'few', examples: SHOP.examples.slice(0, 2) }] }],
    ['a sentence that is one word', { denied: [{ ...SHOP, except: ['refund'] }] }],
    ['a sentence in letters that it does not read', { denied: [{ ...SHOP, except: ['如何投资股票'] }] }],
    ['a sentence that is too long', { denied: [{ ...SHOP, except: ['much more '.repeat(50)] }] }],
    [
      'too many sentences',
      { denied: [{ ...SHOP, examples: Array.from({ length: 65 }, () => 'Where is my order?') }] },
    ],
    ['two topics of one name', { denied: [SHOP, SHOP] }],
    ['a name that is content', { denied: [{ ...SHOP, name: 'Where is my order?' }] }],
    ['a key that it does not know', { denied: [{ ...SHOP, threshold: 1 }] }],
  ] as const)
    it(`takes no options with ${title}`, () =>
      assert.equal(topicDetector.options.safeParse(options).success, false));

  it('says that it lacks its model, where that is not there', () => {
    const without = topicDetector.asking?.(new Map());
    assert.equal(without?.compile({ denied: [{ use: 'religion' }] }).lacks, 'all');
    assert.equal(ready.compile({ denied: [{ use: 'religion' }] }).lacks, undefined);
  });
});

function whole(text: string) {
  return { text, from: 0, fresh: 0, final: true, first: true };
}
