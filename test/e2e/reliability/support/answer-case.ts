/** An answer of the case file: what the upstream sends, in which pieces, and what of it may leave. */
import { BANNED, CARD, MASKS } from '../../answers/support/spelling.ts';
import { DONE, STOP, spelledEvent } from '../../conformance/support/events.ts';
import type { Row } from './case-file.ts';
import type { Mode } from './sites.ts';

/** Bytes of an answer. In texts `CARD`, `MASK` and `BANNED` stand for themselves; `DONE` and `STOP` alone are those events. */
export type Part =
  | string
  /** One event whose text is spelled like this, with line ends like that. */
  | { readonly delta: string; readonly end?: string }
  | { readonly repeat: string; readonly times: number }
  | { readonly base64: string };

/** How an answer is cut: as one piece, part by part, after every CR and LF, byte by byte. */
export const SPLITS = ['whole', 'parts', 'ends', 'bytes'] as const;
export type Split = (typeof SPLITS)[number];

interface Decided {
  /** The decision on the answer: its rule, or the kind of its fault. */
  readonly rule: string;
  /** The answer could not be judged. */
  readonly fault?: true;
  /** Bytes that are dropped, by the reason in the journal. */
  readonly skipped?: Readonly<Record<string, number>>;
}

/** What the answer comes to in the mode that is shipped. */
export type Expected =
  | (Decided & { readonly kind: 'passes' | 'masked'; readonly body?: readonly Part[] })
  /** Events that leave before the stream is ended in its own terms. */
  | (Decided & { readonly kind: 'cut'; readonly left: readonly Part[] })
  | (Decided & { readonly kind: 'refused'; readonly status: number; readonly code: string });

/** One row. */
export interface AnswerCase<Outcome extends Expected = Expected> extends Row {
  readonly type?: string;
  readonly status?: number;
  /** Sends a content-length. */
  readonly length?: true;
  readonly answer: readonly Part[];
  readonly split?: readonly Split[];
  readonly expect: Outcome;
  /** Why streamed mode, which holds single events only, cannot do the same. */
  readonly spans?: string;
  /** Why buffered mode cannot: Envoy itself refuses what is over its buffer. */
  readonly envoy?: string;
}

/** The bytes of some parts. */
export function bytesOf(parts: readonly Part[]): Buffer {
  return Buffer.concat(parts.map(partBytes));
}

function partBytes(part: Part): Buffer {
  if (typeof part === 'string') return Buffer.from(words(part));
  if ('delta' in part) return Buffer.from(spelledEvent(words(part.delta), part.end));
  if ('base64' in part) return Buffer.from(part.base64, 'base64');
  return Buffer.from(part.repeat.repeat(part.times));
}

function words(text: string): string {
  if (text === 'DONE') return DONE;
  if (text === 'STOP') return STOP;
  return text.replaceAll('CARD', CARD).replaceAll('MASK', MASKS.card).replaceAll('BANNED', BANNED);
}

/** The pieces in which an answer is sent. */
export function piecesOf(parts: readonly Part[], split: Split): Buffer[] {
  const whole = bytesOf(parts);
  switch (split) {
    case 'whole':
      return [whole];
    case 'parts':
      return parts.map(partBytes);
    case 'ends':
      return cutAfter(whole, (byte) => byte === 13 || byte === 10);
    default:
      return cutAfter(whole, () => true);
  }
}

function cutAfter(bytes: Buffer, ends: (byte: number) => boolean): Buffer[] {
  const pieces: Buffer[] = [];
  let start = 0;
  for (const [at, byte] of bytes.entries()) {
    if (!ends(byte)) continue;
    pieces.push(bytes.subarray(start, at + 1));
    start = at + 1;
  }
  if (start < bytes.length) pieces.push(bytes.subarray(start));
  return pieces;
}

/** Body modes in which a row can come to the same. */
export function runsIn({ spans, envoy }: AnswerCase, mode: Mode): boolean {
  if (mode === 'STREAMED') return spans === undefined;
  return mode !== 'BUFFERED' || envoy === undefined;
}
