/**
 * Measures what topics cost: 4 KiB and 40 KiB of prose and of hostile text, whole, against one linear model over the same text.
 * `node bench/micro/topic.ts`
 */
import type { Scanner } from '../../src/core/detector.ts';
import { topicDetector } from '../../src/detectors/topic/index.ts';
import { LIBRARY_NAMES } from '../../src/detectors/topic/library.ts';
import { PROSE } from '../../test/cases/detectors/prose.ts';
import { asking, learnedScanner } from '../../test/fakes/models.ts';
import { leastCost } from '../scan/cost.ts';

const SIZES = [4096, 40_960];
const TEXTS: Readonly<Record<string, string>> = {
  prose: PROSE,
  'one letter': 'a',
  'one letter, in words': 'a ',
  'full stops': 'a. ',
  'on a topic': 'Should I put my savings into shares or bonds? ',
};
const detector = asking(topicDetector);
const sentence = 'Should I put my savings into shares, or into bonds number ';
const many = (topic: number) => ({
  name: `topic-${topic}`,
  examples: Array.from({ length: 64 }, () => `${sentence}${'abcdefgh'[topic % 8]}`),
  except: Array.from({ length: 32 }, () => `${sentence}of tickets`),
});
const SCANNERS: Readonly<Record<string, Scanner>> = {
  'linear model': learnedScanner('toxicity'),
  'nine denied': detector.compile({ denied: LIBRARY_NAMES.map((use) => ({ use })) }),
  'three allowed': detector.compile({
    allowed: [{ use: 'politics' }, { use: 'drugs' }, { use: 'religion' }],
  }),
  'the most that a rule may name': detector.compile({
    denied: Array.from({ length: 16 }, (_, topic) => many(topic)),
  }),
};
const fill = (part: string, size: number) => part.repeat(Math.ceil(size / part.length)).slice(0, size);

for (const [name, part] of Object.entries(TEXTS))
  for (const size of SIZES) {
    const text = fill(part, size);
    const input = { text, from: 0, fresh: 0, final: true, first: true };
    const costs = Object.entries(SCANNERS).map(([what, scanner]) => {
      const cost = leastCost(() => void (scanner.open?.() ?? scanner).scan(input));
      return `${what} ${cost.toFixed(0)} µs`;
    });
    console.log(`${name}, ${size} characters: ${costs.join(', ')}`);
  }
