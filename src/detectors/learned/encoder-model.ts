/**
 * The second tier: an encoder that is asked about texts of which the linear models are not sure. Here is what its file says: when
 * it is asked, and what its answer and theirs come to. Whoever runs it is asked as a judge.
 */
import { z } from 'zod';
import type { OpenedModel } from '../../core/detector.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import type { Role } from '../../core/segment.ts';
import { parseJson } from '../parse-json.ts';
import { ladder, readOff } from './ladder.ts';

/** The judge that runs it; no configuration can name another so. */
export const ENCODER = 'weir/encoder';

/** The models by task hold it under this name. */
export const ENCODER_TASK = 'encoder';

/** Surer than this a linear model is not taken to be, either way. */
const SUREST = 0.9995;

/** Scores from `from` on and below `below` are in doubt. */
const band = z.object({ from: z.number().min(0).max(1), below: z.number().min(0).max(1) });
export type Band = Readonly<z.output<typeof band>>;

const scale = z.object({ ask: band, tier0: z.number(), tier1: z.number(), scores: ladder });

const task = z.object({
  label: z.int().min(0),
  /** A label that is learned only of texts that have this one too. */
  within: z.int().min(0).optional(),
  /** By marker. */
  scales: z.record(z.string(), scale),
});

const description = z
  .object({
    format: z.literal('weir-encoder-1'),
    labels: z.array(z.string().min(1).max(64)).min(2),
    window: z.object({ tokens: z.int().min(8).max(512), overlap: z.int().min(0) }),
    markers: z.record(z.string(), z.int().min(0)),
    /** Of roles that are not marked as the user's. */
    roles: z.record(z.string(), z.string()),
    tasks: z.record(z.string(), task),
  })
  .refine(({ tasks, markers, labels }) => {
    const known = ({ scales, label, within = 0 }: z.output<typeof task>) =>
      Math.max(label, within) < labels.length &&
      Object.keys(markers).every((marker) => scales[marker] !== undefined);
    return 'user' in markers && Object.values(tasks).every(known);
  })
  .refine(({ roles, markers }) => Object.values(roles).every((marker) => marker in markers))
  .refine(({ window }) => window.overlap < window.tokens / 2);
type Description = z.output<typeof description>;

/** What a linear model, and the encoder, say of one text. */
export interface Opinions {
  readonly role: Role;
  /** The score of the linear model. */
  readonly linear: number;
  /** The log odds of what the task asks for. */
  readonly logit: number;
}

/** What is known of the encoder that is there. */
export class EncoderModel implements OpenedModel {
  readonly digest: string;
  readonly #about: Description;

  constructor(about: Description, digest: string) {
    this.#about = about;
    this.digest = digest;
  }

  /** Which scores of the linear model for a task are in doubt, by who speaks; undefined for a task that it does not know. */
  band(task: string, role: Role): Band | undefined {
    return this.#about.tasks[task]?.scales[this.#markerName(role)]?.ask;
  }

  /** Tokens of a window, and how many of them neighbours have in common. */
  get window(): Description['window'] {
    return this.#about.window;
  }

  /** Which of its labels a task asks for: all of them have to hold. None for a task that it does not know. */
  labelsOf(task: string): readonly string[] {
    const { tasks, labels } = this.#about;
    const { label = -1, within = -1 } = tasks[task] ?? {};
    return [within, label].flatMap((at) => labels[at] ?? []);
  }

  /** The token that tells it who speaks. */
  markerOf(role: Role): number {
    return this.#about.markers[this.#markerName(role)] ?? 0;
  }

  /** How sure both are together: 0.5 is where one in a hundred ordinary texts is, 0.9 one in five hundred. */
  score(task: string, { role, linear, logit }: Opinions): number {
    const scale = this.#about.tasks[task]?.scales[this.#markerName(role)];
    if (scale === undefined) throw new Error(`no scale for ${task}`);
    const likely = Math.min(SUREST, Math.max(1 - SUREST, linear));
    const margin = scale.tier0 * Math.log(likely / (1 - likely)) + scale.tier1 * logit;
    return readOff(scale.scores, margin);
  }

  #markerName(role: Role): string {
    return this.#about.roles[role] ?? 'user';
  }
}

/** Reads the text of its file; `digest` names it and the network, SHA-256. */
export function readEncoderModel(text: string, digest: string): Result<EncoderModel> {
  const about = description.safeParse(parseJson(text));
  return about.success
    ? ok(new EncoderModel(about.data, digest))
    : failed('unreadable', 'is no description of an encoder that this version reads');
}
