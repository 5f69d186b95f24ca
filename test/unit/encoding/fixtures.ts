/** What the tests of the inflater share: a text, zstd frames by hand, the faults, and how two results are compared. */
import assert from 'node:assert/strict';
import type { Coding } from '../../../src/core/ports.ts';
import { bytewise, type Inflated, inflate } from './pack.ts';

export const TEXT = '{"messages":[{"role":"user","content":"How far is the moon? Der Mond, пожалуйста."}]}';
export const SKIPPABLE = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
export const EMPTY_SKIPPABLE = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]);

export const unreadable = (message: string): Inflated['fault'] => ({
  kind: 'unreadable',
  message,
  at: 'content-encoding',
});
export const corrupt = (coding: Coding) =>
  unreadable(`The body is not ${coding} as its header says; send it as it is named.`);
export const truncated = (coding: Coding) =>
  unreadable(`The body ends inside its ${coding} coding; send it whole.`);
export const trailing = (coding: Coding) =>
  unreadable(`Bytes follow where the ${coding} coding of the body ends; send none.`);
export const grown: Inflated['fault'] = {
  kind: 'too-large',
  message: 'Undone, the body has over 1048576 bytes and over 128 times those that were sent; pack it less.',
  at: 'content-encoding',
};
export const grownBetween: Inflated['fault'] = {
  kind: 'too-large',
  message: 'Undone in part, the body has over 16 times the bytes that were sent; pack it once.',
  at: 'content-encoding',
};

/** A zstd frame with one block as it is; the descriptor and what follows it are given. */
export function zstdFrame(header: readonly number[], text: string): Buffer {
  const content = Buffer.from(text);
  const block = (content.length << 3) | 1;
  return Buffer.from([0x28, 0xb5, 0x2f, 0xfd, ...header, block & 0xff, block >> 8, 0, ...content]);
}

/** Texts may be long: of two that differ only the lengths are told. */
export function assertInflated(came: Inflated, plain: Buffer, fault?: Inflated['fault']): void {
  assert.deepEqual(came.fault, fault);
  assert.equal(came.plain.length, plain.length);
  assert.ok(came.plain.equals(plain), 'another text came out');
}

/** Undoes a message in one chunk and byte by byte; both have to come to the same fault. */
export async function faultOf(codings: readonly Coding[], bytes: Uint8Array): Promise<Inflated['fault']> {
  const whole = await inflate(codings, [bytes]);
  const slow = await inflate(codings, bytewise(bytes));
  assert.deepEqual(slow.fault, whole.fault);
  assert.ok(slow.plain.subarray(0, whole.plain.length).equals(whole.plain));
  return whole.fault;
}
