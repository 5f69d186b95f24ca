/** The encoder among the models that come with Weir: its network, its vocabulary and how both are used, all signed. */
import { z } from 'zod';
import { failed, ok, type Result } from '../../core/fault.ts';
import { parseJson } from '../parse-json.ts';
import { openModels } from '../signing/shipped.ts';
import { WordPiece } from '../wordpiece/word-piece.ts';
import { typeOf } from './labels.ts';
import type { ClassifierFiles } from './model-folder.ts';

/** The file that describes it. */
export const ENCODER_FILE = 'tier1.json';

/** The signed folder; the one that comes with Weir where none is named. */
export interface EncoderPlace {
  readonly kind: 'encoder';
  readonly folder?: string | undefined;
  readonly keyFile?: string | undefined;
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

/** Reads and checks everything but the network itself, which only the runtime can read. */
export function openEncoder({ folder, keyFile }: EncoderPlace): Result<ClassifierFiles> {
  const opened = openModels({ folder, keyFile });
  if (!opened.ok) return opened;
  const { files } = opened.value;
  const said = (name: string, message: string) => failed('unreadable', `models/${name} ${message}`);
  const about = description.safeParse(parseJson(textOf(files.get(ENCODER_FILE))));
  if (!about.success) return said(ENCODER_FILE, 'describes no encoder that this version runs');
  const { model: network, vocabulary } = about.data;
  const model = files.get(network);
  if (model === undefined) return said(network, 'is not there');
  const entries = textOf(files.get(vocabulary)).split('\n');
  if (entries.length < 2) return said(vocabulary, 'holds no vocabulary');
  return ok({ model, ...tokenizing(about.data, entries), ...labelsOf(about.data) });
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
