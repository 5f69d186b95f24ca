/** The tokenizers of these tests, and readers of them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readTokenizer } from '../../../../src/models/tokenizer/read-tokenizer.ts';
import type { Tokenizer } from '../../../../src/models/tokenizer/tokenizer.ts';

/** As much of a `tokenizer.json` as the tests change. */
export interface UnigramFile {
  readonly added_tokens: readonly Readonly<Record<string, unknown>>[];
  readonly normalizer: unknown;
  readonly pre_tokenizer: unknown;
  readonly post_processor: unknown;
  readonly padding?: unknown;
  readonly model: {
    readonly type: string;
    readonly unk_id: number | null;
    readonly byte_fallback: boolean;
    readonly vocab: readonly (readonly [string, number])[];
  };
}

export const DEBERTA = fixture('deberta');
export const WITH_BYTES = fixture('bytes');
/** The same vocabulary as XLM-RoBERTa has it: other special tokens, and cut at blanks. */
export const ROBERTA = robertaOf(DEBERTA);

/** The one that ships, of the encoder. */
export const SHIPPED = JSON.parse(
  readFileSync(new URL('../../../../models/tier1-tokenizer.json', import.meta.url), 'utf8'),
) as UnigramFile;

export function textOf(name: string): string {
  return gunzipSync(readFileSync(new URL(`./fixtures/${name}.json.gz`, import.meta.url))).toString('utf8');
}

function fixture(name: string): UnigramFile {
  return JSON.parse(textOf(name)) as UnigramFile;
}

function robertaOf(file: UnigramFile): UnigramFile {
  const names = ['<s>', '<pad>', '</s>', '<unk>'];
  const vocab = [
    ...names.map((name) => [name, 0] as const),
    ...file.model.vocab.slice(4),
    ['<mask>', 0] as const,
  ];
  const { normalizers } = file.normalizer as { normalizers: { type: string }[] };
  return {
    added_tokens: [...names, '<mask>'].map((content) => ({
      ...{ content, special: true },
      id: vocab.findIndex(([name]) => name === content),
    })),
    normalizer: normalizers.find(({ type }) => type === 'Precompiled'),
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'WhitespaceSplit' },
        { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true },
      ],
    },
    post_processor: { type: 'RobertaProcessing', cls: ['<s>', 0], sep: ['</s>', 2] },
    padding: { pad_id: 1 },
    model: { ...file.model, vocab },
  };
}

export function entriesOf({ model }: UnigramFile): string[] {
  return model.vocab.map(([text]) => text);
}

const known = new Map<UnigramFile, Tokenizer>();

/** Reads a file once. */
export function read(file: UnigramFile): Tokenizer {
  const tokenizer = known.get(file);
  if (tokenizer !== undefined) return tokenizer;
  const made = readTokenizer(JSON.stringify(file));
  assert.ok(made.ok, made.ok ? '' : made.fault.message);
  known.set(file, made.value);
  return made.value;
}
