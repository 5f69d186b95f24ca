/** `weir profile`: what the answers of an assistant are usually like, learned from recorded ones. */
import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { errorCode } from '../core/error-code.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import { FEATURES, type Feature } from '../detectors/anomaly/features.ts';
import { rangeOf } from '../detectors/anomaly/judge.ts';
import { LEAST_ANSWERS, learnProfile, MOST_ANSWERS } from '../detectors/anomaly/learn.ts';
import { formatProfile, type ProfileData } from '../detectors/anomaly/profile.ts';
import { embeddingAmong } from '../detectors/embedding/static-embedding.ts';
import { learnedModels } from '../server/registry/learned-models.ts';
import { openProfile } from '../server/registry/profile-shelf.ts';
import { type ProfileOptions, readProfileOptions } from './profile/options.ts';
import { type Line, openLines } from './read-lines.ts';
import { usageProblem } from './usage-problem.ts';
import type { Verb } from './verb.ts';

const USAGE = `usage: weir profile learn --out PROFILE [FILE ...]
       weir profile show PROFILE

learn reads recorded answers of one assistant, JSON lines {"text"} (unzipped where a name ends in .gz) from the files or from
standard input, and writes what they are usually like: ranges of features, salted hashes of words that stand in many of
them, and around which meanings they lie. No text is in a profile. Rows whose "role" is another than assistant are left out. It takes ${LEAST_ANSWERS} answers at least, and
the first ${MOST_ANSWERS.toLocaleString('en-US')}; several hundred are better. A profile that was there is replaced.
show prints the ranges of a profile: what is usual of each feature, in whole answers.

  --out PROFILE   the profile

Exit codes: 0 done, 1 some lines could not be read and were left out, or the profile is not sound, 2 wrong usage or no profile.
`;

const row = z.object({ text: z.string(), role: z.string().optional() });

/** The verb `profile`. */
export const profile: Verb = {
  name: 'profile',
  summary: 'learn what answers are usually like',
  usage: USAGE,
  run: async (args) => {
    const options = readProfileOptions(args);
    if (options.ok) return await run(options.value);
    process.stderr.write(usageProblem('profile', options.fault.message));
    return 2;
  },
};

async function run(options: ProfileOptions): Promise<number> {
  return options.action === 'learn' ? await learn(options) : show(options.file);
}

async function learn({ files, out }: Extract<ProfileOptions, { action: 'learn' }>): Promise<number> {
  const read = await answersOf(files);
  if (!read.ok) return complain(read.fault.message, 2);
  const { answers, bad } = read.value;
  const models = learnedModels();
  if (!models.ok) return complain(models.fault.message, 2);
  const learned = learnProfile(answers, randomBytes(4).readUInt32LE(), embeddingAmong(models.value));
  if (!learned.ok) return complain(learned.fault.message, 2);
  const written = write(out, formatProfile(learned.value));
  if (!written.ok) return complain(written.fault.message, 2);
  const { vocabulary, answers: count, stretches, meaning } = learned.value;
  const centers = meaning?.centers.length ?? 0;
  process.stdout.write(
    `${out}: ${counted(count)} answers, ${counted(stretches)} stretches, ${counted(vocabulary.words.length)} words, ${centers} centers of meaning\n`,
  );
  return bad === 0 ? 0 : complain(`${counted(bad)} lines could not be read and were left out`, 1);
}

interface Answers {
  readonly answers: readonly string[];
  /** Lines that cannot be read. */
  readonly bad: number;
}

async function answersOf(files: readonly string[]): Promise<Result<Answers>> {
  const answers: string[] = [];
  let bad = 0;
  for (const file of files) {
    const source = await openLines(file);
    if (!source.ok) return source;
    for await (const line of source.value.lines) {
      const read = answerOf(line);
      if (read === 'bad') bad++;
      else if (answers.length < MOST_ANSWERS) answers.push(...read);
    }
  }
  return ok({ answers, bad });
}

/** The answer of a line; none where somebody else speaks, or where it is empty. */
function answerOf({ text }: Line): readonly string[] | 'bad' {
  if (!text.ok) return 'bad';
  if (text.value.trim() === '') return [];
  const read = row.safeParse(jsonOf(text.value));
  if (!read.success) return 'bad';
  return (read.data.role ?? 'assistant') === 'assistant' ? [read.data.text] : [];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function show(file: string): number {
  const opened = openProfile({ file });
  if (!opened.ok) return complain(opened.fault.message, 1);
  process.stdout.write(tableOf(opened.value.data));
  return 0;
}

/** What is usual of each feature, a line each. */
function tableOf(data: ProfileData): string {
  const { answers, limit, vocabulary } = data;
  const known = `${counted(vocabulary.words.length)} words, ${counted(vocabulary.hosts.length)} hosts`;
  const head = `${counted(answers)} answers; knows ${known}; distance that scores 0.5: ${limit}`;
  const names = FEATURES.map((feature: Feature) => {
    const usual = data.whole[feature.name];
    if (usual === undefined) return '';
    const [from, mostly, to] = rangeOf(feature, usual).map((value) => short(value).padStart(9));
    return `${feature.name.padEnd(16)}${from}${mostly}${to}  ${feature.says}\n`;
  });
  return `${head}\n\n${''.padEnd(16)}${['from', 'mostly', 'to'].map((title) => title.padStart(9)).join('')}\n${names.join('')}`;
}

function short(value: number): string {
  return value >= 100 ? counted(Math.round(value)) : String(Number(value.toFixed(2)));
}

function counted(number: number): string {
  return number.toLocaleString('en-US');
}

/** Puts the file in place at once, so that nobody reads half of it. */
function write(file: string, text: string): Result<true> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, file);
    return ok(true);
  } catch (cause) {
    rmSync(temporary, { force: true });
    return failed('unreadable', `${file} cannot be written (${errorCode(cause)})`);
  }
}

function complain(message: string, code: number): number {
  process.stderr.write(`weir profile: ${message}\n`);
  return code;
}
