/** The encoder among the models that come with Weir: its network, its vocabulary and how both are used, all signed. */
import { z } from 'zod';
import { failed, ok, type Result } from '../../core/fault.ts';
import { parseJson } from '../parse-json.ts';
import type { ModelsPlace } from '../signing/section.ts';
import { openModels } from '../signing/shipped.ts';
import { WordPiece } from '../wordpiece/word-piece.ts';
import { typeOf } from './labels.ts';
import type { ClassifierFiles } from './model-folder.ts';

/** The file that describes it. */
export const ENCODER_FILE = 'tier1.json';

/** The signed folder; the one that comes with Weir where none is named. */
export interface EncoderPlace extends ModelsPlace {
  readonly kind: 'encoder';
}

const id = z.int().min(0);
const description = z.object({
  model: z.string(),
  vocabulary: z.string(),
  tokens: z.object({ first: id, last: id, filler: id, unknown: id, longestWord: z.int().min(1).max(1000) }),
  labels: z.array(z.string()).min(2),
});
type Description = z.output<typeof description>;

const FOLDING = { cleanText: true, handleChineseChars: true, stripAccents: true, lowercase: true };

/** What is small of it. */
interface Outline {
  readonly about: Description;
  readonly entries: readonly string[];
}

/** Reads and checks everything but the network itself, which only the runtime can read. */
export function openEncoder(place: EncoderPlace): Result<ClassifierFiles> {
  const outline = checkEncoder(place);
  if (!outline.ok) return outline;
  const { about, entries } = outline.value;
  const opened = openModels(place, (name) => name === about.model);
  if (!opened.ok) return opened;
  const model = opened.value.files.get(about.model) ?? new Uint8Array();
  return ok({ model, ...tokenizing(about, entries), ...labelsOf(about) });
}

/** Reads and checks what is small, and whether the network was signed: all that can be said before it is opened. */
export function checkEncoder(place: EncoderPlace): Result<Outline> {
  const described = openModels(place, (name) => name === ENCODER_FILE);
  if (!described.ok) return described;
  const { files, resources } = described.value;
  const about = description.safeParse(parseJson(textOf(files.get(ENCODER_FILE))));
  if (!about.success) return said(ENCODER_FILE, 'describes no encoder that this version runs');
  const { model, vocabulary } = about.data;
  if (resources.every(({ name }) => name !== model)) return said(model, 'is not there');
  const opened = openModels(place, (name) => name === vocabulary);
  if (!opened.ok) return opened;
  const entries = textOf(opened.value.files.get(vocabulary)).split('\n');
  return entries.length < 2 ? said(vocabulary, 'holds no vocabulary') : ok({ about: about.data, entries });
}

function said(name: string, message: string): ReturnType<typeof failed> {
  return failed('unreadable', `models/${name} ${message}`);
}

function tokenizing({ tokens }: Description, entries: readonly string[]): Pick<ClassifierFiles, 'tokenizer'> {
  const { first, last, filler, unknown, longestWord } = tokens;
  const vocabulary = new Map(entries.map((entry, number) => [entry, number]));
  const pieces = new WordPiece({ vocabulary, folding: FOLDING, prefix: '##', unknown, longestWord });
  return { tokenizer: { pieces, first, last, filler } };
}

function labelsOf({ labels }: Description): Pick<ClassifierFiles, 'labels' | 'found'> {
  return { labels: { types: labels.map(typeOf), several: true }, found: labels.map((_, number) => number) };
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}
