/** Feeds masked streams to the step in random chunkings and compares what leaves with what may. */
import assert from 'node:assert/strict';
import { converse, policiesOf } from '../../fakes/conversation.ts';
import { randomOf } from '../../fuzz/framework/random.ts';
import { cutAtRandom } from './cuts.ts';
import { type MaskedStream, makeStream, textsIn } from './stream.ts';
import { POLICY, SECRETS } from './texts.ts';

const POLICIES = policiesOf(POLICY);
const REQUEST = [Buffer.from('{"model":"m","messages":[{"role":"user","content":"hi"}]}')];
/** Chunkings of one stream. */
const EACH = 20;

/** What was compared. */
export interface Compared {
  chunkings: number;
  streams: number;
  /** Marked stretches, over all streams. */
  secrets: number;
  bytes: number;
}

/** Compares so many chunkings; throws at the first that lets a wrong byte out. The seed makes it again. */
export function checkStreams(chunkings: number, seed: number): Compared {
  const random = randomOf(seed);
  const compared: Compared = { chunkings: 0, streams: 0, secrets: 0, bytes: 0 };
  while (compared.chunkings < chunkings) {
    const stream = makeStream(random);
    assert.deepEqual(textsIn(stream.expected), stream.texts, 'the stream is not what it should be');
    for (let each = 0; each < EACH && compared.chunkings < chunkings; each++) {
      checkChunking(stream, cutAtRandom(stream.source, random));
      compared.chunkings++;
      compared.bytes += stream.source.length;
    }
    compared.streams++;
    compared.secrets += stream.secrets;
  }
  return compared;
}

/**
 * Compares so many streams in which texts go on behind the beginning of later ones: what had come of them has left by then,
 * so a stretch that goes on is cut. Returns how many were cut; throws at the first that lets a whole stretch out.
 */
export function checkResumed(streams: number, seed: number): number {
  const random = randomOf(seed);
  let cut = 0;
  for (let each = 0; each < streams; each++) {
    const stream = makeStream(random, { resumes: true });
    const answer = cutAtRandom(stream.source, random);
    const { client } = converse({ policies: POLICIES, request: REQUEST, answer });
    if (client.equals(stream.expected)) continue;
    cut++;
    for (const text of textsIn(client).values())
      for (const [secret] of SECRETS) assert.ok(!text.includes(secret), `${secret} left in ${text}`);
  }
  return cut;
}

function checkChunking(stream: MaskedStream, answer: readonly Uint8Array[]): void {
  const { client, clientComplete, local, events } = converse({
    policies: POLICIES,
    request: REQUEST,
    answer,
  });
  assert.equal(local, undefined);
  assert.ok(clientComplete, 'the answer came to its end');
  if (!client.equals(stream.expected)) assert.equal(client.toString(), stream.expected.toString());
  const findings = events.reduce((sum, { findingCount }) => sum + findingCount, 0);
  assert.equal(findings, stream.secrets);
  const verdict = events.findLast(({ kind }) => kind === 'close')?.verdict;
  assert.equal(verdict, stream.secrets > 0 ? 'mutate' : 'allow');
}
