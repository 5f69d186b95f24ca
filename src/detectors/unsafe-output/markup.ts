/** HTML and SVG where text is expected: elements that load or run something, handlers of events, and all other tags. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Recognizer } from '../engine/recognizer.ts';
import { MORE } from '../sweep.ts';
import { startsWord } from '../word-edges.ts';

/** Characters of a tag; one that is longer is a hit up to here, and the rest of it is no tag any more. */
const LONGEST_TAG = 1024;
const LONGEST_HANDLER = 1024;
/** Characters before a handler in which its tag begins. */
const REACH = 512;

/** Elements that run, load, send or change what all others mean (HTML Standard, sections 4.2 to 4.12; SVG 2). */
const ACTIVE: ReadonlySet<string> = new Set([
  ...[
    'script',
    'iframe',
    'frame',
    'frameset',
    'object',
    'embed',
    'applet',
    'portal',
    'fencedframe',
    'style',
    'link',
  ],
  ...[
    'meta',
    'base',
    'form',
    'input',
    'button',
    'textarea',
    'select',
    'isindex',
    'keygen',
    'svg',
    'math',
    'template',
  ],
  ...[
    'audio',
    'video',
    'source',
    'track',
    'marquee',
    'noscript',
    'xml',
    'xmp',
    'plaintext',
    'foreignobject',
    'animate',
  ],
  ...['set', 'use', 'image', 'img', 'title', 'body', 'html', 'head', 'dialog', 'slot', 'handler', 'listener'],
]);
/** What opens a tag, as it came or spelled as JSON does it. */
const OPENINGS = ['<', '\\u003c'] as const;
const NAME = /[/!?]?[a-z][a-z0-9:-]{0,31}(?![a-z0-9:-])/iy;
const NAMING = /^[/!?]?(?:[a-z][a-z0-9:-]*)?$/i;
const LONGEST_NAME = 34;
const CLOSES = /[<>]|\\u003e/i;

/** A tag, from its bracket to the one that closes it. `active`: only elements that do something. */
export function tag(type: string, active: boolean): Recognizer {
  return {
    type,
    lookback: LONGEST_TAG + 16,
    context: 1,
    triggers: OPENINGS.map((literal) => ({ kind: 'prefix', literal })),
    match: (input, start) => matchTag(input, start, { type, active }),
  };
}

interface Wanted {
  readonly type: string;
  readonly active: boolean;
}

function matchTag(input: ScanInput, start: number, { type, active }: Wanted): Hit | undefined | typeof MORE {
  const { text } = input;
  const opening = OPENINGS.find((one) => text.slice(start, start + one.length).toLowerCase() === one);
  if (opening === undefined) return undefined;
  const name = nameAt(input, start + opening.length);
  if (name === undefined || name === MORE) return name;
  if (active && !ACTIVE.has(name.text.replace(/^.*[/!?:]/, '').toLowerCase())) return undefined;
  const end = tagEnd(input, start, name.end);
  return end === MORE ? MORE : { type, start, end, score: 0.9 };
}

function nameAt(
  { text, final }: ScanInput,
  from: number,
): { text: string; end: number } | undefined | typeof MORE {
  const begun = text.slice(from, from + LONGEST_NAME);
  if (!final && begun.length < LONGEST_NAME && NAMING.test(begun)) return MORE;
  NAME.lastIndex = from;
  const name = NAME.exec(text)?.[0];
  return name === undefined ? undefined : { text: name, end: from + name.length };
}

/** Behind the bracket that closes the tag; before one that opens another. */
function tagEnd({ text, final }: ScanInput, start: number, from: number): number | typeof MORE {
  const limit = start + LONGEST_TAG;
  // What closes it may be six characters long.
  const found = CLOSES.exec(text.slice(from, limit + 5));
  if (found !== null && from + found.index < limit)
    return from + found.index + (found[0] === '<' ? 0 : found[0].length);
  return text.length < limit + 5 && !final ? MORE : Math.min(limit, text.length);
}

const HANDLER = /on[a-z]{3,32}\s{0,16}=\s{0,16}(?:\\?"[^"]*"?|\\?'[^']*'?|[^\s>]*)/iy;
const HANDLING = /^on[a-z]{0,32}\s{0,16}(?:=\s{0,16}(?:\\?"[^"]*|\\?'[^']*|[^\s>]*)?)?$/i;
const IN_TAG = /(?:<|\\u003c)[a-z][^<>]*$/i;

/** `onerror="..."` in a tag; the hit is all of the attribute. */
export function eventHandler(): Recognizer {
  return {
    type: 'EVENT_HANDLER',
    lookback: LONGEST_HANDLER + 1,
    context: REACH + 1,
    triggers: [{ kind: 'prefix', literal: 'on', stands: 'begins' }],
    match(input, start) {
      const { text } = input;
      if (!startsWord(text, start) || !IN_TAG.test(text.slice(Math.max(0, start - REACH), start)))
        return undefined;
      return matchHandler(input, start);
    },
  };
}

function matchHandler({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  const here = text.slice(start, start + LONGEST_HANDLER);
  if (!final && here.length < LONGEST_HANDLER && HANDLING.test(here)) return MORE;
  HANDLER.lastIndex = 0;
  const found = HANDLER.exec(here)?.[0];
  return found === undefined
    ? undefined
    : { type: 'EVENT_HANDLER', start, end: start + found.length, score: 0.9 };
}
