/** Handlers of events in tags: `onerror="..."`, read as the tokenizer of HTML reads them (HTML Standard, section 13.2.5). */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Recognizer } from '../engine/recognizer.ts';
import { MORE } from '../sweep.ts';

const LONGEST_HANDLER = 1024;
/** Characters before a handler in which its tag begins. */
const REACH = 2048;
/** Blanks that are read on either side of the sign; behind more of them a name is one whatever follows. */
const BLANKS = '\\s{0,256}';
const VALUE = String.raw`\\?"[^"]*"?|\\?'[^']*'?|[^\s>]*`;
const HANDLER = new RegExp(`on[a-z]{3,32}(?:${BLANKS}=${BLANKS}(?:${VALUE})|\\s{257})`, 'iy');
const HANDLING = new RegExp(
  `^on[a-z]{0,32}${BLANKS}(?:=${BLANKS}(?:\\\\?"[^"]*|\\\\?'[^']*|[^\\s>]*)?)?$`,
  'i',
);
/** Blanks as JSON spells them, glued to the name. */
const SPELLED_BLANKS = ['\\n', '\\r', '\\t', '\\f'] as const;

/** The hit is all of the attribute. */
export function eventHandler(): Recognizer {
  return {
    type: 'EVENT_HANDLER',
    lookback: LONGEST_HANDLER + 3,
    context: REACH + 1,
    triggers: [
      { kind: 'prefix', literal: 'on', stands: 'begins' },
      ...SPELLED_BLANKS.map((blank) => ({ kind: 'prefix', literal: `${blank}on` }) as const),
    ],
    match(input, at) {
      const start = input.text[at] === '\\' ? at + 2 : at;
      return beginsAttribute(input.text, start) ? matchHandler(input, start) : undefined;
    },
  };
}

/** Behind a blank, a slash or a quote. */
function beginsAttribute(text: string, start: number): boolean {
  const before = start === 0 ? '' : text.charAt(start - 1);
  if (/[\s/"'`\p{Cc}]/u.test(before)) return true;
  return SPELLED_BLANKS.some((blank) => text.startsWith(blank, start - 2));
}

function matchHandler({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  const here = text.slice(start, start + LONGEST_HANDLER);
  const open = !final && here.length < LONGEST_HANDLER && HANDLING.test(here);
  HANDLER.lastIndex = 0;
  const found = HANDLER.exec(here)?.[0];
  if ((!open && found === undefined) || !isInTag(text.slice(Math.max(0, start - REACH), start)))
    return undefined;
  return open || found === undefined
    ? MORE
    : { type: 'EVENT_HANDLER', start, end: start + found.length, score: 0.9 };
}

/** What opens and closes tags, and the quotes of their values, in which brackets mean nothing. */
const PARTS = /(?:<|\\u003c)[a-z]|>|\\u003e|([^\s>/=<])\s{0,256}=\s{0,256}\\?(["'])|["']/gi;

/** What a reader may be in: a tag, or a value in quotes of either kind. */
interface Reading {
  inTag: boolean;
  readonly quoted: Record<string, boolean>;
}

/**
 * Is a tag open at the end of this? Where its text begins nobody knows, inside of a comment or a value maybe; so all of the
 * readings are followed that begin with any of its brackets.
 */
function isInTag(before: string): boolean {
  const reading: Reading = { inTag: false, quoted: {} };
  for (const [part, name, quote] of before.matchAll(PARTS)) {
    if (quote !== undefined) opensValue(reading, name ?? '', quote);
    else if (part === '"' || part === "'") closesValue(reading, part);
    else reading.inTag = part !== '>' && !/3e$/i.test(part);
  }
  return reading.inTag;
}

function closesValue(reading: Reading, quote: string): void {
  reading.inTag ||= reading.quoted[quote] === true;
  reading.quoted[quote] = false;
}

/** What is no sign before a value, because a value ends before it, leaves the tag open. */
function opensValue(reading: Reading, name: string, quote: string): void {
  const isQuote = name === '"' || name === "'";
  if (isQuote) closesValue(reading, name);
  const { inTag } = reading;
  reading.inTag = reading.quoted[quote] === true || (isQuote && inTag);
  reading.quoted[quote] = inTag;
}
