/** Bytes of a validated string -> text. */

/** The same bytes as a Buffer, which decodes faster; shares the memory. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** What a stretch of a string was seen to hold while it was checked. */
export interface Spelling {
  readonly start: number;
  readonly end: number;
  readonly ascii: boolean;
  readonly escaped: boolean;
}

/** Decodes a stretch whose every character was checked; the built-in parser undoes the escapes. */
export function decodeText(buffer: Buffer, { start, end, ascii, escaped }: Spelling): string {
  if (end - start <= 12 && ascii && !escaped) return decodeShort(buffer, start, end);
  const text = buffer.toString(ascii ? 'latin1' : 'utf8', start, end);
  return escaped ? String(JSON.parse(`"${text}"`)) : text;
}

/** For a few characters a loop is faster than the way into native code. */
function decodeShort(buffer: Buffer, start: number, end: number): string {
  let text = '';
  for (let index = start; index < end; index++) text += String.fromCharCode(buffer[index] as number);
  return text;
}
