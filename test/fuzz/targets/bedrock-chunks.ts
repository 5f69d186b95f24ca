/** Fuzz target: streamed answers of InvokeModel, a line of the input to a document in a chunk. */
import type { ResponseReader } from '../../../src/core/dialect.ts';
import { bedrockInvoke } from '../../../src/dialects/bedrock-invoke/index.ts';
import { chunk } from '../../dialects/bedrock/frames.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkSealing, FRAMES, linesOf } from '../support/bedrock-frames.ts';
import { checkReader } from '../support/check-reader.ts';
import { JSON_WORDS } from '../support/words.ts';

const make = (): ResponseReader => answerReader(bedrockInvoke, FRAMES);

export const bedrockChunks: Target = {
  name: 'bedrock-chunks',
  holds:
    'Documents packed in a stream of InvokeModel read alike in any chunking, and what was edited in them reads on.',
  tokens: [
    ...JSON_WORDS,
    ...[
      '{"generation":"a"}\n',
      '{"outputText":"a","index":0}\n',
      '{"type":"message_start","message":{}}\n',
      '\n',
    ],
    ...[
      '{"choices":[{"index":0,"delta":{"content":"a"}}]}\n',
      '"index":1',
      '"index":"x"',
      '"tool_calls":[{"index":0}]',
    ],
    ...[
      '{"contentBlockDelta":{"contentBlockIndex":0,"delta":{"text":"a"}}}\n',
      '"contentBlockStop":{"contentBlockIndex":0}',
    ],
    ...[
      '{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"a"}}\n',
      '"toolUse":{"name":"f"}',
    ],
    ...['{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}\n', '🙂'],
  ],
  longest: 65_536,
  run: (input, random) => {
    const stream = Buffer.concat(linesOf(input).map((line) => chunk(line, { p: 'abc' })));
    checkSealing(make, stream);
    return checkReader(make, stream, random);
  },
};
