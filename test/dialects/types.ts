/** Samples: messages of one dialect, for the laws and the coverage that `test/property/every-dialect.test.ts` holds. */
import type { Facts, Reader } from '../../src/core/segment.ts';
import type { Format } from '../../src/dialects/json/shape.ts';

/**
 * A word that marks one place: `mark001` to `mark999`. In `marked` samples every place that can hold text holds a mark
 * of its own.
 */
export const MARK = /mark\d{3}/g;

/** Marks that no text holds, each with the path of the skipped part that it stands in. */
export type SkippedMarks = Readonly<Record<string, string>>;

export interface RequestSample {
  readonly name: string;
  readonly method: string;
  /** Normalised, without a query. */
  readonly path: string;
  /** The content type; default `application/json`. */
  readonly type?: string;
  /** Empty for a request without a body. */
  readonly body: string | Uint8Array;
  readonly skipped?: SkippedMarks;
}

export interface AnswerSample {
  readonly name: string;
  readonly type: string;
  /** Default 200. */
  readonly status?: number;
  readonly body: string | Uint8Array;
  /** What the request said of itself. */
  readonly request?: Facts;
  readonly skipped?: SkippedMarks;
  /** True where bytes beside an edited text change with it (lengths, checksums). */
  readonly sealed?: boolean;
}

export interface Samples {
  readonly requests: readonly RequestSample[];
  /** Answers that leave whole. */
  readonly answers: readonly AnswerSample[];
  /** Answers that leave unit by unit. */
  readonly streams: readonly AnswerSample[];
}

/** A format of a dialect, the reader of its documents, and how they are framed; plain when left out. */
export interface Formatted {
  readonly format: Format;
  reader(): Reader;
  frame?(document: string): string | Uint8Array;
}

export interface DialectSamples extends Samples {
  /** The name of the dialect, which is the name of the file too. */
  readonly dialect: string;
  /** An event of a stream that carries one token, as the provider sends it; for `bench/micro/dialects.ts`. */
  readonly token?: { readonly type: string; event(text: string): string | Uint8Array };
  /** True where a stream says a whole text once more at its end. */
  readonly repeats?: true;
  /** Words for mutations, beside those of JSON: with them its readers are fuzzed, beginning with the samples. */
  readonly words?: readonly string[];
  /** Its formats by name: documents are made from them with a word at every place. */
  readonly formats?: Readonly<Record<string, Formatted>>;
  /** Samples with a mark in every place that can hold text. */
  readonly marked: Samples;
}
