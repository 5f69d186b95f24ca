/** The section `uninspected`: what happens to parts of a message that cannot be inspected. */
import { z } from 'zod';

const posture = z.enum(['deny', 'allow']);
const remembered = z.enum(['known', 'deny', 'allow']);

/** Schema of the section. */
export const uninspectedSchema = z.strictObject({
  image: posture.default('allow').describe('images'),
  audio: posture.default('allow').describe('audio'),
  file: posture.default('allow').describe('files'),
  vector: posture.default('allow').describe('vectors of embeddings in Base64'),
  opaque: posture.default('deny').describe('parts that nothing here can read'),
  reference: remembered
    .default('known')
    .describe(
      'what the provider keeps: earlier answers, stored prompts, files by id; known: what the same tenant made through Weir',
    ),
  sealed: remembered
    .default('known')
    .describe(
      'what only the provider can read and wants back, such as signed reasoning; known: what the same tenant got through Weir',
    ),
  nested: posture
    .default('allow')
    .describe(
      'text that is encoded deeper than the two levels that are decoded; its outer levels are judged',
    ),
  'after-end': posture
    .default('allow')
    .describe('bytes after the end marker of a stream; dropped, never forwarded'),
  unterminated: posture.default('allow').describe('an event that never ended; dropped, never forwarded'),
});
