/** A guard that is a chat model, asked by `/v1/chat/completions`; its template says what it is told and how its word is read. */
import { z } from 'zod';
import type { Hit } from '../../core/finding.ts';
import { parseJson } from '../parse-json.ts';
import { TEMPLATES, type Verdicts } from './chat-templates.ts';
import { type Asked, JUDGED_TYPE, malformed, overAll, type Protocol } from './protocol.ts';

/** Hazards of Llama Guard 3 and 4 (the taxonomy of MLCommons, and abuse of code interpreters), by their numbers. */
const HAZARDS: readonly string[] = [
  ...['VIOLENT_CRIMES', 'NON_VIOLENT_CRIMES', 'SEX_CRIMES', 'CHILD_EXPLOITATION', 'DEFAMATION'],
  ...['SPECIALIZED_ADVICE', 'PRIVACY', 'INTELLECTUAL_PROPERTY', 'INDISCRIMINATE_WEAPONS', 'HATE'],
  ...['SELF_HARM', 'SEXUAL_CONTENT', 'ELECTIONS', 'CODE_INTERPRETER_ABUSE'],
];

const token = z.object({ token: z.string(), logprob: z.number() });
type Top = z.output<typeof token>;
/** A choice of a chat, or of a completion; both as what was said, and how likely its first words were. */
const choice = z.union([
  z
    .object({
      message: z.object({ content: z.string() }),
      logprobs: z
        .object({ content: z.array(z.object({ top_logprobs: z.array(token) })).nullish() })
        .nullish(),
    })
    .transform(({ message, logprobs }) => ({
      content: message.content,
      tops: logprobs?.content?.[0]?.top_logprobs ?? [],
    })),
  z
    .object({
      text: z.string(),
      logprobs: z
        .object({ top_logprobs: z.array(z.record(z.string(), z.number()).nullable()).nullish() })
        .nullish(),
    })
    .transform(({ text, logprobs }) => ({
      content: text,
      tops: Object.entries(logprobs?.top_logprobs?.[0] ?? {}).map(
        ([word, logprob]): Top => ({ token: word, logprob }),
      ),
    })),
]);
const schema = z.object({ choices: z.array(choice).min(1) });

export const chat: Protocol = {
  ask: ({ texts }, section) => ({
    ...(section.model === undefined ? {} : { model: section.model }),
    ...{ temperature: 0, stream: false },
    ...TEMPLATES[section.template ?? 'llama-guard'].ask(texts, section),
  }),
  read,
};

function read(answer: unknown, asked: Asked): Hit[] {
  const [said] = schema.safeParse(answer).data?.choices ?? [];
  if (said === undefined) throw malformed(asked, 'the answer is none of /v1/chat/completions');
  const { template = 'llama-guard' } = asked.section;
  const verdicts = TEMPLATES[template];
  const wrong = isWrong(said.content, verdicts);
  if (wrong === undefined)
    throw malformed(asked, 'the guard said neither that the text is safe nor that it is not');
  const score = likelihood(said.tops, verdicts) ?? (wrong ? 1 : 0);
  const hazards = wrong && template === 'llama-guard' ? hazardsOf(said.content) : [];
  return [...hazards, JUDGED_TYPE].map((type) => overAll(type, score, asked));
}

/** A word at the beginning, or the verdict of a JSON object; undefined where there is none. */
function isWrong(content: string, { wrong, fine }: Verdicts): boolean | undefined {
  const verdict = /^\s*(?:```|\{)/.test(content) ? verdictIn(content) : content;
  if (verdict === undefined) return undefined;
  if (wrong.test(verdict)) return true;
  return fine.test(verdict) ? false : undefined;
}

const violation = z.object({ violation: z.union([z.literal([0, 1]), z.boolean(), z.string()]) });

/** As policies for gpt-oss-safeguard have it: `{"violation": 1, "rationale": "..."}`, also in a block of code. */
function verdictIn(content: string): string | undefined {
  const [, json = content] = /^\s*```(?:json)?\s([\s\S]*)```\s*$/i.exec(content) ?? [];
  const said = violation.safeParse(parseJson(json)).data?.violation;
  if (said === undefined || typeof said === 'string') return said;
  return said === true || said === 1 ? 'yes' : 'no';
}

/** How likely the first word is the one for what is wrong, against the one for what is not; undefined when that is not told. */
function likelihood(tops: readonly Top[], { wrong, fine }: Verdicts): number | undefined {
  const weight = (words: RegExp): number =>
    tops
      .filter((top) => words.test(top.token))
      .reduce((sum, top) => sum + Math.exp(Math.min(0, top.logprob)), 0);
  const [bad, good] = [weight(wrong), weight(fine)];
  const share = bad / (bad + good);
  return bad > 0 && good > 0 && share >= 0 && share <= 1 ? share : undefined;
}

/** The second line of Llama Guard: `S1,S10`. */
function hazardsOf(content: string): string[] {
  const numbers = [...content.matchAll(/\bS(\d{1,2})\b/g)].map(([, number = '']) => Number(number));
  return [...new Set(numbers)].flatMap((number) => HAZARDS[number - 1] ?? []);
}
