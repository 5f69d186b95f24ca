/** The open inference protocol, version 2 (KServe, Triton): one text in, one number for each label out. */
import { z } from 'zod';
import { hitsOf } from './classify.ts';
import { type Asked, malformed, type Protocol, textOf } from './protocol.ts';

const schema = z.object({
  outputs: z
    .array(z.object({ name: z.string(), datatype: z.string(), data: z.array(z.unknown()).max(10_000) }))
    .min(1),
});

export const kserve: Protocol = {
  ask: ({ texts }, { input = 'text' }) => ({
    inputs: [{ name: input, shape: [1], datatype: 'BYTES', data: [textOf(texts)] }],
  }),
  read: (answer, asked) => hitsOf(readScores(answer, asked), asked),
};

function readScores(answer: unknown, asked: Asked) {
  const { labels = [], output: wanted } = asked.section;
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw malformed(asked, 'the answer is none of the inference protocol');
  const { outputs } = parsed.data;
  const output = outputs.find(({ name, datatype }) =>
    wanted === undefined ? /^FP(16|32|64)$/.test(datatype) : name === wanted,
  );
  if (output === undefined)
    throw malformed(asked, 'the answer has no output of numbers, or not the one wanted');
  if (output.data.length !== labels.length)
    throw malformed(asked, `the answer has ${output.data.length} numbers; there are ${labels.length} labels`);
  return labels.map((label, at) => {
    const score = output.data[at];
    return { label, score: typeof score === 'number' ? score : Number.NaN };
  });
}
