/** Topics: text about what a policy does not want to be talked of, or about nothing that it wants to be. */
import { z } from 'zod';
import type { Detector, Models, Scanner } from '../../core/detector.ts';
import { embeddingAmong, type StaticEmbedding } from '../embedding/static-embedding.ts';
import { fold } from '../fold.ts';
import { SILENT } from '../keyed-index/named-index.ts';
import { LIBRARY, LIBRARY_NAMES, type LibraryName, SMALL_TALK, type TopicSentences } from './library.ts';
import { allowedTopics, deniedTopics, OFF_TOPIC, TOPIC, TopicScanner } from './topic-scanner.ts';
import { Topic } from './topics.ts';

/** Of a topic of one's own. */
const FEWEST_EXAMPLES = 3;
const MOST_EXAMPLES = 64;
const MOST_EXCEPTED = 32;
const LONGEST_EXAMPLE = 400;
const MOST_TOPICS = 16;
/** Letters of a to z in a row, after folding. */
const WORD = /[a-z]{2,}/gi;
const FEWEST_WORDS = 2;

const sentence = z
  .string()
  .max(LONGEST_EXAMPLE)
  .refine((text) => (fold(text).text.match(WORD)?.length ?? 0) >= FEWEST_WORDS, {
    message: 'says nothing that can be compared: write a sentence, in Latin letters',
  });

const topic = z
  .strictObject({
    use: z.enum(LIBRARY_NAMES).optional().describe('a topic that comes with Weir'),
    name: z
      .string()
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is no name: lower case letters, digits and dashes')
      .max(60)
      .optional()
      .describe('what findings call it; the name under `use` when left out'),
    examples: z
      .array(sentence)
      .max(MOST_EXAMPLES)
      .default([])
      .describe(`sentences about it, ${FEWEST_EXAMPLES} at least; with \`use\`, more of them`),
    except: z
      .array(sentence)
      .max(MOST_EXCEPTED)
      .default([])
      .describe('sentences that are easily mistaken for it, and are not about it'),
  })
  .refine(({ use, name }) => use !== undefined || name !== undefined, {
    message: `give the topic a name and examples, or use one of ${LIBRARY_NAMES.join(', ')}`,
  })
  .refine(({ use, examples }) => use !== undefined || examples.length >= FEWEST_EXAMPLES, {
    path: ['examples'],
    message: `a topic of your own needs ${FEWEST_EXAMPLES} sentences at least; ten say much more`,
  });
type TopicOption = z.output<typeof topic>;

const topics = z
  .array(topic)
  .min(1)
  .max(MOST_TOPICS)
  .refine((all) => new Set(all.map(nameOf)).size === all.length, {
    message: 'two topics have the same name',
  })
  .optional();
const options = z
  .strictObject({
    denied: topics.describe('topics that are found'),
    allowed: topics.describe('topics that text has to be about; what is about none of them is found'),
  })
  .refine(({ allowed, denied }) => (allowed === undefined) !== (denied === undefined), {
    message: 'name the topics that are "allowed", or those that are "denied", and not both',
  });

/** Of a rule whose model is not there. */
const IDLE: Scanner = { ...SILENT, lacks: 'all' };

/** The detector `topic`: reports `TOPIC` with the name of the topic as its source, or `OFF_TOPIC`. */
export const topicDetector: Detector = detectorWith(undefined);

function detectorWith(models: Models | undefined): Detector {
  const embedding = embeddingAmong(models);
  const none = models === undefined ? SILENT : IDLE;
  return {
    name: 'topic',
    summary:
      'Text about topics that are denied, or about none that is allowed, told by example sentences; some topics come with Weir.',
    types: [TOPIC, OFF_TOPIC],
    options,
    model: embedding,
    asking: detectorWith,
    compile: (value) => (embedding === undefined ? none : scannerFor(options.parse(value), embedding)),
  };
}

function scannerFor({ denied, allowed = [] }: z.output<typeof options>, embedding: StaticEmbedding): Scanner {
  const made = (all: readonly TopicOption[]) =>
    all.map((each) => new Topic(nameOf(each), sentencesOf(each), embedding));
  if (denied !== undefined) return new TopicScanner(deniedTopics(embedding, made(denied)));
  // Whoever says hello, thanks or sorry is not off topic.
  const polite = new Topic('small-talk', SMALL_TALK, embedding);
  return new TopicScanner(allowedTopics(embedding, [...made(allowed), polite]));
}

function nameOf({
  use,
  name,
}: {
  readonly use?: LibraryName | undefined;
  readonly name?: string | undefined;
}): string {
  return name ?? use ?? '';
}

/** Those of the library, and the policy's own. */
function sentencesOf({ use, examples, except }: TopicOption): TopicSentences {
  const known: TopicSentences = use === undefined ? { examples: [] } : LIBRARY[use];
  return { examples: [...known.examples, ...examples], except: [...(known.except ?? []), ...except] };
}
