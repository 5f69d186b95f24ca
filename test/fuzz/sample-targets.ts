/** Fuzz targets that come of the samples of a dialect: those which name `words` have one for each kind of reader. */
import type { Dialect } from '../../src/core/dialect.ts';
import type { Reader } from '../../src/core/segment.ts';
import { DIALECTS } from '../../src/dialects/index.ts';
import type { AnswerSample, DialectSamples, RequestSample } from '../dialects/types.ts';
import { answerCase, requestCase } from '../property/every-dialect/cases.ts';
import type { Target } from './framework/target.ts';
import { checkReader } from './support/check-reader.ts';
import { JSON_WORDS } from './support/words.ts';

/** One way to read: the head of a message, and what else its reader depends on. */
interface Way {
  readonly key: string;
  make(): Reader;
}

/** The targets `NAME-request`, `NAME-answer` and `NAME-stream` of each dialect that has words, where it has such samples. */
export async function sampleTargets(): Promise<Target[]> {
  const targets: Target[] = [];
  for (const dialect of DIALECTS) {
    const module: unknown = await import(`../dialects/${dialect.name}.ts`).catch(() => ({}));
    const { samples } = module as { samples?: DialectSamples };
    if (samples?.words !== undefined) targets.push(...targetsOf(dialect, samples, samples.words));
  }
  return targets;
}

function targetsOf(dialect: Dialect, samples: DialectSamples, words: readonly string[]): Target[] {
  const { marked } = samples;
  const answer = (sample: AnswerSample): Way => ({
    key: JSON.stringify([sample.type, sample.status, sample.request]),
    make: () => answerCase(dialect, sample).reader(),
  });
  const request = (sample: RequestSample): Way => ({
    key: JSON.stringify([sample.method, sample.path, sample.type]),
    make: () => requestCase(dialect, sample).reader(),
  });
  const kinds = [
    made('request', [...samples.requests, ...marked.requests], request),
    made('answer', [...samples.answers, ...marked.answers], answer),
    made('stream', [...samples.streams, ...marked.streams], answer),
  ];
  return kinds
    .filter(({ samples: inputs }) => inputs.length > 0)
    .map(({ kind, samples: inputs, ways }) => ({
      name: `${dialect.name}-${kind}`,
      holds: `What ${dialect.name} reads of this kind reads alike in any chunking; what is read is what its bytes spell.`,
      tokens: [...JSON_WORDS, ...words],
      samples: inputs,
      run: (input, random) => ways.map(({ make }) => checkReader(make, input, random)).join('; '),
    }));
}

/** The samples of one kind as inputs, and the different ways to read them. */
function made<Sample extends RequestSample | AnswerSample>(
  kind: string,
  list: readonly Sample[],
  way: (sample: Sample) => Way,
) {
  const ways = new Map(list.map(way).map((one) => [one.key, one]));
  const samples = list.map(({ name, body }) => ({ name, bytes: Buffer.from(body) }));
  return { kind, samples, ways: [...ways.values()] };
}
