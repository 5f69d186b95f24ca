/**
 * The frames of a zstd stream (RFC 8878 section 3.1), told apart without undoing them. The engine stops at the end of a
 * frame and drops what follows, and engines of older runtimes are silent when bytes end inside one.
 */
import { unreachable } from '../core/unreachable.ts';

/** Magic numbers as they are sent; the low half of the first byte of a skippable one is free. */
const DATA_MAGIC = [0x28, 0xb5, 0x2f, 0xfd] as const;
const SKIPPABLE_MAGIC = [0x50, 0x2a, 0x4d, 0x18] as const;
/** The type of a block that repeats one byte. */
const REPEATED = 1;
/** Bytes of two fields of a frame's header, by their flags. */
const DICTIONARY_BYTES = [0, 1, 2, 4] as const;
const CONTENT_SIZE_BYTES = [0, 2, 4, 8] as const;

/** What bytes are: the header of a frame with data, its rest, a frame that readers skip, no frame. */
export type Part = 'header' | 'rest' | 'skippable' | 'foreign';

/** A run of bytes of one part; `ended` says whether the part ends with them. */
export interface Run {
  readonly part: Part;
  readonly length: number;
  readonly ended: boolean;
}

/** Places whose bytes are read, and how many these are. */
const READ = { magic: 4, descriptor: 1, block: 3, size: 4 } as const;
/** Where the next byte stands; at the places that are not read, bytes are passed over. */
type Place = keyof typeof READ | 'header' | 'content' | 'checksum' | 'skipped';

/** Walks along a stream that may be cut anywhere. */
export class ZstdFrames {
  #part: Part = 'foreign';
  #ended = true;
  #place: Place = 'magic';
  /** Bytes up to the next place. */
  #left: number = READ.magic;
  /** The bytes that were read at this place as a number, least byte first, and how many they are. */
  #number = 0;
  #read = 0;
  #hasChecksum = false;
  #isLastBlock = false;

  /** True in front of the first frame and after each. */
  get between(): boolean {
    return this.#place === 'magic' && this.#read === 0;
  }

  /** Says what the first of these bytes are, of which there is at least one. */
  next(bytes: Uint8Array): Run {
    if (this.#ended && this.#place === 'block') this.#part = 'rest';
    this.#ended = false;
    let at = 0;
    do {
      at += this.#place in READ ? this.#readByte(bytes[at] ?? 0) : this.#pass(bytes.length - at);
    } while (at < bytes.length && !this.#ended && this.#part !== 'foreign');
    return { part: this.#part, length: at, ended: this.#ended };
  }

  #readByte(byte: number): number {
    if (this.#place === 'magic') this.#match(byte);
    this.#number += byte * 256 ** this.#read;
    this.#read += 1;
    this.#left -= 1;
    if (this.#left === 0) this.#leave();
    return 1;
  }

  #pass(available: number): number {
    const length = Math.min(this.#left, available);
    this.#left -= length;
    if (this.#left === 0) this.#leave();
    return length;
  }

  #match(byte: number): void {
    const first = this.#read === 0;
    if (first) this.#part = byte === DATA_MAGIC[0] ? 'header' : 'skippable';
    const magic = this.#part === 'header' ? DATA_MAGIC : SKIPPABLE_MAGIC;
    const told = first && this.#part === 'skippable' ? byte & 0xf0 : byte;
    if (told !== magic[this.#read]) this.#part = 'foreign';
  }

  #leave(): void {
    const hadHeader = this.#place === 'header';
    do [this.#place, this.#left] = this.#following(this.#number);
    while (this.#left === 0);
    this.#number = 0;
    this.#read = 0;
    this.#ended = hadHeader || this.#place === 'magic';
  }

  /** The place after this one, whose bytes made this number, and how many bytes it has. */
  #following(number: number): [Place, number] {
    switch (this.#place) {
      case 'magic':
        return this.#part === 'skippable' ? reading('size') : reading('descriptor');
      case 'descriptor':
        this.#hasChecksum = (number & 4) !== 0;
        return ['header', headerBytes(number)];
      case 'block':
        this.#isLastBlock = (number & 1) !== 0;
        return ['content', ((number >> 1) & 3) === REPEATED ? 1 : number >> 3];
      case 'content':
        if (!this.#isLastBlock) return reading('block');
        return this.#hasChecksum ? ['checksum', 4] : reading('magic');
      case 'size':
        return ['skipped', number];
      case 'header':
        return reading('block');
      case 'checksum':
      case 'skipped':
        return reading('magic');
      default:
        return unreachable(this.#place);
    }
  }
}

function reading(place: keyof typeof READ): [Place, number] {
  return [place, READ[place]];
}

/** Bytes of a header after its first, the descriptor (section 3.1.1.1.1). */
function headerBytes(descriptor: number): number {
  const single = (descriptor & 0x20) !== 0;
  const contentSize = CONTENT_SIZE_BYTES[(descriptor >> 6) & 3] ?? 0;
  const dictionary = DICTIONARY_BYTES[descriptor & 3] ?? 0;
  return (single ? Math.max(1, contentSize) : 1 + contentSize) + dictionary;
}
