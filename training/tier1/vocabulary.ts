/**
 * Chooses the vocabulary of the encoder out of the one that its first weights have: `node training/tier1/vocabulary.ts PIECES.jsonl
 * TOKENIZER.json ORIGINS.json`. Weir asks about folded text, so the entries are folded too and stand in lower case: those that then read alike are
 * one. Of these the likeliest are kept, by how often texts of training have them and by how often those texts had them that the whole
 * vocabulary was made of; and every character that is an entry of some weight. What is left out is read as smaller entries.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fold } from '../../src/detectors/fold.ts';
import { spell } from '../../src/detectors/views/spellings.ts';
import { readTokenizer } from '../../src/models/tokenizer/read-tokenizer.ts';
import type { Tokenizer } from '../../src/models/tokenizer/tokenizer.ts';
import { documentPassages } from '../documents.ts';
import { ownTexts } from './own-texts.ts';
import { trainingTexts } from './texts.ts';

/** Entries of the file, the special ones included. */
const ENTRIES = 39_000;
/** Of how likely an entry is: the share that the texts of training say. */
const OF_TEXTS = 0.5;
/** Single characters that are at least this likely are kept. */
const LEAST_CHARACTER = -16;
/** Korean words are made of these. */
const SYLLABLE = /^[\uac00-\ud7a3]$/;
const SEED = 1;
/** What stands for a blank in front of an entry. */
const MARK = '\u2581';
/** Begin, filler, end, unknown, hidden, and whose the text is. Nothing that a text says is one of them. */
const SPECIAL = ['<s>', '<pad>', '</s>', '<unk>', '<mask>', '<user>', '<tool>', '<retrieved>', '<unknown>'];
/** Of these entries the markers begin with the meaning. */
const LIKE = ['<s>', '<pad>', '</s>', '<unk>', '<mask>', '▁user', '▁tool', '▁document', '▁any'];

/** Entries that read alike once they are folded: the logarithm of how likely they are together, and each with its share. */
interface Group {
  readonly text: string;
  readonly score: number;
  readonly of: readonly (readonly [id: number, share: number])[];
}

const [, , from = '', tokenizerFile = '', originsFile = ''] = process.argv;
const pieces = readFileSync(from, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as [text: string, score: number]);
const ids = new Map(pieces.map(([text], id) => [text, id]));

const groups = grouped();
const kept = likeliest(groups, counted(groups));
writeFileSync(tokenizerFile, JSON.stringify(fileOf(kept)));
writeFileSync(originsFile, JSON.stringify([...specialOrigins(), ...kept.map(({ of }) => of)]));
process.stderr.write(
  `vocabulary: ${pieces.length} entries, ${groups.length} when folded, ${kept.length} kept\n`,
);

function grouped(): Group[] {
  const byText = new Map<string, (readonly [number, number])[]>();
  for (const [id, [text, score]] of pieces.entries()) {
    const folded = text.startsWith('<') && score === 0 ? '' : foldedPiece(text);
    if (folded !== '') byText.set(folded, [...(byText.get(folded) ?? []), [id, Math.exp(score)]]);
  }
  return [...byText].map(([text, of]) => {
    const sum = of.reduce((all, [, likely]) => all + likely, 0);
    return { text, score: Math.log(sum), of: of.map(([id, likely]) => [id, likely / sum] as const) };
  });
}

/** Blanks cut, so what folds to one within is no entry. */
function foldedPiece(text: string): string {
  const mark = text.startsWith(MARK) ? MARK : '';
  const folded = fold(text.slice(mark.length)).text.toLowerCase();
  return /\s/.test(folded) || (folded === '' && text !== MARK) ? '' : mark + folded;
}

/** How often texts of training have each entry, all of which they may use. */
function counted(all: readonly Group[]): ReadonlyMap<number, number> {
  const { pieces: cut } = opened(all);
  const counts = new Map<number, number>();
  const data = process.env['DATA'] ?? '../shared/data';
  for (const { text } of [...trainingTexts(data, SEED), ...ownTexts(SEED), ...documentPassages()])
    for (const id of cut.tokens(spell(text, true).folded.text).ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function likeliest(all: readonly Group[], counts: ReadonlyMap<number, number>): Group[] {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const worth = all.map((group, at) => {
    const isCharacter =
      SYLLABLE.test(group.text) || ([...group.text].length === 1 && group.score >= LEAST_CHARACTER);
    const seen = (counts.get(SPECIAL.length + at) ?? 0) / total;
    const likely = OF_TEXTS * seen + (1 - OF_TEXTS) * Math.exp(group.score);
    return { group, worth: isCharacter ? Infinity : likely };
  });
  return worth
    .toSorted((one, other) => (other.worth === one.worth ? 0 : other.worth - one.worth))
    .slice(0, ENTRIES - SPECIAL.length)
    .map(({ group }) => group);
}

function opened(all: readonly Group[]): Tokenizer {
  const read = readTokenizer(JSON.stringify(fileOf(all)));
  if (!read.ok) throw new Error(read.fault.message);
  return read.value;
}

/** A `tokenizer.json` (Hugging Face `tokenizers`). Texts come folded; blanks of all kinds are one. */
function fileOf(all: readonly Group[]): object {
  const whole = { single_word: false, lstrip: false, rstrip: false, normalized: false };
  const token = (at: number) => ({ id: at, content: SPECIAL[at] ?? '', ...whole, special: true });
  const one = (text: string) => ({ type: 'Replace', pattern: { String: text }, content: ' ' });
  const special = (id: number) => ({ id: SPECIAL[id], ids: [id], tokens: [SPECIAL[id]] });
  return {
    version: '1.0',
    added_tokens: SPECIAL.map((_, at) => token(at)),
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'Lowercase' },
        ...['\n', '\r', '\t'].map(one),
        { type: 'Replace', pattern: { Regex: ' {2,}' }, content: ' ' },
        { type: 'Strip', strip_left: true, strip_right: true },
      ],
    },
    pre_tokenizer: { type: 'Metaspace', replacement: MARK, prepend_scheme: 'always', split: true },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '<s>', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '</s>', type_id: 0 } },
      ],
      pair: [],
      special_tokens: { '<s>': special(0), '</s>': special(2) },
    },
    padding: {
      ...{ strategy: 'BatchLongest', direction: 'Right', pad_to_multiple_of: null },
      ...{ pad_id: 1, pad_type_id: 0, pad_token: '<pad>' },
    },
    truncation: null,
    decoder: null,
    model: {
      ...{ type: 'Unigram', unk_id: 3, byte_fallback: false },
      vocab: [
        ...SPECIAL.map((text) => [text, 0] as const),
        ...all.map(({ text, score }) => [text, Math.round(score * 1e4) / 1e4] as const),
      ],
    },
  };
}

function specialOrigins(): Group['of'][] {
  return LIKE.map((text) => {
    const id = ids.get(text);
    if (id === undefined) throw new Error(`the vocabulary has no ${text}`);
    return [[id, 1]];
  });
}
