/** Anomaly: what a profile knows, how answers are scored, and how well ten deviations are told from ordinary answers. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Counts } from '../../../src/detectors/anomaly/counts.ts';
import { FEATURES, type FeatureName, plain, valuesOf } from '../../../src/detectors/anomaly/features.ts';
import { anomaly } from '../../../src/detectors/anomaly/index.ts';
import { STRETCH } from '../../../src/detectors/anomaly/judge.ts';
import { learnProfile } from '../../../src/detectors/anomaly/learn.ts';
import { OpenedProfile } from '../../../src/detectors/anomaly/opened-profile.ts';
import { formatProfile, parseProfile } from '../../../src/detectors/anomaly/profile.ts';
import { usualOf } from '../../../src/detectors/anomaly/statistics.ts';
import { readingBy, TextReader } from '../../../src/detectors/anomaly/text-reader.ts';
import { NO_VOCABULARY } from '../../../src/detectors/anomaly/vocabulary.ts';
import { optionsSchema } from '../../../src/policy/compile-rule.ts';
import { DEVIATIONS, deviating } from '../../cases/anomaly/deviations.ts';
import { shopAnswers } from '../../cases/anomaly/shop.ts';
import { found, opened, openedProfile, SAID, shopProfile } from '../../fakes/profiles.ts';

const PROFILE = openedProfile();
const ORDINARY =
  'Thank you for your order. Your parcel with the desk lamp is on its way and comes on Monday.';

function scoreOf(text: string, options: object = { profile: 'shop' }): number {
  const hits = found(opened(PROFILE, options), [text]);
  return Math.max(0, ...hits.map(({ score }) => score));
}

function countsOf(text: string): Counts {
  const counts = new Counts();
  const reader = new TextReader(readingBy(NO_VOCABULARY), counts);
  reader.read(text, counts);
  reader.close(counts);
  return counts;
}

/** In its own unit. */
function measured(text: string, name: FeatureName): number {
  const at = FEATURES.findIndex((feature) => feature.name === name);
  return Number(plain(FEATURES[at]?.kind ?? 'share', valuesOf(countsOf(text))[at] ?? 0).toFixed(3));
}

describe('a feature', () => {
  const cases: readonly (readonly [FeatureName, string, number])[] = [
    ['characters', 'four', 4],
    ['words', "We can't, now 12.", 5],
    ['lines', 'a\n\nb\r\nc', 3],
    ['sentences', 'One. Two! Three? 3.5 is no end; this is.', 4],
    ['sentences', '一。二！', 2],
    ['links', 'https://a.example http://b.example ftp:/c a:b', 2],
    ['addresses', 'jo@example.org, @handle, a @ b, li@x', 2],
    ['numbers', '123456 12345 AB-1234567 12', 2],
    ['refusals', "I'm sorry, I cannot help. We can't ship today.", 3],
    ['refusals', 'Leider kann ich nicht; das darf nicht sein.', 1],
    ['longestToken', 'a bb ccc-dd/ee= f', 10],
    ['upperCase', 'AbCd', 0.5],
    ['digits', 'a1b2', 0.5],
    ['exclamations', 'no!?', 0.5],
    ['codeMarks', 'f(x)', 0.5],
    ['symbols', 'ok👍', 0.5],
    ['accented', 'Ångstrom', 0.125],
    ['cyrillic', 'да no', 0.5],
    ['semitic', 'שלום', 1],
    ['cjk', '日本 ab', 0.5],
    ['otherLetters', 'हिन्दी', 1],
    ['lists', '- a\n* b\n1. c\n-d\n12) e\n1.5 f', 0.667],
    ['headings', '# a\n#b\n## c\ntext', 0.5],
    ['tables', '| a | b |\ntext', 0.5],
    ['data', '{\n  "a": 1\n}\ntext', 0.75],
    ['code', 'ab\n```\ncd\n```\nab', 0.313],
    ['wordLength', 'aa bbbb', 3],
    ['sentenceLength', 'One two. Three four five six.', 3],
    ['lineLength', 'ab\nabc', 3],
    ['entropy', 'abab', 1],
    ['repetition', 'a b c d a b c d', 0.2],
    ['otherWords', 'nobody knows', 0],
  ];
  for (const [name, text, expected] of cases)
    it(`${name} of ${JSON.stringify(text)} is ${expected}`, () =>
      assert.equal(measured(text, name), expected));

  it('is in the table above, but for those that need more', () => {
    const named = new Set<string>(cases.map(([name]) => name));
    assert.deepEqual(
      FEATURES.map(({ name }) => name).filter((name) => !named.has(name)),
      ['otherHosts', 'punctuation', 'variety', 'smallWords', 'opening', 'meaning'],
    );
  });
});

