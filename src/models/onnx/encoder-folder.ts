/** The encoder among the models that come with Weir: its network, its tokenizer and how both are used, all signed. */
import { z } from 'zod';
import { failed, ok, type Result } from '../../core/fault.ts';
import { parseJson } from '../parse-json.ts';
import type { ModelsPlace } from '../signing/section.ts';
import { openModels } from '../signing/shipped.ts';
import { readTokenizer } from '../tokenizer/read-tokenizer.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import { typeOf } from './labels.ts';
import type { ClassifierFiles } from './model-folder.ts';

/** The file that describes it. */
export const ENCODER_FILE = 'tier1.json';

/** The signed folder; the one that comes with Weir where none is named. */
export interface EncoderPlace extends ModelsPlace {
  readonly kind: 'encoder';
}

const description = z.object({
  model: z.string(),
  tokenizer: z.string(),
  labels: z.array(z.string()).min(2),
});
type Description = z.output<typeof description>;

/** What is small of it. */
interface Outline {
  readonly about: Description;
  readonly tokenizer: Tokenizer;
}

/** Reads and checks everything but the network itself, which only the runtime can read. */
export function openEncoder(place: EncoderPlace): Result<ClassifierFiles> {
  const outline = checkEncoder(place);
  if (!outline.ok) return outline;
  const { about, tokenizer } = outline.value;
  const opened = openModels(place, (name) => name === about.model);
  if (!opened.ok) return opened;
  const model = opened.value.files.get(about.model) ?? new Uint8Array();
  return ok({ model, tokenizer, ...labelsOf(about) });
}

/** Reads and checks what is small, and whether the network was signed: all that can be said before it is opened. */
export function checkEncoder(place: EncoderPlace): Result<Outline> {
  const described = openModels(place, (name) => name === ENCODER_FILE);
  if (!described.ok) return described;
  const { files, resources } = described.value;
  const about = description.safeParse(parseJson(textOf(files.get(ENCODER_FILE))));
  if (!about.success) return said(ENCODER_FILE, 'describes no encoder that this version runs');
  const { model, tokenizer: file } = about.data;
  if (resources.every(({ name }) => name !== model)) return said(model, 'is not there');
  const opened = openModels(place, (name) => name === file);
  if (!opened.ok) return opened;
  const tokenizer = readTokenizer(textOf(opened.value.files.get(file)));
  return tokenizer.ok
    ? ok({ about: about.data, tokenizer: tokenizer.value })
    : said(file, tokenizer.fault.message);
}

function said(name: string, message: string): ReturnType<typeof failed> {
  return failed('unreadable', `models/${name} ${message}`);
}

function labelsOf({ labels }: Description): Pick<ClassifierFiles, 'labels' | 'found'> {
  return { labels: { types: labels.map(typeOf), several: true }, found: labels.map((_, number) => number) };
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}
