/** Decoded view: what the tokens of a text say that are written in base 64 or base 16, as the text arrives. */
import { isBlank } from '../characters.ts';
import { joined, rawStretch, type Stretch, StretchBuilder, sliceOf, startAt } from '../stretch.ts';
import { MORE } from '../sweep.ts';
import { findToken } from './find-token.ts';
import { digitsFrom, type Encoding, goesOn64 } from './probe.ts';
import { Token } from './token.ts';

/** Stands before each token: no word, no blank, no end of a sentence. */
export const BETWEEN_TOKENS = '\0';
/** Line breaks and blanks in a row within one token. */
const LONGEST_BREAK = 10;
/** Most pushes decode nothing. */
const NOTHING = new StretchBuilder();

/** Decodes one text; the same in any chunking. */
export class Decoder {
  #token: Token | undefined;
  /** The end of what came, which may begin a token. */
  #waiting: Stretch | undefined;
  /** The unit before it. */
  #before = 0;
  #out = NOTHING;

  /** Takes the next stretch of folded text; gives what was decoded, and how far that is settled. */
  push(fresh: Stretch, final: boolean): Stretch {
    const idle = this.#waiting === undefined && this.#token === undefined;
    if (idle && fresh.text === '') return fresh.at === fresh.until ? fresh : rawStretch('', fresh.until);
    const stretch = this.#waiting === undefined ? fresh : joined(this.#waiting, fresh);
    this.#waiting = undefined;
    const left = this.#read(stretch, final);
    if (final && this.#token !== undefined) this.#close(this.#token);
    let until = startAt(stretch, left);
    if (left < stretch.text.length) this.#waiting = sliceOf(stretch, left);
    if (left > 0) this.#before = stretch.text.charCodeAt(left - 1);
    if (this.#token !== undefined) until = Math.min(until, this.#take(this.#token));
    const out = this.#out;
    this.#out = NOTHING;
    return out === NOTHING ? rawStretch('', until) : out.stretch(until, until);
  }

  /** Reads as far as it can be told what is a token; returns where the rest begins. */
  #read(stretch: Stretch, final: boolean): number {
    const { text } = stretch;
    let at = 0;
    while (at < text.length) {
      const token = this.#token;
      const next =
        token === undefined ? this.#find(stretch, at, final) : this.#goOn(token, stretch, { at, final });
      if (next === MORE) return at;
      at = next;
      if (token === undefined && this.#token === undefined) return at;
    }
    return at;
  }

  /** Opens the next token; returns where it begins, or where one may that cannot be told yet. */
  #find(stretch: Stretch, from: number, final: boolean): number {
    const { at, encoding } = findToken({ text: stretch.text, from, before: this.#before, final });
    return encoding === undefined ? at : this.#open(stretch, at, encoding);
  }

  /** Reads on in the open token, or goes on behind its line break; closes it where it ends. */
  #goOn(
    token: Token,
    stretch: Stretch,
    { at, final }: { readonly at: number; readonly final: boolean },
  ): number | typeof MORE {
    if (token.state === 'paused') {
      const on = resume(token, stretch.text, { at, final });
      if (on === -1) this.#close(token);
      return on === -1 ? at : on;
    }
    const end = token.feed(stretch, at);
    if (token.state === 'ended') this.#close(token);
    return end;
  }

  #open(stretch: Stretch, at: number, encoding: Encoding): number {
    const begin = startAt(stretch, at);
    if (this.#out === NOTHING) this.#out = new StretchBuilder();
    this.#out.put(BETWEEN_TOKENS, begin, begin + 1);
    this.#token = new Token(encoding, begin);
    return encoding === 'hex' ? digitsFrom(stretch.text, at) : at;
  }

  #close(token: Token): void {
    token.end();
    this.#take(token);
    this.#token = undefined;
  }

  /** Takes what a token has decoded; returns up to where. */
  #take(token: Token): number {
    const decoded = token.take();
    if (decoded.text === '') return decoded.until;
    if (this.#out === NOTHING) this.#out = new StretchBuilder();
    this.#out.copy(decoded, 0, decoded.text.length);
    return decoded.until;
  }
}

/** Where a token goes on behind a line break; -1 when it does not. */
function resume(
  token: Token,
  text: string,
  { at, final }: { readonly at: number; readonly final: boolean },
): number | typeof MORE {
  let next = at;
  while (next < text.length && next - at < LONGEST_BREAK && isBlank(text.charCodeAt(next))) next++;
  const goesOn = next >= text.length ? MORE : goesOn64(text, next, token.bytes);
  if (goesOn === MORE) return final ? -1 : MORE;
  if (!goesOn) return -1;
  token.state = 'open';
  return next;
}
