/** Values: what a reader of JSON tells, judged by the schemas that are at work on each value. bench: schema */
import { beginItem, closeArray, compares, endItem, nextItem } from './arrays.ts';
import type { Cause } from './causes.ts';
import { Frame } from './frame.ts';
import type { Instance } from './instance.ts';
import type { JsonSink } from './json-reader.ts';
import { ARRAY, FALSE, OBJECT, STRING, TRUE } from './kinds.ts';
import type { Program } from './node.ts';
import { checkBegun, closeNumber } from './numbers.ts';
import { beginMember, beginName, closeObject, endName, nextMember } from './objects.ts';
import { closeString, needsText, takeUnit, watches } from './strings.ts';
import { FAILS, OPEN, PASSES } from './verdict.ts';

/** What one text may cost. */
export interface Bounds {
  /** Containers inside one another. */
  readonly depth: number;
  /** Characters of names and values that are kept to be compared. */
  readonly kept: number;
}

/** The values of one text; the open ones stand one inside the other. */
export class Values implements JsonSink {
  readonly #program: Program;
  readonly #bounds: Bounds;
  readonly #stack: Frame[] = [];
  #root: Instance | undefined;
  #kept = 0;
  /** Why nothing can be right any more; undefined where it is no JSON. */
  cause: Cause | undefined;

  constructor(program: Program, bounds: Bounds) {
    this.#program = program;
    this.#bounds = bounds;
  }

  get wantsText(): boolean {
    const top = this.#stack.at(-1);
    return top?.watched === true || top?.keeps === true;
  }

  get wantsDigits(): boolean {
    const { instances = [] } = this.#stack.at(-1) ?? {};
    return instances.some(({ own, node }) => own === OPEN && node.numbers !== undefined);
  }

  begin(kind: number): boolean {
    const around = this.#stack.at(-1);
    if (around?.kind === ARRAY && around.count === 0 && !this.next()) return false;
    const frame = new Frame(kind, { isName: false, tracks: this.#program.tracks });
    if (around?.kind === ARRAY) beginItem(around, frame);
    else if (around !== undefined) beginMember(around, frame);
    else this.#root = frame.add(this.#program.root);
    this.#ready(frame, around);
    this.#stack.push(frame);
    return this.#fits() && this.#settle();
  }

  beginName(): boolean {
    const object = this.#top;
    if (object.names.size === 0 && !this.next()) return false;
    const name = new Frame(STRING, { isName: true, tracks: false });
    name.names = object.names;
    beginName(object, name);
    name.watched = true;
    name.keeps = true;
    this.#stack.push(name);
    return this.#settle();
  }

  unit(unit: number): boolean {
    const top = this.#top;
    if (top.keeps) {
      top.text += String.fromCharCode(unit);
      this.#keep(top, 1);
      if (!this.#fits()) return false;
    }
    if (!top.watched) return true;
    takeUnit(top, unit);
    const right = this.#settle();
    top.watched = watches(top);
    return right;
  }

  endText(): boolean {
    const top = this.#top;
    return top.isName ? this.#endName(top) : this.#end(top, JSON.stringify(top.text));
  }

  digits(spelling: string): boolean {
    for (const instance of this.#top.instances) {
      const { numbers } = instance.node;
      const cause = numbers && instance.own === OPEN ? checkBegun(spelling, numbers) : undefined;
      if (cause !== undefined) instance.fail(cause);
    }
    return this.#settle();
  }

  endNumber(spelling: string): boolean {
    const value = Number(spelling);
    for (const instance of this.#top.instances) closeNumber(instance, value);
    // 0 and -0 are the same.
    return this.#end(this.#top, String(value + 0));
  }

  endWord(): boolean {
    const top = this.#top;
    const word = top.kind === TRUE ? 'true' : 'null';
    return this.#end(top, top.kind === FALSE ? 'false' : word);
  }

  next(): boolean {
    const top = this.#top;
    if (top.kind === ARRAY) nextItem(top);
    else nextMember(top);
    return this.#settle();
  }

  close(): boolean {
    const top = this.#top;
    const parts = top.parts ?? [];
    return this.#end(top, top.kind === ARRAY ? `[${parts.join()}]` : `{${parts.sort().join()}}`);
  }

  get #top(): Frame {
    const top = this.#stack.at(-1);
    if (top === undefined) throw new Error('a reader of JSON tells of a value that has not begun');
    return top;
  }

  /** What has to be kept of a value that begins. */
  #ready(frame: Frame, around: Frame | undefined): void {
    if (around?.parts !== undefined || around?.unique !== undefined) frame.parts = [];
    if (frame.kind === OBJECT) frame.members = new Set();
    if (frame.kind === ARRAY && compares(frame)) frame.unique = new Set();
    if (frame.kind !== STRING) return;
    frame.watched = watches(frame);
    frame.keeps = needsText(frame);
  }

  #endName(name: Frame): boolean {
    const object = this.#stack.at(-2);
    if (object === undefined) return false;
    const { text } = name;
    this.#complete(name);
    this.#leave();
    name.report(object);
    if (object.names.has(text)) {
      this.cause = 'JSON_NAME_TWICE';
      return false;
    }
    object.members?.add(text);
    object.name = text;
    this.#keep(object, text.length);
    endName(object);
    return this.#settle();
  }

  /** A value is complete; `spelling` is how it is compared with others. */
  #end(frame: Frame, spelling: string): boolean {
    this.#complete(frame);
    this.#leave();
    const around = this.#stack.at(-1);
    if (around === undefined) return this.#judge();
    frame.report(around);
    if (frame.parts !== undefined) this.#compare(around, spelling);
    if (around.kind === ARRAY) endItem(around, frame.parts && spelling);
    return this.#fits() && this.#settle();
  }

  #compare(around: Frame, spelling: string): void {
    const named = around.kind === OBJECT ? `${JSON.stringify(around.name)}:${spelling}` : spelling;
    around.parts?.push(named);
    this.#keep(around, named.length);
  }

  /** Decides what was left open. What a schema needs to know of another stands before it. */
  #complete(frame: Frame): void {
    frame.complete = true;
    for (const instance of frame.instances) {
      if (frame.kind === STRING) closeString(frame, instance);
      else if (frame.kind === OBJECT) closeObject(frame, instance);
      else if (frame.kind === ARRAY) closeArray(frame, instance);
      if (instance.own === OPEN) instance.own = PASSES;
      instance.settle(frame);
    }
  }

  #leave(): void {
    this.#kept -= this.#stack.pop()?.kept ?? 0;
  }

  #keep(frame: Frame, characters: number): void {
    frame.kept += characters;
    this.#kept += characters;
  }

  #fits(): boolean {
    const { kind = 0 } = this.#stack.at(-1) ?? {};
    // What holds nothing stands no deeper.
    const depth = this.#stack.length - Number(kind !== ARRAY && kind !== OBJECT);
    if (this.#kept <= this.#bounds.kept && depth <= this.#bounds.depth) return true;
    this.cause ??= 'JSON_LIMIT';
    return false;
  }

  /** Hands verdicts on, from the value that is being read to those around it. */
  #settle(): boolean {
    for (let at = this.#stack.length - 1; at >= 0; at--) {
      const frame = this.#stack[at];
      const around = this.#stack[at - 1];
      if (frame?.settle() !== true) break;
      if (around === undefined) return this.#judge();
      if (!frame.report(around)) break;
    }
    return true;
  }

  #judge(): boolean {
    const root = this.#root;
    if (root?.verdict !== FAILS) return true;
    this.cause = root.cause;
    return false;
  }
}
