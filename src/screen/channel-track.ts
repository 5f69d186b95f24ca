/** Channel track: what is known of one channel: its window, the findings not yet decided, the edits not yet made. */
import type { Channel } from '../core/segment.ts';
import { matchesPlace, matchesRole } from '../policy/decide.ts';
import { ArgumentPlaces, isInArguments } from './argument-places.ts';
import { ChannelEdit } from './channel-edit.ts';
import { ChannelWindow } from './channel-window.ts';
import { type DoubtfulFinding, Doubts, isDoubtful } from './doubts.ts';
import { firstWhere } from './first-where.ts';
import { FrontQueue } from './front-queue.ts';
import { type JudgeText, JudgeTrack } from './judge-track.ts';
import { LateFindings } from './late-findings.ts';
import { compareFindings, isEditing, type RuleFinding, type Scanning, unitedFinding } from './scanning.ts';

/** Characters that are read at once at most, give or take a run. bench: stalled */
const MOST_UNREAD = 1024;
/** The first character that is no space. */
const BEGINS = /\S/;

/** One channel on its way through a lane. */
export class ChannelTrack {
  readonly channel: Channel;
  readonly #scanning: Scanning;
  /** While more text may follow; a text that came whole never has one. */
  #window: ChannelWindow | undefined;
  readonly #judges: JudgeTrack | undefined;
  /** What scanners are not sure about; there once something is. */
  #doubts: Doubts | undefined;
  /** Findings whose place the lane has not reached, in order of start, then of rule. */
  readonly #pending = new FrontQueue<RuleFinding>();
  /** Of those: how many `#cluster` has seen. */
  #clustered = 0;
  /** The last redactions that overlap, among the findings in front of what is cleared. */
  #cluster = { start: -1, end: -1 };
  /** Edits that units still waiting may need, in order. */
  readonly edits = new FrontQueue<ChannelEdit>();
  /** The first character of its text; arguments of a call that begin with a brace are JSON. */
  #begins: string | undefined;
  #received = 0;
  /** What ends up to here was told already. */
  #told = 0;
  /** What was taken last and no rule has read. */
  #unread = '';
  #final = false;
  #unfinished = false;
  /** From where on it waits for what it may be a part of. */
  heldFrom = Number.POSITIVE_INFINITY;
  /** Where the arguments stand that rules name; undefined where none does, or the text is no arguments. */
  #places: ArgumentPlaces | undefined;
  /** In eager mode: what this channel's texts are judged by one at a time, and what was found and has left. */
  #late: LateFindings | undefined;

  constructor(channel: Channel, scanning: Scanning) {
    this.channel = channel;
    this.#scanning = scanning;
    const { judges, judgeEvery } = scanning;
    this.#judges = judges.length > 0 ? new JudgeTrack(judges, { channel, judgeEvery }) : undefined;
    this.#places = placesFor(channel, scanning);
  }

  get received(): number {
    return this.#received;
  }

  /** True when no more text follows. */
  get final(): boolean {
    return this.#final;
  }

  /** True while the text may not end here. */
  get unfinished(): boolean {
    return this.#unfinished;
  }

  /** True when a judge may be asked about this channel. */
  get judged(): boolean {
    return this.#judges !== undefined || this.#doubts !== undefined;
  }

  /** True while a judge has not said what a scanner is not sure about. */
  get doubtful(): boolean {
    return this.#doubts?.open === true;
  }

  /** True when all was judged and nothing is left of it: no finding, no edit, no question. */
  get clean(): boolean {
    const waits = this.#window !== undefined || this.judged;
    return this.#final && !waits && this.#pending.length === 0 && this.edits.length === 0;
  }

