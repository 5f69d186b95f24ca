/** The marks around a text, as `post_processor` of a `tokenizer.json` tells them. */
import { z } from 'zod';

const id = z.int().min(0);
const specialToken = z.object({ SpecialToken: z.object({ id: z.string() }) });
const sequence = z.object({ Sequence: z.object({ id: z.literal('A') }) });
const pair = z.tuple([z.string(), id]);

export const postProcessor = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('TemplateProcessing'),
    single: z.tuple([specialToken, sequence, specialToken]),
    special_tokens: z.record(z.string(), z.object({ ids: z.tuple([id]) })),
  }),
  z.object({ type: z.enum(['BertProcessing', 'RobertaProcessing']), cls: pair, sep: pair }),
]);

/** The numbers of begin and end; undefined where the file does not have what it names. */
export function marksOf(
  marks: z.output<typeof postProcessor>,
): { readonly first: number; readonly last: number } | undefined {
  if (marks.type !== 'TemplateProcessing') return { first: marks.cls[1], last: marks.sep[1] };
  const [begin, , end] = marks.single;
  const first = marks.special_tokens[begin.SpecialToken.id]?.ids[0];
  const last = marks.special_tokens[end.SpecialToken.id]?.ids[0];
  return first === undefined || last === undefined ? undefined : { first, last };
}
