/** Cells beside one that holds an e-mail address or a Spanish identity number: numbers there are telephone numbers. */
import { nif } from '../national/es.ts';

/** The end of an address and what parts two cells, before a number in the next one. */
export const LONGEST_CELL = 48;
export const CELL_MARKS = ',;|/\t"\'';
const isCell = new Uint8Array(0x80);
for (const mark of CELL_MARKS) isCell[mark.charCodeAt(0)] = 1;
const BEHIND_MAIL = /@[A-Za-z0-9.-]{1,40}\.[A-Za-z]{2,12}["'>]? ?[,;|/\t·•] ?["']?$/;
/** A Spanish identity number in the cell before. */
const BEHIND_ID = /(?:^|[^\w.-])((?:\d{8}|[XYZ]-?\d{7})[ -]?[A-Z])["']? ?[,;|/\t·•] ?["']?$/;
const SPACE = 0x20;
const MIDDLE_DOT = 0xb7;
const BULLET = 0x2022;

/** Does what parts cells stand before this? */
export function isCellAt(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1) === SPACE ? at - 2 : at - 1;
  const unit = text.charCodeAt(before);
  return before > 0 && (isCell[unit] === 1 || unit === MIDDLE_DOT || unit === BULLET);
}

export function isBehindContact(text: string, at: number): boolean {
  if (!isCellAt(text, at)) return false;
  const before = text.slice(Math.max(0, at - LONGEST_CELL), at);
  const id = BEHIND_ID.exec(before)?.[1] ?? '';
  return BEHIND_MAIL.test(before) || nif.proves(id.replaceAll(/[ -]/g, ''));
}
