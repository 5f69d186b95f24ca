/** Texts that come again and again in a stream are judged once; whatever differs is judged anew. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scanner } from '../../../src/core/detector.ts';
import type { Fingerprint } from '../../../src/core/ports.ts';
import type { Channel, TextRun } from '../../../src/core/segment.ts';
import type { CompiledRule } from '../../../src/policy/compiled-policy.ts';
import type { LaneOptions } from '../../../src/screen/lane-options.ts';
import { Tracks } from '../../../src/screen/tracks.ts';

const finder: Scanner = {
  context: 0,
  lookback: 8,
  scan: ({ text }) => {
    const start = text.indexOf('bad');
    const hits = start < 0 ? [] : [{ type: 'BAD', start, end: start + 3, score: 1 }];
    return { hits, holdFrom: text.length };
  },
};

function rule(more: Partial<CompiledRule> = {}): CompiledRule {
  return {
    ...{ name: 'no-bad', order: 0, detector: 'keywords', on: undefined, threshold: 0.5, action: 'redact' },
    ...{ posture: 'wait', onFault: 'deny', by: { kind: 'scanner', scanner: finder } },
    ...more,
  } as CompiledRule;
}

function tracksOf(rules: readonly CompiledRule[], fingerprint: Fingerprint = () => ''): Tracks {
  const options = { direction: 'response', rules, fingerprint, eager: false, judgeEvery: 600 };
  return new Tracks(options as unknown as LaneOptions);
}

function run(text: string, channel: Partial<Channel> = {}, last = true): TextRun {
  const whole: Channel = { path: 'id', role: 'other', settled: true, ...channel };
  return { channel: whole, text, start: 0, end: text.length, spelling: 'json', last };
}

/** Judges one run as a lane does; true when it was known. */
function judge(tracks: Tracks, given: TextRun): boolean {
  const known = tracks.knows(given);
  tracks.take(given);
  return known;
}

describe('tracks', () => {
  it('know a text that was judged whole at the same path', () => {
    const tracks = tracksOf([rule()]);
    assert.equal(judge(tracks, run('chatcmpl-1')), false);
    assert.equal(judge(tracks, run('chatcmpl-1')), true);
  });

  it('keep nothing of a whole text that is clean', () => {
    assert.equal(tracksOf([rule()]).take(run('chatcmpl-1')), undefined);
  });

  it('hash what a rule finds, but for what is below its threshold', () => {
    const hashed: string[] = [];
    const fingerprint = (text: string) => `hash ${hashed.push(text)}`;
    const hashOf = (threshold: number) => {
      const track = tracksOf([rule({ threshold })], fingerprint).take(run('a bad text'))?.track;
      return track?.next(10)?.finding.hash;
    };
    assert.deepEqual([hashOf(0.5), hashOf(1), hashOf(1.01)], ['hash 1', 'hash 2', '']);
    assert.deepEqual(hashed, ['bad', 'bad']);
  });

  it('keep a whole text with a finding, which may leave once that is decided', () => {
    const track = tracksOf([rule()]).take(run('a bad text'))?.track;
    assert.deepEqual([track?.safe, track?.next(10)?.finding.start, track?.edits.length], [10, 2, 0]);
  });

  for (const [what, next] of [
    ['another text', run('chatcmpl-2')],
    ['another path', run('chatcmpl-1', { path: 'model' })],
    ['another role', run('chatcmpl-1', { role: 'tool' })],
    ['a role that may still change', run('chatcmpl-1', { settled: false })],
    ['a channel that goes on', run('chatcmpl-1', {}, false)],
  ] as const) {
    it(`judge ${what} anew`, () => {
      const tracks = tracksOf([rule()]);
      judge(tracks, run('chatcmpl-1'));
      assert.equal(judge(tracks, next), false);
    });
  }

  it('judge the end of a longer channel anew', () => {
    const tracks = tracksOf([rule()]);
    judge(tracks, run('end'));
    const channel: Channel = { path: 'id', role: 'other', settled: true };
    judge(tracks, { ...run('ba'), channel, last: false });
    assert.equal(judge(tracks, { ...run('end'), channel }), false);
  });

  it('never know the part of a longer channel by its last run', () => {
    const tracks = tracksOf([rule()]);
    const channel: Channel = { path: 'id', role: 'other', settled: true };
    judge(tracks, { ...run('ba'), channel, last: false });
    judge(tracks, { ...run('d'), channel });
    assert.equal(judge(tracks, run('d')), false);
  });

  it('judge a text with a finding every time', () => {
    const tracks = tracksOf([rule()]);
    judge(tracks, run('bad'));
    assert.equal(judge(tracks, run('bad')), false);
  });

  it('ask a judge every time', () => {
    const tracks = tracksOf([rule(), rule({ by: { kind: 'judge', judge: 'guard' } })]);
    judge(tracks, run('chatcmpl-1'));
    assert.equal(judge(tracks, run('chatcmpl-1')), false);
  });
});
