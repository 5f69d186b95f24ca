/** A second look: an answer about a text that little else speaks for has to be borne out by one of its parts alone. */
import type { Suspected } from '../core/ports.ts';

/** The log odds of what a task asks for in a text; undefined where there was nothing to read. */
export type Logits = (text: string, task: string) => number | undefined;

/** Answers that come to less are as good as none. */
const COUNTS = 0.4;

interface Looking {
  /** What was said about the whole texts. */
  readonly whole: Logits;
  readonly read: (texts: readonly string[]) => Promise<Logits>;
  readonly scoreOf: (doubt: Suspected, logit: number) => number;
}

/**
 * What both looks come to. An answer loses as much as the likeliest sentence by itself is from even odds; where one reads
 * like it alone, the answer stands. Of parts that have nothing to do with each other one has to, or the answer is no more than the
 * likeliest of them. Parts are read only where an answer would count.
 */
export async function lookAgain(
  asked: readonly { readonly text: string; readonly doubt: Suspected | undefined }[],
  { whole, read, scoreOf }: Looking,
): Promise<(text: string, doubt: Suspected) => number | undefined> {
  const isOpen = (text: string, doubt: Suspected) => {
    const logit = whole(text, doubt.task);
    return logit !== undefined && scoreOf(doubt, logit) >= COUNTS;
  };
  const parts = asked.flatMap(({ text, doubt }) => (doubt && isOpen(text, doubt) ? partsOf(doubt) : []));
  if (parts.length === 0) return (text, { task }) => whole(text, task);
  const alone = await read(parts);
  return (text, doubt) => {
    const logit = whole(text, doubt.task);
    if (logit === undefined || partsOf(doubt).length === 0 || !isOpen(text, doubt)) return logit;
    const likeliest = partsOf(doubt).reduce(
      (most, part) => Math.max(most, alone(part, doubt.task) ?? most),
      Number.NEGATIVE_INFINITY,
    );
    if (!Number.isFinite(likeliest) || likeliest >= 0) return logit;
    return doubt.apart === undefined ? logit + likeliest : Math.min(logit, likeliest);
  };
}

function partsOf({ sentences, apart }: Suspected): readonly string[] {
  return apart ?? sentences ?? [];
}
