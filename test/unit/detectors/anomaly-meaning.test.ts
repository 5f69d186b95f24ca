/** What answers say is part of their profile: other subjects are told in the usual voice, and what is not known counts for nothing. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Models } from '../../../src/core/detector.ts';
import type { Hit } from '../../../src/core/finding.ts';
import { anomaly } from '../../../src/detectors/anomaly/index.ts';
import { learnProfile } from '../../../src/detectors/anomaly/learn.ts';
import { learnMeaning } from '../../../src/detectors/anomaly/learn-meaning.ts';
import { Meaning } from '../../../src/detectors/anomaly/meaning.ts';
import { OpenedProfile } from '../../../src/detectors/anomaly/opened-profile.ts';
import type { ProfileData } from '../../../src/detectors/anomaly/profile.ts';
import { loadPolicyTexts } from '../../../src/policy/load.ts';
import { API_VERSION, POLICY_KIND } from '../../../src/policy/names.ts';
import { withModels } from '../../../src/server/registry/learned-models.ts';
import { policyRegistry } from '../../../src/server/registry/policy-registry.ts';
import { shopAnswers } from '../../cases/anomaly/shop.ts';
import { otherSubjects } from '../../cases/anomaly/subjects.ts';
import { shippedModels } from '../../fakes/models.ts';
import { EMBEDDING, found, opened, openedProfile, shopProfile } from '../../fakes/profiles.ts';

const PROFILE = shopProfile();
const WITHOUT = withoutMeaning();
const SUBJECTS = otherSubjects(200, 4);
const ORDINARY = shopAnswers('kept', 1000, 99);

/** Learned where no embedding is there. */
function withoutMeaning(): ProfileData {
  const learned = learnProfile(shopAnswers('learned', 500, 1), 7);
  if (!learned.ok) throw new Error(learned.fault.message);
  return learned.value;
}

function last(profile: OpenedProfile, text: string): Hit | undefined {
  return found(opened(profile), [text]).at(-1);
}

function scores(data: ProfileData, texts: readonly string[]): readonly number[] {
  const profile = openedProfile(data);
  return texts.map((text) => last(profile, text)?.score ?? 0);
}

/** The share of pairs in which the other subject scores higher, ties by half. */
function areaUnder(data: ProfileData): number {
  const ordinary = scores(data, ORDINARY);
  const sums = scores(data, SUBJECTS).map((score) =>
    ordinary.reduce((sum, each) => sum + (each < score ? 1 : each === score ? 0.5 : 0), 0),
  );
  return sums.reduce((sum, each) => sum + each, 0) / ordinary.length / SUBJECTS.length;
}

describe('other subjects in the usual voice', () => {
  it('are told by what they say, where form alone tells few', () => {
    const [withMeaning, without] = [areaUnder(PROFILE), areaUnder(WITHOUT)];
    assert.ok(withMeaning >= 0.97, `AUC ${withMeaning}`);
    assert.ok(without < 0.94, `AUC ${without} without`);
  });

  it('are flagged for that, and ordinary answers are not', () => {
    const profile = openedProfile(PROFILE);
    const [hit] = SUBJECTS.flatMap((text) => last(profile, text) ?? []).filter(({ score }) => score >= 0.5);
    assert.match(hit?.source ?? '', /meaning \+\d/);
    assert.equal(scores(PROFILE, ORDINARY).filter((score) => score >= 0.5).length, 0);
  });

  it('move the drift of meaning', () => {
    const profile = openedProfile(PROFILE);
    const drift = () => new Map(profile.drift.means()).get('meaning') ?? 0;
    for (const text of shopAnswers('learned', 200, 8)) last(profile, text);
    assert.ok(Math.abs(drift()) < 1, `${drift()} of ordinary answers`);
    for (const text of SUBJECTS) last(profile, text);
    assert.ok(drift() > 1, `${drift()} of other subjects`);
  });
});

describe('what is not known of meaning', () => {
  const unknown = [
    { what: 'a text that says little', text: 'Yes, of course.' },
    {
      what: 'a text of other letters',
      text: 'Посылка уже в пути и должна прийти в среду, спасибо за заказ. '.repeat(3),
    },
  ];
  for (const { what, text } of unknown)
    it(`counts for nothing: ${what}`, () => {
      assert.doesNotMatch(last(openedProfile(PROFILE), text)?.source ?? '', /meaning/);
    });

  it('is not learned of answers in other letters', () => {
    const texts = Array.from(
      { length: 40 },
      (_, nth) => `Посылка ${nth} уже в пути и должна прийти в среду.`,
    );
    const learned = learnProfile(texts, 7, EMBEDDING);
    assert.ok(learned.ok);
    assert.equal(learned.value.meaning, undefined);
    assert.equal(learned.value.whole['meaning'], undefined);
  });
});

describe('the embedding of a profile', () => {
  const scannerOf = (data: ProfileData, models = shippedModels()) =>
    (anomaly.using?.(new Map([['shop', openedProfile(data)]])).asking?.(models) ?? anomaly).compile({
      profile: 'shop',
    });

  it('that is not there is said to be lacking, and so is another one', () => {
    const other = { ...PROFILE, meaning: { embedding: '0'.repeat(64), centers: [[1]] } };
    assert.equal(scannerOf(PROFILE).lacks, undefined);
    assert.equal(scannerOf(PROFILE, new Map()).lacks, 'some');
    assert.equal(scannerOf(other).lacks, 'some');
    assert.equal(scannerOf(WITHOUT, new Map()).lacks, undefined);
  });

  it('makes a policy another one when it changes, and so does the profile', () => {
    const rule = { name: 'odd', detector: 'anomaly', options: { profile: 'shop' }, action: 'deny' };
    const head = { apiVersion: API_VERSION, kind: POLICY_KIND, metadata: { name: 'usual' } };
    const text = {
      file: 'usual.yaml',
      text: JSON.stringify({ ...head, spec: { response: { rules: [rule] } } }),
    };
    const digestOf = (profile: string, models: Models): string => {
      const profiles = new Map([['shop', new OpenedProfile(PROFILE, profile)]]);
      const registry = withModels(policyRegistry([], new Map(), profiles), models);
      const loaded = loadPolicyTexts([text], registry);
      assert.ok(loaded.ok);
      return loaded.value.digest;
    };
    const models = shippedModels();
    const digests = [digestOf('one', models), digestOf('another', models), digestOf('one', new Map())];
    assert.equal(new Set(digests).size, 3);
    assert.equal(digestOf('one', models), digests[0]);
  });
});

describe('centers', () => {
  it('lie where five answers do at least', () => {
    const odd = 'The surgeon removed the tumour, and the patient began chemotherapy some weeks later.';
    const of = (times: number): number => {
      assert.ok(EMBEDDING);
      const answers = [...shopAnswers('learned', 100, 3), ...Array.from({ length: times }, () => odd)];
      const data = learnMeaning(answers, EMBEDDING);
      assert.ok(data);
      return new Meaning(EMBEDDING, data).far(EMBEDDING.read(odd));
    };
    assert.ok(of(4) > 0.4, `${of(4)} from the nearest`);
    assert.ok(of(5) < 0.01, `${of(5)} from the nearest`);
  });
});
