/** What questions to one judge have taken: the tokens that its answers tell of, and what that costs by the configuration. */
import { z } from 'zod';
import type { Usage } from '../core/usage.ts';

const amount = z.number().min(0).max(1_000_000).optional();

/** What a judge asks for. */
export const priceSection = z
  .strictObject({
    input: amount.describe('a million tokens of questions, in whatever unit all prices are in'),
    output: amount.describe('a million tokens of answers'),
    question: amount.describe('one question that was answered'),
  })
  .refine((price) => Object.keys(price).length > 0, 'must name "input", "output" or "question"');
export type PriceSection = z.output<typeof priceSection>;

const MILLION = 1_000_000;

const tokens = z.int().min(0).max(1_000_000_000).default(0).catch(0);
/** Both namings: that of chat and text completions, and that of responses and messages. */
const told = z.object({
  usage: z.union([
    z.object({ prompt_tokens: z.number(), completion_tokens: tokens }),
    z
      .object({ input_tokens: z.number(), output_tokens: tokens })
      .transform((usage) => ({ prompt_tokens: usage.input_tokens, completion_tokens: usage.output_tokens })),
  ]),
});

/** Tokens so far; the cost of a judge that has a price. */
export interface Spent extends Usage {
  readonly cost: number | undefined;
}

/** Adds up what answers tell. An answer that tells nothing of its tokens costs its question alone. */
export class Bill {
  readonly #price: PriceSection | undefined;
  #questions = 0;
  #input = 0;
  #output = 0;

  constructor(price: PriceSection | undefined) {
    this.#price = price;
  }

  /** Takes an answer, whatever it is worth: it was made. */
  take(answer: unknown): void {
    this.#questions += 1;
    const usage = told.safeParse(answer).data?.usage;
    if (usage === undefined) return;
    this.#input += tokens.parse(usage.prompt_tokens);
    this.#output += usage.completion_tokens;
  }

  get spent(): Spent {
    return { input: this.#input, output: this.#output, cost: this.#cost };
  }

  get #cost(): number | undefined {
    if (this.#price === undefined) return undefined;
    const { input = 0, output = 0, question = 0 } = this.#price;
    return (this.#input * input + this.#output * output) / MILLION + this.#questions * question;
  }
}
