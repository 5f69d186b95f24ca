/** Fuzz target: streamed answers of Converse, a line of the input to a frame. */
import type { ResponseReader } from '../../../src/core/dialect.ts';
import { bedrockConverse } from '../../../src/dialects/bedrock-converse/index.ts';
import { frame } from '../../dialects/bedrock/frames.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkSealing, FRAMES, linesOf } from '../support/bedrock-frames.ts';
import { checkReader } from '../support/check-reader.ts';
import { JSON_WORDS } from '../support/words.ts';

const make = (): ResponseReader => answerReader(bedrockConverse, FRAMES);

/** A line is `type|payload`, or the payload of a piece of a block. */
function framed(line: Buffer): Buffer {
  const bar = line.indexOf(0x7c);
  const type = bar >= 0 && bar < 40 ? line.toString('latin1', 0, bar) : 'contentBlockDelta';
  const payload = bar >= 0 && bar < 40 ? line.subarray(bar + 1) : line;
  return frame({ headers: { ':event-type': type, ':message-type': 'event' }, payload });
}

export const bedrockEvents: Target = {
  name: 'bedrock-events',
  holds: 'A stream of Converse reads alike in any chunking, and what was edited in it reads on.',
  tokens: [
    ...JSON_WORDS,
    ...[
      'messageStart|',
      'contentBlockStart|',
      'contentBlockStop|',
      'messageStop|',
      'metadata|',
      '\n',
      '|{}\n',
    ],
    ...['{"contentBlockIndex":0,"delta":{"text":"a"}}\n', '"contentBlockIndex":1', '"contentBlockIndex":-1'],
    ...['"toolUse":{"toolUseId":"t","name":"f"}', '"toolUse":{"input":"{"}', '"toolResult":[{"text":"x"}]'],
    ...[
      '"reasoningContent":{"text":"x"}',
      '"signature":"AAAA"',
      '"citation":{"title":"x"}',
      '"p":"abc"',
      '🙂',
    ],
  ],
  longest: 65_536,
  run: (input, random) => {
    const stream = Buffer.concat(linesOf(input).map(framed));
    checkSealing(make, stream);
    return checkReader(make, stream, random);
  },
};
