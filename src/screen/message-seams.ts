/**
 * Message seams: what one speaker says in messages that follow one another with nothing said in between is judged as one
 * text too, as it is and on a line each: a value may be cut in two there. What one message says by itself is found there.
 */
import { beginsBlank, endsBlank } from '../core/blanks.ts';
import type { Channel, Role, TextRun } from '../core/segment.ts';
import { ChannelTrack } from './channel-track.ts';
import { scanWhole } from './scan-whole.ts';
import type { RuleFinding, Scanning } from './scanning.ts';
import { type AroundSeam, areToldApart } from './told-apart.ts';
import { Turn } from './turn-texts.ts';

/** The text of a message in a list of them: which list, and which member of its items. */
const MESSAGE =
  /^((?:.*\.)?(?:messages|contents|input|output|chat_history))\[\d+\]\.(content|parts|message)$/;
/** Who speaks in messages; what tools say one after another is no text of theirs. */
const SPEAKERS: ReadonlySet<Role> = new Set(['user', 'assistant', 'system', 'developer']);
/** Messages that are named one by one. */
const MOST_NAMED = 3;

/** A message, and the list that it is of. */
interface Said {
  readonly turn: Turn;
  readonly list: string;
}

/** Messages, or what can be read of them without a gap. */
interface Row {
  text: string;
  /** Where each begins, and how many characters stand before that in its message. */
  readonly starts: { readonly turn: Turn; readonly at: number; readonly before: number }[];
}

/** How they are judged. */
type Judged = Pick<AroundSeam, 'channel' | 'scanning'>;

/** The messages of one unit. */
export class MessageSeams {
  readonly #scanningOf: (channel: Channel) => Scanning;
  #said: (Said | undefined)[] = [];
  #part: Channel | undefined;
  #turn: Turn | undefined;

  constructor(scanningOf: (channel: Channel) => Scanning) {
    this.#scanningOf = scanningOf;
  }

  /** Takes the next text; who speaks may become known later. */
  take({ channel, text }: TextRun): void {
    if (text === '') return;
    const part = channel.within ?? channel;
    if (this.#part !== part) this.#begin(channel, part);
    this.#turn?.add(text);
  }

  /** The unit is complete: a track for each text over several messages in which something was found. */
  complete(): ChannelTrack[] {
    const said = this.#said;
    this.clear();
    return said.length < 2 ? [] : rowsOf(said).flatMap((turns) => this.#judge(turns));
  }

  clear(): void {
    this.#said = [];
    this.#part = undefined;
    this.#turn = undefined;
  }

  #begin(channel: Channel, part: Channel): void {
    this.#part = part;
    this.#turn = undefined;
    const last = this.#said.at(-1)?.turn;
    if (last?.path === part.path) {
      this.#turn = last;
      return;
    }
    const [, list, name] = channel.call === undefined ? (MESSAGE.exec(part.path) ?? []) : [];
    if (list !== undefined) {
      this.#turn = new Turn(channel, part.path);
      this.#said.push({ turn: this.#turn, list: `${list} ${name}` });
    } else if (channel.role === 'tool' && last !== undefined) this.#said.push(undefined);
  }

  #judge(turns: readonly Turn[]): ChannelTrack[] {
    const [first] = turns;
    if (first === undefined) return [];
    const channel: Channel = { path: first.path, role: first.role, settled: true, editable: false };
    const scanning = { ...this.#scanningOf(channel), judges: [], partial: true as const };
    const told = new Set<string>();
    const tracks: ChannelTrack[] = [];
    for (const row of [...joined(turns, ''), ...joined(turns, '\n')]) {
      for (const one of scanWhole(row.text, channel, scanning) ?? []) {
        const across = acrossMessages(one, row, { channel, scanning });
        if (across === undefined || told.has(keyOf(across))) continue;
        told.add(keyOf(across));
        const track = new ChannelTrack({ ...channel, path: across.finding.path }, scanning);
        track.complete([across]);
        tracks.push(track);
      }
    }
    return tracks;
  }
}

/** Messages in a row, of one list and one speaker each. */
function rowsOf(said: readonly (Said | undefined)[]): Turn[][] {
  const rows: Turn[][] = [];
  let before: Said | undefined;
  for (const one of said) {
    const follows = before !== undefined && before.list === one?.list && before.turn.role === one.turn.role;
    if (one !== undefined && follows) rows.at(-1)?.push(one.turn);
    else if (one !== undefined) rows.push([one.turn]);
    before = one;
  }
  return rows.filter(([first, second]) => second !== undefined && SPEAKERS.has(first?.role ?? 'unknown'));
}

/** The messages as texts with this at each seam that has no blank; in the middle of a long one nothing is read. */
function joined(turns: readonly Turn[], seam: string): Row[] {
  const rows: Row[] = [];
  let row: Row = { text: '', starts: [] };
  for (const turn of turns) {
    const breaks = row.text !== '' && !endsBlank(row.text) && !beginsBlank(turn.head);
    if (breaks) row.text += seam;
    row.starts.push({ turn, at: row.text.length, before: 0 });
    row.text += turn.head;
    if (turn.length === turn.head.length) continue;
    rows.push(row);
    row = { text: turn.tail, starts: [{ turn, at: 0, before: turn.length - turn.tail.length }] };
  }
  return [...rows, row].filter(({ starts }) => starts.length > 1);
}

/** The finding, from where it begins in the first message that it covers; undefined where it stands in one. */
function acrossMessages(found: RuleFinding, { text, starts }: Row, judged: Judged): RuleFinding | undefined {
  const { rule, finding } = found;
  // What a rule reads as turns it judges in its own way.
  if (rule.turns !== undefined) return undefined;
  const { start, end } = finding;
  const first = starts.findLastIndex(({ at }) => at <= start);
  const begun = starts[first];
  const next = starts[first + 1];
  if (begun === undefined || next === undefined || end <= next.at) return undefined;
  const around = { before: text.slice(0, next.at), after: text.slice(next.at) };
  if (areToldApart(found, { ...around, ...judged })) return undefined;
  const covered = starts.slice(first).filter(({ at }) => at < end);
  const shift = begun.before - begun.at;
  const path = pathOver(covered.map(({ turn }) => turn.path));
  return { rule, finding: { ...finding, path, start: start + shift, end: end + shift } };
}

/** Messages may be very many. */
function pathOver(paths: readonly string[]): string {
  return paths.length > MOST_NAMED ? `${paths[0]} to ${paths.at(-1)}` : paths.join(' + ');
}

function keyOf({ rule, finding }: RuleFinding): string {
  return `${rule.name} ${finding.type} ${finding.path} ${finding.start}`;
}
