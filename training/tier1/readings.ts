/** Readings: what the linear tier makes of a text, piece by piece, and the window of tokens that the encoder is asked about. */
import { readFileSync } from 'node:fs';
import { FAMILIES } from '../../src/detectors/injection/families.ts';
import { compileFamily } from '../../src/detectors/injection/phrase.ts';
import { PhraseBook, PhraseScanner } from '../../src/detectors/injection/phrase-scanner.ts';
import { LearnedScanner } from '../../src/detectors/learned/learned-scanner.ts';
import type { LinearModel } from '../../src/detectors/learned/linear-model.ts';
import { type PieceScore, SILENT_PIECE, Windows } from '../../src/detectors/learned/windows.ts';
import { spell } from '../../src/detectors/views/spellings.ts';
import { windowsOf } from '../../src/models/onnx/windows.ts';
import { readTokenizer } from '../../src/models/tokenizer/read-tokenizer.ts';
import type { Tokenizer } from '../../src/models/tokenizer/tokenizer.ts';

/** Tokens of a text in a window; the window has three more. */
export const MOST_TOKENS = 93;
/** More characters than so many tokens have. */
const MOST_CHARACTERS = 600;

/** What a longer stretch's windows have in common. */
export const OVERLAP = 32;
/** Every section is asked about. */
const ALL = { bandOf: () => ({ from: 0, below: 1.1 }), always: true };

type Pieces = Tokenizer['pieces'];

export interface Section {
  /** Of the linear tier, at its surest piece. */
  readonly t0: number;
  readonly windows: readonly (readonly number[])[];
}

/** Where a piece ends, and how sure the linear tier is of the windows that end there. */
export interface Place {
  readonly reading: string;
  readonly end: number;
  readonly margin: number;
  readonly score: number;
}

/** All ends of pieces of a text, in all its spellings. */
export function placesOf(text: string, model: LinearModel): Place[] {
  const { folded, decoded } = spell(text, true);
  return [folded.text, ...decoded.map((stretch) => stretch.text)].flatMap((reading) =>
    reading === '' ? [] : placesIn(reading, model),
  );
}

function placesIn(reading: string, model: LinearModel): Place[] {
  const windows = new Windows(model);
  const places: Place[] = [];
  const add = (end: number, told: PieceScore | typeof SILENT_PIECE | undefined) => {
    if (told === undefined || told === SILENT_PIECE) return;
    places.push({ reading, end, margin: told.margin, score: model.score(told.margin) });
  };
  const units = Uint16Array.from({ length: reading.length }, (_, at) => reading.charCodeAt(at));
  for (let at = 0; at < units.length; at = windows.at) {
    windows.read(units, at, units.length);
    add(windows.at, windows.told);
  }
  add(reading.length, windows.end());
  return places;
}

/** The place of which the linear tier is surest. */
export function surest(places: readonly Place[]): Place | undefined {
  return places.reduce<Place | undefined>(
    (best, place) => (best === undefined || place.margin > best.margin ? place : best),
    undefined,
  );
}

/** Reads the tokenizer of the encoder. */
export function readPieces(file: string): Pieces {
  const tokenizer = readTokenizer(readFileSync(file, 'utf8'));
  if (!tokenizer.ok) throw new Error(`${file} ${tokenizer.fault.message}`);
  return tokenizer.value.pieces;
}

const book = new PhraseBook(FAMILIES.flatMap(compileFamily));
const asksAll = new PhraseScanner(book, [], { judge: '', task: '' });

/** Of the phrases of `injection`: the highest score of what nobody is asked about, and the windows that the encoder is asked about. */
export function phrasesOf(text: string, pieces: Pieces): { readonly certain: number; asked: Section[] } {
  const { folded, decoded } = spell(text, true);
  const hits = [folded, ...decoded].flatMap((reading) => [
    ...asksAll.scan({ text: reading.text, from: 0, fresh: 0, final: true, first: true }).hits,
  ]);
  const certain = hits.filter(({ doubt }) => doubt === undefined).map(({ score }) => score);
  const asked = hits.flatMap(({ score, doubt }) =>
    doubt === undefined ? [] : sectionOf(score, doubt.text, pieces),
  );
  return { certain: Math.max(0, ...certain), asked };
}

function sectionOf(t0: number, text: string, pieces: Pieces): Section {
  const { ids } = pieces.tokens(text);
  const cut = windowsOf(ids.length, { size: MOST_TOKENS, overlap: OVERLAP });
  return { t0, windows: cut.map(({ from, to }) => ids.slice(from, to)) };
}

/** The last tokens up to a place. */
export function windowAt({ reading, end }: Place, pieces: Pieces): readonly number[] {
  return pieces.tokens(reading.slice(Math.max(0, end - MOST_CHARACTERS), end)).ids.slice(-MOST_TOKENS);
}

/** Stretches that the encoder may be asked about, as Weir cuts them: what the linear tier says there, and the windows of tokens. */
export function sectionsOf(text: string, model: LinearModel, pieces: Pieces): Section[] {
  const { folded, decoded } = spell(text, true);
  return [folded.text, ...decoded.map((stretch) => stretch.text)].flatMap((reading) => {
    if (reading === '') return [];
    const { hits } = new LearnedScanner({ model, tells: [{ task: 'all', type: '' }], second: ALL }).scan({
      ...{ text: reading, from: 0, fresh: 0, final: true, first: true },
    });
    return hits.map(({ score, doubt }) => sectionOf(score, doubt?.text ?? '', pieces));
  });
}
