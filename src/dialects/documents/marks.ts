/** Marks: passages of a text that are documents, as a policy says how they are marked. */
import type { DocumentLabel, DocumentLabels, PassageMark } from '../../core/document.ts';

/** A passage with its marks; UTF-16 offsets of the text, half open. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly labels: DocumentLabels;
}

/** Characters of one label; what is longer is no mark. */
const LONGEST_LABEL = 256;

/**
 * The passages of a text, in order. One ends with its mark, where the next one begins, or with the text: what claims to
 * begin inside of another is judged by its own labels, and nothing behind a beginning is without one.
 */
export function passagesIn(text: string, marks: readonly PassageMark[]): readonly Passage[] {
  const begins = marks.flatMap((mark) => beginsOf(text, mark)).sort((a, b) => a.start - b.start);
  const passages: Passage[] = [];
  for (const [index, { start, from, labels, mark }] of begins.entries()) {
    const limit = begins[index + 1]?.start ?? text.length;
    if (start < (passages.at(-1)?.end ?? 0)) continue;
    const end = text.slice(from, limit).indexOf(mark.ends);
    passages.push({ start, end: end < 0 ? Math.max(limit, from) : from + end + mark.ends.length, labels });
  }
  return passages;
}

interface Begin {
  readonly start: number;
  /** Behind the mark. */
  readonly from: number;
  readonly labels: DocumentLabels;
  readonly mark: PassageMark;
}

function beginsOf(text: string, mark: PassageMark): Begin[] {
  const found: Begin[] = [];
  const first = mark.texts[0] ?? '';
  for (let start = text.indexOf(first); start >= 0; ) {
    const read = readBegin(text, start, mark);
    if (read !== undefined) found.push(read);
    start = text.indexOf(first, read?.from ?? start + 1);
  }
  return found;
}

/** The texts of a mark in their order, with a label between each two: short, on one line, and without a mark in it. */
function readBegin(text: string, start: number, mark: PassageMark): Begin | undefined {
  const first = mark.texts[0] ?? '';
  let from = start + first.length;
  const labels: Partial<Record<DocumentLabel, readonly string[]>> = {};
  for (const [index, label] of mark.labels.entries()) {
    const next = mark.texts[index + 1] ?? '';
    const room = text.slice(from, from + LONGEST_LABEL + next.length);
    const length = room.indexOf(next);
    if (length < 0) return undefined;
    const value = room.slice(0, length);
    if (['\n', first, mark.ends].some((other) => value.includes(other))) return undefined;
    if (value !== '') labels[label] = [value];
    from += length + next.length;
  }
  return { start, from, labels, mark };
}
