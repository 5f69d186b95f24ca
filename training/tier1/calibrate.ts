/**
 * Writes how the encoder is asked and read: `node training/tier1/calibrate.ts SCORED.jsonl OUT.json`, from the development data as
 * both tiers score it. Scores mean what those of the linear tier mean: how seldom ordinary texts come as far.
 */
import { writeFileSync } from 'node:fs';
import { thresholdAt } from '../figures.ts';
import { LADDER, REACH, TOP } from '../finish.ts';
import { isOrdinarySource } from '../ordinary.ts';
import { KINDS, type Kind } from './kinds.ts';
import { MOST_TOKENS, OVERLAP } from './readings.ts';
import { isDoubtful, type Pairing, pairMargin, readScored, type ScoredRow, untold } from './scored.ts';

type Sound = readonly (readonly [score: number, margin: number])[];

const LABELS = [
  ...['injection', 'harmful_request', 'toxicity', 'jailbreak', 'indirect'],
  ...['hate', 'implicit_hate', 'harmful_compliance'],
];
const TASKS = ['injection', 'harmful_request', 'toxicity'];
/** Of the ordinary texts of users, so many are doubtful. */
const ASKED = 0.14;
/** No score of the linear tier is sure: a harmless sentence that is repeated counts anew each time, up to the highest. */
const SURE = 1;
/**
 * How much the linear tier counts: of 0, 0.1, 0.25, 0.35, 0.5 and 0.75 what finds most of the sources that were left out, by the models that never saw
 * them, where nobody says whose text it is.
 */
const TIER0 = 0.35;
/** The score of a doubtful text that the encoder finds harmless. */
const LEAST = 0.1;
/**
 * The least margin of these scores and of higher ones. Few ordinary texts of `harmful_request` are like its attacks, so hardly any of
 * them comes near: where both models hold a text to be harmless, it is. Those of `injection` come nearer, and harmless texts in the words of attacks
 * come a little further than those of the development data.
 */
const SOUND: Sound = [
  [0.5, 0],
  [0.7, 0.5],
  [0.9, 1],
];
const SOUND_OF: Readonly<Record<string, Sound>> = {
  injection: [
    [0.5, 0.35],
    [0.7, 0.5],
    [0.9, 0.75],
  ],
};
/**
 * Of what tools and documents say: code, changelogs and manuals, of which the encoder has read little, come to 1 and 2 more often than the short texts
 * of the development data, and of orders in them few come to less than 1.5.
 */
const SOUND_OF_OTHERS: Readonly<Record<string, Sound>> = {
  injection: [
    [0.5, 0.6],
    [0.7, 1],
    [0.9, 1.4],
  ],
};
/**
 * Texts that tell an assistant what it is for, in the words of those who attack it. They stand in system prompts, which nobody gives to
 * `injection`; among what users and documents say they are no ordinary texts.
 */
const BRIEFINGS = ['gpts_sysprompts', 'awesome_prompts', 'awesome_prompts_zh'];
/** All of a text is asked about that nobody vouches for; its lowest score. */
const ANY = 0;

const [, , scored = '', out = ''] = process.argv;
const rows = readScored(scored);
writeFileSync(out, `${JSON.stringify(description(), undefined, 2)}\n`);

function description() {
  return {
    format: 'weir-encoder-1',
    ...{ model: 'tier1.onnx', tokenizer: 'tier1-tokenizer.json', dimensions: 384 },
    window: { tokens: MOST_TOKENS + 3, text: MOST_TOKENS, overlap: OVERLAP },
    markers: { user: 5, tool: 6, retrieved: 7, unknown: 8 },
    roles: { tool: 'tool', 'tool-definition': 'tool', retrieved: 'retrieved', unknown: 'unknown' },
    labels: LABELS,
    tasks: Object.fromEntries([
      ...TASKS.map((task) => [task, taskOf(task)]),
      ...KINDS.map((kind) => [kind.task, taskOf(kind.of, kind)]),
    ]),
  };
}

/** Of a task, or of a kind of what it finds. */
function taskOf(task: string, kind?: Kind) {
  const ordinary = rows.filter((row) => row.task === task && row.label === 0 && isOrdinary(row));
  const users = ordinary.filter(({ marker }) => marker === 'user');
  const highest = users.map(({ windows }) => Math.max(0, ...windows.map(({ t0 }) => t0)));
  const from = Math.ceil(thresholdAt(ASKED, highest) * 100) / 100;
  const label = LABELS.indexOf(kind?.task ?? task);
  const within = kind?.within === true ? { within: LABELS.indexOf(task) } : {};
  const pairing = { label, ...within, ask: { from, below: SURE }, tier0: TIER0 };
  const asked = users.filter(({ windows }) => windows.some((window) => isDoubtful(window, pairing)));
  process.stderr.write(
    `${kind?.task ?? task}: asked about ${asked.length} of ${users.length} ordinary texts of users\n`,
  );
  const others = ordinary.filter(({ marker }) => marker !== 'user');
  const name = kind?.task ?? task;
  const sound = SOUND_OF[name] ?? SOUND;
  const user = scaleOf(users, pairing, { least: LEAST, always: false, sound });
  const ofOthers = { least: LEAST, always: true, sound: SOUND_OF_OTHERS[name] ?? sound };
  const other = others.length === 0 ? user : scaleOf(others, pairing, ofOthers);
  const open = { ...pairing, ask: { from: ANY, below: SURE } };
  const unknown = scaleOf(ordinary.map(untold), open, { least: ANY, always: false, sound });
  return { label, ...within, scales: { user, tool: other, retrieved: other, unknown } };
}

function isOrdinary({ sources }: ScoredRow): boolean {
  return sources.every((source) => isOrdinarySource(source) && !BRIEFINGS.includes(source));
}

/** How texts like these are asked about, and what the answers mean. */
function scaleOf(
  some: readonly ScoredRow[],
  pairing: Pairing,
  { least, always, sound }: { readonly least: number; readonly always: boolean; readonly sound: Sound },
) {
  const margins = some.map((row) => pairMargin(row, pairing, always));
  return { ask: pairing.ask, tier0: pairing.tier0, tier1: 1, scores: ladder(margins, least, sound) };
}

/** Margins and the score of each, rising; of texts that are not asked about there is none. */
function ladder(ordinary: readonly number[], least: number, sound: Sound): [number, number][] {
  const rungs = LADDER.map(([share, score]): [number, number] => {
    const margins = sound.filter(([from]) => score >= from).map(([, margin]) => margin);
    return [Math.max(thresholdAt(share, ordinary), ...margins), score];
  });
  const finite = rungs.filter(([margin, score]) => Number.isFinite(margin) && score > least);
  const [first = 0] = finite[0] ?? [];
  const [last = 0] = finite.at(-1) ?? [];
  const reach = Math.max(1, last - first);
  const all: [number, number][] = [[first - reach, least], ...finite, [last + (REACH * reach) / 2, TOP]];
  return rising(all.map(([margin, score]) => [Math.round(margin * 1000) / 1000, score]));
}

/** Of rungs of the same height the highest. */
function rising(rungs: readonly (readonly [number, number])[]): [number, number][] {
  return rungs
    .filter(([margin], index) => !rungs.slice(index + 1).some(([later]) => later <= margin))
    .map(([margin, score]) => [margin, score]);
}
