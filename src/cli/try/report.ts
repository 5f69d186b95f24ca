/** What became of words that somebody tried, as lines for people and as one object. */
import { shownText } from '../../core/shown-text.ts';
import { type Explanation, placesOf, type RecordedFinding } from '../explain/explanation.ts';
import type { Judged } from '../offline/judge-exchange.ts';
import { answerIn, messagesIn, type Said } from './left-words.ts';

/** What is told. */
export interface Trial {
  /** `none` where no policy selects the exchange. */
  readonly policy: string;
  readonly file: string;
  /** Why policies were not taken, where none was. */
  readonly against: readonly string[];
  /** False in observe mode: what was decided was not done. */
  readonly enforced: boolean;
  readonly verdict: string;
  readonly rule: string;
  /** What the client gets; undefined where that depends on the answer. */
  readonly status: number | undefined;
  readonly found: readonly RecordedFinding[];
  readonly faults: readonly string[];
  /** What the model reads; none where it is not asked. */
  readonly model: readonly Said[];
  /** What the client reads: of the answer, or of Weir in place of it. */
  readonly client: readonly Said[];
}

/** Where nobody said what the model would answer (`answered` is false) only the request is told of. */
export function trialOf({ known, choices }: Explanation, judged: Judged, answered: boolean): Trial {
  const { policy, findings, faults, decided } = known;
  const chosen = choices.find((choice) => choice.chosen);
  const against = choices.map((choice) => `${choice.policy} does not: ${choice.because}`);
  const model = judged.upstream.complete ? messagesIn(judged.upstream.body) : [];
  const whole = answered || model.length === 0;
  return {
    policy,
    file: chosen?.file ?? '',
    against: chosen === undefined ? against : [],
    enforced: judged.events.every(({ enforced }) => enforced),
    ...(whole ? decided.whole : decided.request),
    status: whole ? decided.status : undefined,
    found: whole ? findings : findings.filter(({ direction }) => direction === 'request'),
    faults: whole ? faults : [],
    model,
    client: whole ? clientReads(judged) : [],
  };
}

function clientReads({ local, client }: Judged): readonly Said[] {
  if (local === undefined) return answerIn(client.body);
  return [{ by: 'Weir', text: Buffer.from(local.body).toString('utf8') }];
}

/** All lines. */
export function trialText(trial: Trial): string {
  const { policy, file, against, found, faults, model, client } = trial;
  const reads = model.length === 0 ? ['', 'the model is not asked'] : section('the model reads', said(model));
  const lines = [
    policy === 'none'
      ? 'no policy selects it (--host and --path say where it goes)'
      : `policy ${policy} (${file})`,
    ...against.map((line) => `  ${line}`),
    decisionLine(trial),
    ...section('found', foundLines(found)),
    ...section('faults', faults),
    ...reads,
    ...section('the client reads', said(client)),
  ];
  return `${lines.join('\n')}\n`;
}

function decisionLine({ enforced, verdict, rule, status }: Trial): string {
  const decided = rule === 'none' ? verdict : `${verdict} by ${rule}`;
  if (!enforced) return `would be decided: ${decided}; the policy observes and changes nothing`;
  return status === undefined ? `decided: ${decided}` : `decided: ${decided}; the client gets ${status}`;
}

/** One line for each rule, in the order in which they found something. */
function foundLines(found: readonly RecordedFinding[]): readonly string[] {
  return [...Map.groupBy(found, ({ rule }) => rule)].map(([rule, of]) => `${rule}: ${placesOf(of)}`);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

/** Further lines of a text stand below its first; nothing in it moves the terminal. */
function said(texts: readonly Said[]): readonly string[] {
  return texts.map(({ by, text }) => `${by}: ${shownText(text, true).trimEnd().replaceAll('\n', '\n    ')}`);
}
