/** `/predict` of Text Embeddings Inference, and text classification of Hugging Face endpoints: labels with scores. */
import { z } from 'zod';
import { hitsOf } from './classify.ts';
import { malformed, type Protocol, textOf } from './protocol.ts';

const labelled = z
  .array(z.object({ label: z.string(), score: z.number() }))
  .min(1)
  .max(1000);
const schema = z.union([labelled, z.tuple([labelled])]);

export const predict: Protocol = {
  // Without truncation a text that is too long is an error of the service, not a judgement of its beginning.
  ask: ({ texts }) => ({ inputs: textOf(texts), truncate: false }),
  read: (answer, asked) => {
    const parsed = schema.safeParse(answer);
    if (!parsed.success) throw malformed(asked, 'the answer is no list of labels with scores');
    const [first] = parsed.data;
    return hitsOf(Array.isArray(first) ? first : (parsed.data as z.output<typeof labelled>), asked);
  },
};