  /** Raw offset up to which text may leave: judged by every rule that waits, and no redaction stands across it. */
  get safe(): number {
    if (this.#late !== undefined) return this.#received;
    const scanned = this.#window?.cleared ?? this.#received;
    const judged = Math.min(this.#judges?.cleared ?? this.#received, this.#doubts?.cleared ?? this.#received);
    return this.#beforeCluster(Math.min(scanned, judged, this.heldFrom));
  }

  /** The text came whole, and this was found in it. */
  whole(text: string, found: readonly RuleFinding[]): void {
    this.#received = text.length;
    this.#final = true;
    this.#begins ??= BEGINS.exec(text)?.[0];
    this.#places?.push(text);
    this.#file([...found]);
    this.#judges?.push(text, true);
  }

  /** Files what was found in a text that is complete and that no byte stands for; all of it is decided at one place. */
  complete(found: readonly RuleFinding[]): void {
    this.#received = Number.POSITIVE_INFINITY;
    this.#final = true;
    this.#places = undefined;
    this.#file([...found]);
  }

  /** True once more would only be kept longer: what is cut off a text keeps all of it in memory. */
  get full(): boolean {
    return this.#unread.length >= MOST_UNREAD;
  }

  /** Takes the channel's next text, to be read together with what follows at once. */
  take(text: string): void {
    if (this.#final) return;
    this.#begins ??= BEGINS.exec(text)?.[0];
    this.#places?.push(text);
    this.#window ??= new ChannelWindow(this.channel, this.#scanning);
    if (this.#scanning.eager) this.#late ??= new LateFindings(this.channel, this.#scanning);
    this.#received += text.length;
    this.#unread += text;
  }

  /** Reads what was taken; returns how many findings it brought. */
  read(final: boolean): number {
    if (this.#final || this.#window === undefined) return 0;
    const text = this.#unread;
    if (text === '' && !final) return 0;
    this.#unread = '';
    const found = this.#found(this.#window, text, final);
    if (found.length > 0) this.#file(found);
    this.#judges?.push(text, final);
    this.#final = final;
    if (final && this.#window.cleared >= this.#received) this.#window = undefined;
    // Asked with each event, and where many texts stream what tells it is far away in memory. bench: step
    this.#unfinished = this.#window?.unfinished === true;
    return found.length;
  }

  /** Takes the channel's next text and reads it; returns how many findings it brought. */
  push(text: string, final: boolean): number {
    this.take(text);
    return this.read(final);
  }

  #found(window: ChannelWindow, text: string, final: boolean): RuleFinding[] {
    const late = this.#late;
    const inText = window.push(text, final);
    if (late === undefined) return inText;
    // Of what is not sure the whole channel is asked about, not its texts one by one.
    const found = late.alone(text, this.#received - text.length).filter((one) => !isDoubtful(one));
    for (const one of inText) if (!late.knows(one)) found.push(one);
    return found;
  }

  /** Questions to be asked now; `finished` when no role becomes known any more. */
  questions(finished: boolean): JudgeText[] {
    const asked = this.#judges?.take(finished) ?? [];
    return [...asked, ...(this.#doubts?.take(this.#final || finished, (one) => this.#mayCount(one)) ?? [])];
  }

  /** The rule may be for where the finding stands. */
  #mayCount(found: RuleFinding): boolean {
    const { role, call } = this.channel;
    return matchesRole(found.rule, role) && matchesPlace(found.rule, call) && this.isFor(found);
  }

  /** The call that it is a text of is complete. */
  completeCall(): void {
    this.#judges?.completeCall();
  }

  /** A judge has answered for its text; what it waits for is free. */
  answered(question: JudgeText): void {
    if (question.doubts === undefined) this.#judges?.answered(question);
    else this.#doubts?.answered(question);
  }

  /** Files a finding at its place. */
  add(found: RuleFinding): void {
    const place = firstWhere(this.#pending.length, (at) => {
      const other = this.#pending.at(at);
      return other === undefined || compareFindings(other, found) > 0;
    });
    const before = this.#pending.at(place - 1);
    const united = before && unitedFinding(before, found);
    if (united === undefined) this.#pending.insert(place, found);
    else this.#pending.set(place - 1, united);
  }

  /** Takes text before that of the channel, of which all that stands in it was told already. */
  precede(text: string): void {
    this.#told = text.length;
    this.push(text, false);
  }

  /** Takes the next finding that starts before a raw offset, or inside the last edit: what that is made of is told by both. */
  next(limit: number): RuleFinding | undefined {
    const { first } = this.#pending;
    const until = Math.max(limit, this.edits.last?.end ?? 0);
    if (first === undefined || first.finding.start >= until) return undefined;
    if (this.#clustered > 0) this.#clustered--;
    return this.#pending.shift();
  }

  /** Adds the edit that a finding is; one that overlaps the last edit widens it. */
  edit(found: RuleFinding): void {
    const { last } = this.edits;
    if (last !== undefined && found.finding.start < last.end) {
      last.widen(found);
      return;
    }
    const isJson = this.channel.call?.part === 'arguments' && this.#begins === '{';
    this.edits.push(new ChannelEdit(found, { replacing: this.#scanning.replacing, isJson }));
  }

  /** Text before this offset has left; edits of it are made. */
  leave(end: number): void {
    this.#late?.leave(end, this.edits);
    for (let edit = this.edits.first; edit !== undefined && edit.end <= end; edit = this.edits.first)
      this.edits.shift();
  }

  /** True where the rule of a finding is for its place among the arguments of a call. */
  isFor({ rule, finding }: RuleFinding): boolean {
    const wanted = rule.arguments;
    return (
      wanted === undefined || isInArguments(finding, wanted, { channel: this.channel, places: this.#places })
    );
  }

  /** True when a part of this finding has left as it came, so that a redaction comes too late. */
  cameTooLate(finding: RuleFinding['finding']): boolean {
    return this.#late?.hasLeft(finding) === true;
  }

  #file(found: RuleFinding[]): void {
    if (found.length > 1) found.sort(compareFindings);
    for (const one of found) {
      if (this.#told > 0 && one.finding.end <= this.#told) continue;
      if (isDoubtful(one)) this.#doubt(one);
      else this.add(one);
    }
  }

  #doubt(found: DoubtfulFinding): void {
    const whole = this.#scanning.judgeEvery === Number.POSITIVE_INFINITY;
    this.#doubts ??= new Doubts({ channel: this.channel, whole });
    this.#doubts.add(found);
  }

  /** What starts before `cleared` is known for good, so that each finding is looked at once. */
  #beforeCluster(cleared: number): number {
    for (; this.#clustered < this.#pending.length; this.#clustered++) {
      const found = this.#pending.at(this.#clustered);
      if (found === undefined || found.finding.start >= cleared) break;
      if (!isEditing(found.rule)) continue;
      const { start, end } = found.finding;
      if (start >= this.#cluster.end) this.#cluster = { start, end };
      else if (end > this.#cluster.end) this.#cluster.end = end;
    }
    return this.#cluster.end > cleared ? this.#cluster.start : cleared;
  }
}

function placesFor(channel: Channel, { arguments: named, bound }: Scanning): ArgumentPlaces | undefined {
  if (channel.call?.part !== 'arguments' && channel.settled) return undefined;
  const wanted = [...named, ...(bound?.arguments ?? [])];
  return wanted.length === 0 || channel.argument !== undefined ? undefined : new ArgumentPlaces(wanted);
}
