/** HTML and SVG where text is expected: elements that load or run something, and all other tags. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Recognizer } from '../engine/recognizer.ts';
import { MORE } from '../sweep.ts';

/** Characters of a tag; one that is longer is a hit up to here, and the rest of it is no tag any more. */
const LONGEST_TAG = 1024;

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
  ...['bgsound', 'layer', 'ilayer', 'entity', 'xml-stylesheet'],
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