describe('what is usual', () => {
  const of = (values: readonly number[]) =>
    usualOf(
      values.map((value) => ({ value, weight: 1 })),
      0.1,
    );

  it('is not moved by a few that are far away', () => {
    const many = Array.from({ length: 1000 }, (_, nth) => 5 + (nth % 11) / 10);
    const [calm, wild] = [of(many), of([...many.slice(8), ...Array.from({ length: 8 }, () => 1e6)])];
    assert.ok(Math.abs(calm.center - wild.center) < 0.02);
    assert.ok(Math.abs(calm.above - wild.above) < 0.02);
  });

  it('is wider where fewer were seen', () => {
    const spreads = [3, 30, 300, 3000].map((count) => of(Array.from({ length: count }, () => 1)).above);
    assert.deepEqual(
      spreads.map((spread) => Number(spread.toFixed(3))),
      [0.361, 0.22, 0.119, 0.102],
    );
  });

  it('has two sides', () => {
    const { below, above } = of(Array.from({ length: 2000 }, (_, nth) => (nth % 10 === 0 ? 9 : 0)));
    assert.ok(above > 3 && below < 0.2);
  });
});

describe('a profile', () => {
  it('holds no text, and only hashes of what stands in five answers or more', () => {
    const rare = 'Your word is zyzzyva, quoth the caller.';
    const texts = [...shopAnswers('learned', 60, 3), rare, rare, rare, rare];
    const of = (answers: readonly string[]) => {
      const learned = learnProfile(answers, 7);
      assert.ok(learned.ok);
      return learned.value;
    };
    const four = of(texts);
    assert.match(formatProfile(four), /^[\s\w".:,{}[\]/-]+$/);
    assert.doesNotMatch(formatProfile(four), /parcel|zyzzyva|shop\.example/i);
    const five = of([...texts, rare]);
    assert.ok(five.vocabulary.words.length > four.vocabulary.words.length);
  });

  it('is the same in its file', () => {
    assert.deepEqual(parseProfile(formatProfile(PROFILE.data)), { ok: true, value: PROFILE.data });
  });

  it('is not learned from too few', () => {
    const learned = learnProfile([...shopAnswers('learned', 29, 1), '', '  '], 1);
    assert.equal(learned.ok ? '' : learned.fault.message, '29 answers are too few; at least 30 are needed');
  });

  it('of another version, or damaged, is refused without a word of it', () => {
    const text = formatProfile(PROFILE.data);
    const wrong = [
      text.slice(0, -9),
      text.replace('weir-profile/1', 'weir-profile/2'),
      text.replace('"links"', '"secretFeature"'),
      text.replace(/"limit": [\d.]+/, '"limit": -1'),
      '[]',
      `"${'x'.repeat(1_100_000)}"`,
    ];
    for (const each of wrong) {
      const read = OpenedProfile.open(each, '');
      assert.match(
        read.ok ? 'taken' : read.fault.message,
        /^is no profile of this version, as weir profile learn makes it( \(at (format|whole|limit)\))?$/,
      );
    }
  });
});

describe('the score', () => {
  it('of an ordinary answer is 0, and has its reasons elsewhere', () => {
    assert.equal(scoreOf(ORDINARY), 0);
    const [hit] = found(opened(PROFILE), ['{"id": 1, "rows": [{"a": 2}, {"b": 3}, {"c": [4, 5, 6]}]}']);
    assert.equal(hit?.type, 'ANOMALY');
    assert.ok((hit?.score ?? 0) >= 0.5);
    assert.match(hit?.source ?? '', /^shop: (\w+ [+-][\d.]+)(, \w+ [+-][\d.]+){2}$/);
    assert.match(hit?.source ?? '', /codeMarks \+/);
  });

  it('is one half at once beyond what the policy expects, with a profile and without', () => {
    const expect = { words: { most: 10 } };
    for (const options of [{ expect }, { profile: 'shop', expect }]) {
      assert.ok(scoreOf(ORDINARY, options) >= 0.5);
      assert.ok(scoreOf('Your parcel comes on Monday, in the morning.', options) < 0.2);
    }
    const [hit] = found(opened(PROFILE, { expect }), [ORDINARY]);
    assert.match(hit?.source ?? '', /^expected: words \+/);
  });

  it('counts what is missing only at the end, and shares while they come', () => {
    const long = ORDINARY.repeat(8);
    const least = found(opened(PROFILE, { expect: { characters: { least: 1000 } } }), [long]);
    assert.deepEqual(
      least.map(({ start, end }) => [start, end]),
      [[long.length, long.length]],
    );
    const digits = found(opened(PROFILE, { expect: { digits: { most: 0.1 } } }), ['1 '.repeat(600)]);
    assert.equal(digits[0]?.end, STRETCH);
  });

  it('is for what the assistant says, and for nothing else', () => {
    const strange = '{"a": [1, 2, 3]}'.repeat(40);
    const call = { part: 'arguments', call: { index: 0 } } as const;
    const others = [
      { ...SAID, role: 'user' as const },
      { ...SAID, role: 'reasoning' as const },
      { ...SAID, call },
      { ...SAID, path: 'choices[0].logprobs.content[0].token' },
    ];
    assert.equal(found(opened(PROFILE), [strange]).length > 0, true);
    for (const of of others) assert.deepEqual(found(opened(PROFILE, { profile: 'shop' }, of), [strange]), []);
  });
});

describe('a long answer', () => {
  const ordinary = shopAnswers('learned', 3, 21).join(' ');
  const strange = `${ordinary}${'x = {"a": [1, 2]}; '.repeat(60)}`;
  const begins = ordinary.length;

  it('is reported at the first stretch that is strange, by its last character', () => {
    const [hit] = found(opened(PROFILE), [strange]);
    assert.equal((hit?.end ?? 0) % STRETCH, 0);
    assert.equal((hit?.end ?? 0) - (hit?.start ?? 0), 1);
    assert.ok((hit?.end ?? 0) > begins && (hit?.end ?? 0) <= begins + 2 * STRETCH);
  });

  it('is held by the stretch where that is asked, and reported as a whole stretch', () => {
    const scanner = opened(PROFILE, { profile: 'shop', hold: true });
    assert.equal(scanner.lookback, STRETCH);
    const [hit] = found(scanner, [strange]);
    assert.equal((hit?.end ?? 0) - (hit?.start ?? 0), STRETCH);
  });

  it('is reported again only when it is stranger', () => {
    const hits = found(opened(PROFILE), [strange.repeat(5)]);
    for (const [nth, { score }] of hits.entries())
      assert.ok(nth === 0 || score >= (hits[nth - 1]?.score ?? 1) + 0.049);
    assert.ok(hits.length < 10);
  });
});

describe('drift', () => {
  const feed = (texts: readonly string[]) => {
    const profile = new OpenedProfile(PROFILE.data, '');
    for (const text of texts) found(opened(profile), [text]);
    return { answers: profile.drift.answers, means: new Map(profile.drift.means()) };
  };

  it('is small while answers are as they were', () => {
    const { answers, means } = feed(shopAnswers('learned', 300, 8));
    assert.equal(answers, 300);
    for (const [name, mean] of means) assert.ok(Math.abs(mean) < 0.6, `${name} ${mean}`);
  });

  it('shows what has changed, and no single answer can', () => {
    const twice = shopAnswers('learned', 600, 8);
    const longer = Array.from({ length: 300 }, (_, nth) => `${twice[nth]} ${twice[nth + 300]}`);
    assert.ok((feed(longer).means.get('characters') ?? 0) > 1);
    const one = [...shopAnswers('learned', 300, 8), '{'.repeat(5000)];
    assert.ok(Math.abs(feed(one).means.get('codeMarks') ?? 9) < 0.1);
  });
});

describe('options', () => {
  const problemsOf = (options: object): string => {
    const detector = anomaly.using?.(new Map([['shop', PROFILE]])) ?? anomaly;
    const parsed = optionsSchema(detector).safeParse(options);
    return parsed.success ? '' : parsed.error.issues.map(({ message }) => message).join('; ');
  };
  const cases: readonly (readonly [object, RegExp])[] = [
    [{ profile: 'shop' }, /^$/],
    [{ profile: 'shop', expect: { code: { most: 0 } }, hold: true }, /^$/],
    [{}, /^name a profile, or what to expect$/],
    [{ profile: 'shops' }, /^no profile is called "shops"; those in the configuration are shop$/],
    [{ expect: { lenght: { most: 2 } } }, /^is no feature; weir profile show lists them$/],
    [{ expect: { smallWords: { least: 2 } } }, /^is known by a profile alone$/],
    [{ expect: { otherWords: { most: 2 } } }, /^is known by a profile alone$/],
    [{ expect: { words: { least: 3, most: 2 } } }, /^least is more than most$/],
  ];
  for (const [options, expected] of cases)
    it(`${JSON.stringify(options)}: ${expected.source}`, () => assert.match(problemsOf(options), expected));
});

describe('ten deviations', () => {
  const ordinary = shopAnswers('kept', 5000, 99).map((text) => scoreOf(text));
  const sorted = Float64Array.from(ordinary).sort();

  it('are told from 5,000 ordinary answers to other topics, of which at most 1% are flagged', () => {
    const flagged = ordinary.filter((score) => score >= 0.5).length;
    assert.ok(flagged <= 50, `${flagged} are flagged`);
  });

  it('are ten', () => assert.equal(Object.keys(DEVIATIONS).length, 10));

  for (const name of Object.keys(DEVIATIONS))
    it(`${name}: AUC at least 0.95, nearly all flagged`, () => {
      const scores = deviating(name, 100, 5).map((text) => scoreOf(text));
      assert.ok(areaUnder(scores, sorted) >= 0.95, `AUC ${areaUnder(scores, sorted)}`);
      assert.ok(scores.filter((score) => score >= 0.5).length >= 90);
    });

  it('would be missed by a profile of the deviations', () => {
    const names = Object.keys(DEVIATIONS);
    const odd = learnProfile(
      names.flatMap((name) => deviating(name, 50, 6)),
      7,
    );
    assert.ok(odd.ok);
    const profile = new OpenedProfile(odd.value, '');
    const flagged = deviating('code', 50, 5).filter((text) =>
      found(opened(profile), [text]).some(({ score }) => score >= 0.5),
    );
    assert.ok(flagged.length < 5, `${flagged.length} are flagged`);
  });
});

/** The share of pairs in which the deviating answer scores higher, ties by half. */
function areaUnder(scores: readonly number[], ordinary: Float64Array): number {
  const below = (score: number) => ordinary.filter((each) => each < score).length;
  const same = (score: number) => ordinary.filter((each) => each === score).length;
  const sum = scores.reduce((total, score) => total + below(score) + same(score) / 2, 0);
  return sum / scores.length / ordinary.length;
}

describe('a profile of short answers', () => {
  it('says of a long one that it is long, and nothing of its stretches', () => {
    const learned = learnProfile(
      Array.from({ length: 60 }, (_, nth) => `Your parcel ${nth} comes on Monday, and you can follow it.`),
      7,
    );
    assert.ok(learned.ok);
    assert.deepEqual([learned.value.stretches, learned.value.stretch], [0, {}]);
    const hits = found(opened(openedProfile(learned.value)), [
      'Your parcel comes on Monday, and you can follow it. '.repeat(6).slice(0, 300),
    ]);
    assert.match(hits[0]?.source ?? '', /characters \+/);
    assert.doesNotMatch(hits[0]?.source ?? '', /entropy|wordLength/);
  });
});

describe('a profile of few answers', () => {
  it('flags no more ordinary ones', () => {
    const profile = openedProfile(shopProfile(40));
    const texts = shopAnswers('learned', 500, 12);
    const flagged = texts.filter((text) => found(opened(profile), [text]).some(({ score }) => score >= 0.5));
    assert.ok(flagged.length <= 5, `${flagged.length} of 500`);
  });
});
