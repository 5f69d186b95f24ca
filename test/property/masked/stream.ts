/** Streams of marked texts, as bytes twice: as a model sends them, and as they may leave once what is marked was masked. */
import { oneOf, type Random } from '../../fuzz/framework/random.ts';
import { type MarkedText, makeText, maskedText } from './texts.ts';

/** One stream. */
export interface MaskedStream {
  readonly source: Buffer;
  /** The same bytes but for what is marked; the mask stands where a marked stretch begins. */
  readonly expected: Buffer;
  /** The texts by channel, as they may leave. */
  readonly texts: ReadonlyMap<string, string>;
  /** Marked stretches in it. */
  readonly secrets: number;
}

/** Where a text stands in an event. */
const PLACES = ['content', 'reasoning_content', 'refusal', 'arguments'] as const;
type Place = (typeof PLACES)[number];

/** Which texts come first. */
const TURNS: Readonly<Record<Place, number>> = { reasoning_content: 0, content: 1, refusal: 1, arguments: 2 };

interface ChannelText extends MarkedText {
  readonly choice: number;
  readonly place: Place;
  /** Units that were dealt out. */
  dealt: number;
}

interface Style {
  readonly lineEnd: string;
  readonly colon: string;
  /** One character in so many is written as an escape; 0 for none. */
  readonly escapes: number;
  readonly spaced: boolean;
}

/** One string of an event, spelled as it comes and as it may leave. */
interface Spelled {
  readonly source: string;
  readonly expected: string;
}

const LINE_ENDS = ['\n', '\n', '\r\n', '\r'];
const OTHER_LINES = [': ping', 'event: message', 'id: 7', 'retry: 10', ': é'];

/** The channel of a text, in the words of `textsIn`. */
function nameOf({ choice, place }: ChannelText): string {
  return `${choice}.${place}`;
}

/** What a stream may do besides. */
interface StreamOptions {
  /** A text goes on behind the beginning of a later one, as no model means it. */
  readonly resumes?: boolean;
}

/** Makes a stream. */
export function makeStream(random: Random, { resumes = false }: StreamOptions = {}): MaskedStream {
  const style = {
    lineEnd: oneOf(random, LINE_ENDS),
    colon: oneOf(random, [': ', ':']),
    escapes: oneOf(random, [0, 0, 12, 3, 1]),
    spaced: random(3) === 0,
  };
  const channels = makeChannels(random);
  const lines: Spelled[] = [];
  const add = (source: string, expected = source): number => lines.push({ source, expected });
  const { lineEnd } = style;
  const open = [...channels];
  while (open.length > 0) {
    const channel = oneOf(random, resumes ? open : open.filter((one) => mayGoOn(one, open)));
    const { source, expected } = nextEvent(channel, random, style);
    if (random(12) === 0) add(`${oneOf(random, OTHER_LINES)}${lineEnd}${random(2) === 0 ? lineEnd : ''}`);
    add(source, expected);
    if (channel.dealt >= channel.text.length) open.splice(open.indexOf(channel), 1);
  }
  for (const choice of new Set(channels.map((channel) => channel.choice)))
    add(eventOf(`{"index":${choice},"delta":{},"finish_reason":"stop"}`, style));
  add(`data${style.colon}[DONE]${lineEnd}${lineEnd}`);
  const mark = random(20) === 0 ? '\ufeff' : '';
  return {
    source: Buffer.from(mark + lines.map((line) => line.source).join('')),
    expected: Buffer.from(mark + lines.map((line) => line.expected).join('')),
    texts: new Map(channels.map((channel) => [nameOf(channel), maskedText(channel)])),
    secrets: channels.reduce((sum, { secrets }) => sum + secrets.length, 0),
  };
}

/** A choice reasons, then answers, then calls. */
function mayGoOn({ choice, place }: ChannelText, open: readonly ChannelText[]): boolean {
  return !open.some((other) => other.choice === choice && TURNS[other.place] < TURNS[place]);
}

function makeChannels(random: Random): ChannelText[] {
  const channels: ChannelText[] = [];
  const choices = 1 + random(2) * random(3);
  for (let choice = 0; choice < choices; choice++)
    for (const place of PLACES)
      if (place === 'content' || random(8) === 0)
        channels.push({ ...makeText(random), choice, place, dealt: 0 });
  return channels;
}

/** The next delta of a channel: up to 16 units, now and then all that is left. */
function nextEvent(channel: ChannelText, random: Random, style: Style): Spelled {
  const from = channel.dealt;
  const size = random(10) === 0 ? channel.text.length : 1 + random(16);
  const to = Math.min(channel.text.length, from + size);
  channel.dealt = Math.max(to, from + 1);
  const { source, expected } = spell(
    channel,
    { from, to },
    () => style.escapes > 0 && random(style.escapes) === 0,
  );
  return {
    source: eventOf(choiceOf(channel, source), style),
    expected: eventOf(choiceOf(channel, expected), style),
  };
}

/** Spells the units of a text from one place to another as the inside of a JSON string. */
function spell(marked: MarkedText, part: { from: number; to: number }, escapes: () => boolean): Spelled {
  const { text, secrets } = marked;
  let source = '';
  let expected = '';
  for (let at = part.from; at < part.to; ) {
    const pair = at + 1 < part.to && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at, at + 2));
    const character = text.slice(at, at + (pair ? 2 : 1));
    const spelled = spellCharacter(character, escapes());
    const secret = secrets.find(({ start, end }) => at >= start && at < end);
    source += spelled;
    if (secret === undefined) expected += spelled;
    else if (secret.start === at) expected += secret.mask;
    at += character.length;
  }
  return { source, expected };
}

/** Half of a pair that was dealt out in two can only be spelled as an escape, which `JSON.stringify` does. */
function spellCharacter(character: string, escaped: boolean): string {
  if (!escaped) return JSON.stringify(character).slice(1, -1);
  return [...Array(character.length).keys()]
    .map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`)
    .join('');
}

function choiceOf({ choice, place }: ChannelText, inside: string): string {
  const delta =
    place === 'arguments'
      ? `{"tool_calls":[{"index":0,"function":{"arguments":"${inside}"}}]}`
      : `{"${place}":"${inside}"}`;
  return `{"index":${choice},"delta":${delta},"finish_reason":null}`;
}

function eventOf(choice: string, { colon, lineEnd, spaced }: Style): string {
  const space = spaced ? ' ' : '';
  return `data${colon}{"id":"c1",${space}"object":"chat.completion.chunk","model":"m","choices":${space}[${choice}]${space}}${lineEnd}${lineEnd}`;
}

interface Chunk {
  readonly choices: readonly {
    readonly index: number;
    readonly delta: {
      readonly [place: string]: unknown;
      readonly tool_calls?: readonly { readonly function: { readonly arguments: string } }[];
    };
  }[];
}

/** The texts of a stream by channel, read as a client reads it: lines, then JSON. */
export function textsIn(stream: Uint8Array): Map<string, string> {
  const texts = new Map<string, string>();
  for (const line of Buffer.from(stream)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)) {
    if (!/^data: ?\{/.test(line)) continue;
    const { choices } = JSON.parse(line.slice('data:'.length)) as Chunk;
    for (const { index, delta } of choices)
      for (const place of PLACES) {
        const text = place === 'arguments' ? delta.tool_calls?.[0]?.function.arguments : delta[place];
        const name = `${index}.${place}`;
        if (typeof text === 'string') texts.set(name, (texts.get(name) ?? '') + text);
      }
  }
  return texts;
}
