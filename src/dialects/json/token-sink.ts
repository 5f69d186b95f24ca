/** What a tokenizer tells of a JSON document. */
import type { Fault } from '../../core/fault.ts';
import type { NameTable } from './names.ts';

/** A stretch of a string: its text, its bytes in the document, and whether the string ends with it. */
export interface TextPiece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly last: boolean;
}

/** Takes the tokens; a fault it returns ends the reading. Positions are bytes of the document. */
export interface TokenSink {
  /** A value of any kind begins. */
  value(): void;
  open(array: boolean, at: number): Fault | undefined;
  close(at: number): Fault | undefined;
  /** The name of a member; `start` and `end` are the inside of its quotes. */
  key(name: string, start: number, end: number): Fault | undefined;
  text(piece: TextPiece): Fault | undefined;
  /** `value` is NaN for all but plain integers; the piece is how it is spelled. */
  number(value: number, piece: TextPiece): Fault | undefined;
  /** `start` and `end` are where it is spelled. */
  word(value: boolean | null, start: number, end: number): Fault | undefined;
  /** The path of the value being read, for faults. */
  where(): string;
}

export interface TokenizerOptions {
  readonly sink: TokenSink;
  readonly names: NameTable;
  readonly depth: number;
  /** True keeps half surrogate pairs (a streamed answer may split a pair over events). */
  readonly loneSurrogates: boolean;
}
