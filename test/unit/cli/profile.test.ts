/** `weir profile`: recorded answers in, a profile out; and the other verbs that are given one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { namedLookups } from '../../../src/cli/profile/named-profiles.ts';
import { readProfileOptions } from '../../../src/cli/profile/options.ts';
import type { OpenedIndex } from '../../../src/core/detector.ts';
import { FEATURES } from '../../../src/detectors/anomaly/features.ts';
import { loadPolicyTexts } from '../../../src/policy/load.ts';
import { formatProblem } from '../../../src/policy/problem.ts';
import { policyRegistry } from '../../../src/server/registry/policy-registry.ts';
import { openProfile, ProfileShelf } from '../../../src/server/registry/profile-shelf.ts';
import { Shelf } from '../../../src/server/registry/shelf.ts';
import { shopAnswers } from '../../cases/anomaly/shop.ts';
import { WEIR } from '../../e2e/harness/entry.ts';
import { INDEXES, ROWS, tableFile } from '../../fakes/indexes.ts';
import { openedProfile } from '../../fakes/profiles.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-profile-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function weir(args: readonly string[], input = '') {
  const options = { input, encoding: 'utf8', cwd: folder } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [WEIR, ...args], options);
  return { status, stdout, stderr };
}

function rows(texts: readonly string[], more: object = {}): string {
  return texts.map((text) => `${JSON.stringify({ text, ...more })}\n`).join('');
}

const at = (name: string): string => join(folder, name);

before(() => {
  writeFileSync(at('one.jsonl'), rows(shopAnswers('learned', 60, 1)));
  writeFileSync(at('two.jsonl.gz'), gzipSync(rows(shopAnswers('learned', 40, 2), { role: 'assistant' })));
  const learned = weir(['profile', 'learn', '--out', 'shop.json', 'one.jsonl', 'two.jsonl.gz']);
  assert.deepEqual([learned.status, learned.stderr], [0, '']);
  assert.match(
    learned.stdout,
    /^shop\.json: 100 answers, \d+ stretches, \d+ words, [1-8] centers of meaning\n$/,
  );
});

describe('weir profile', () => {
  it('shows what is usual of every feature', () => {
    const { status, stdout } = weir(['profile', 'show', 'shop.json']);
    assert.equal(status, 0);
    for (const { name } of FEATURES)
      assert.match(stdout, new RegExp(`^${name} +[\\d.,]+ +[\\d.,]+ +[\\d.,]+  `, 'm'));
  });

  it('leaves out who is no assistant, and says how many lines are wrong', () => {
    const input = `${rows(shopAnswers('learned', 30, 3))}${rows(['hello'], { role: 'user' })}{"txt": 1}\n\nno\n`;
    const { status, stdout, stderr } = weir(['profile', 'learn', '--out', 'bad.json'], input);
    assert.deepEqual([status, stderr], [1, 'weir profile: 2 lines could not be read and were left out\n']);
    assert.match(stdout, /^bad\.json: 30 answers/);
  });

  it('makes none of too few', () => {
    const few = weir(['profile', 'learn', '--out', 'few.json'], rows(shopAnswers('learned', 29, 3)));
    assert.deepEqual(
      [few.status, few.stderr],
      [2, 'weir profile: 29 answers are too few; at least 30 are needed\n'],
    );
  });

  it('says that a file is none', () => {
    const opened = openProfile({ file: at('one.jsonl') });
    const message = opened.ok ? '' : opened.fault.message;
    assert.match(message, /one\.jsonl is no profile of this version/);
    assert.doesNotMatch(message, /parcel|order/i);
  });

  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /^say "weir profile learn" or/],
    [['make'], /^say "weir profile learn" or/],
    [['learn', 'a'], /^--out is missing/],
    [['show'], /needs the name of one file$/],
    [['show', 'a', 'b'], /needs the name of one file$/],
    [['show', 'a', '--out', 'b'], /^--out is for learn$/],
    [['learn', '--key', 'a'], /^unknown option '--key'/],
  ];
  for (const [args, expected] of wrong)
    it(`does not take "${args.join(' ')}"`, () => {
      const options = readProfileOptions(args);
      assert.match(options.ok ? 'taken' : options.fault.message, expected);
    });
});

describe('other verbs', () => {
  it('scan answers by a profile', () => {
    const text = '{"id": 1, "rows": [{"a": 2}, {"b": 3}, {"c": [4, 5, 6]}]}';
    const input = `${JSON.stringify({ id: 'odd', role: 'assistant', text })}\n${JSON.stringify({ id: 'user', text })}\n`;
    const args = ['scan', '--detector', 'anomaly', '--profile', 'shop=shop.json'];
    const { status, stdout, stderr } = weir([...args, '--options', '{"profile":"shop"}'], input);
    assert.deepEqual([status, stderr], [0, '']);
    const [odd, user] = stdout.split('\n').map((line) => (line === '' ? {} : JSON.parse(line)));
    assert.ok(odd.score >= 0.5);
    assert.equal(user.score, 0);
  });

  it('lint takes the name alone', () => {
    const policy = readFileSync(new URL('../../../policies/usual-answers.yaml', import.meta.url), 'utf8');
    writeFileSync(at('policy.yaml'), policy);
    assert.equal(weir(['lint', '--profile', 'shop-answers', 'policy.yaml']).status, 0);
  });
});

describe('profiles that a command line names', () => {
  it('are opened beside indexes, or said to be wrong', () => {
    const problemOf = (profile: readonly string[]) => {
      const named = namedLookups({ index: [], profile });
      return named.ok ? [...named.value.keys()].join() : named.fault.message;
    };
    assert.equal(problemOf([`a=${at('shop.json')}`, `b=${at('shop.json')}`]), 'a,b');
    assert.equal(problemOf(['shop']), '--profile shop: write NAME=FILE');
    assert.match(problemOf([`a=${at('none.json')}`]), /none\.json is not there$/);
  });
});

describe('a policy with a profile', () => {
  const load = (rule: string, profile: OpenedIndex = openedProfile()) => {
    const text = `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: a }
spec: { response: { rules: [{ name: odd, detector: anomaly, ${rule} }] } }
`;
    const profiles = new Map([...INDEXES, ['shop', profile] as const]);
    return loadPolicyTexts([{ file: 'p', text }], policyRegistry([], undefined, profiles));
  };
  const problemOf = (rule: string): string => {
    const loaded = load(rule);
    return loaded.ok ? '' : loaded.problems.map(formatProblem).join('\n');
  };

  it('has another digest when the profile changes', () => {
    const digest = (profile: OpenedIndex): string => {
      const loaded = load('options: { profile: shop }, action: deny', profile);
      assert.ok(loaded.ok);
      return loaded.value.digest;
    };
    const [one, other] = ['one', 'other'].map((each) => digest({ kind: 'unread', digest: each }));
    assert.notEqual(one, other);
  });

  it('cannot redact what has no place', () => {
    assert.match(
      problemOf('options: { profile: shop }, action: redact'),
      /action: detector anomaly does not say which characters to redact; use deny or annotate/,
    );
  });

  it('does not take an index for one', () => {
    assert.match(
      problemOf('options: { profile: memos }, action: deny'),
      /profile: is an index for documents/,
    );
  });
});

describe('the shelf', () => {
  it('opens a profile once, again when its file changes, and names what is wrong', () => {
    const shelf = new ProfileShelf({ shop: { file: at('shop.json') } });
    const first = shelf.open();
    assert.ok(first.ok);
    const again = shelf.open();
    assert.ok(again.ok && again.value.get('shop') === first.value.get('shop'));
    const stamp = shelf.stamp();
    utimesSync(at('shop.json'), 1, 1);
    assert.notEqual(shelf.stamp(), stamp);
    assert.notEqual(shelf.open().ok && shelf.drifts(), []);
    const missing = new ProfileShelf({ none: { file: at('none.json') } }).open();
    assert.deepEqual(missing.ok ? [] : missing.problems.map(formatProblem), [
      `profiles.none: ${at('none.json')} is not there`,
    ]);
  });

  it('holds indexes and profiles under names of their own', () => {
    const key = at('key');
    writeFileSync(key, `${'07'.repeat(32)}\n`);
    writeFileSync(at('a.idx'), tableFile(ROWS));
    const dlp = { indexes: { shop: { file: at('a.idx'), keyFile: key } } };
    const both = new Shelf({ dlp, profiles: { shop: { file: at('shop.json') } } }).open();
    assert.match(
      both.ok ? '' : both.problems.map(formatProblem).join(),
      /profiles\.shop: an index of "dlp" has the same name/,
    );
    const apart = new Shelf({ dlp, profiles: { usual: { file: at('shop.json') } } }).open();
    assert.deepEqual(apart.ok ? [...apart.value.keys()] : [], ['shop', 'usual']);
  });
});
