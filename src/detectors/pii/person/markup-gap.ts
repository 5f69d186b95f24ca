/** Tags between a field and the name that it holds: `Owner: <b>Ada Byron`, `<th>Patient</th><td>Ada Byron`. */

const TAG = '</?(?:b|i|u|em|strong|span|font|td|th|dd|dt|p|li|div|label)(?: [^<>\\n]{0,30})?>';
const TAGS = `["' :]{0,3}(?:${TAG}[ :]{0,2}){1,4}`;
const BEHIND = new RegExp(`^${TAGS}`, 'i');
const AT_END = new RegExp(`${TAGS}$`, 'i');
/** What may still become them, as far as the text goes. */
const SO_FAR = new RegExp(`^["' :]{0,3}(?:${TAG}[ :]{0,2}){0,4}(?:<[^<>\\n]{0,36})?$`, 'i');
/** Characters of the longest that is read. */
export const LONGEST_TAGS = 44;
const OPEN = 0x3c;
const CLOSE = 0x3e;
/** What parts a field from its name where tags do. */
export const AS_PARTED = ': ';

/** Where the tags behind a field end: the same offset for none, the length of the text when that has not come. */
export function tagsEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < 3 && '"\' :'.includes(text.charAt(at))) at++;
  if (at < text.length && text.charCodeAt(at) !== OPEN) return from;
  const behind = text.slice(from, from + LONGEST_TAGS);
  if (from + behind.length === text.length && SO_FAR.test(behind)) return text.length;
  return from + (BEHIND.exec(behind)?.[0].length ?? 0);
}

/** Where the tags before a name begin; the same offset for none. */
export function tagsStart(text: string, name: number): number {
  let at = name;
  while (at > 0 && name - at < 2 && ' :'.includes(text.charAt(at - 1))) at--;
  if (text.charCodeAt(at - 1) !== CLOSE) return name;
  return name - (AT_END.exec(text.slice(Math.max(0, name - LONGEST_TAGS), name))?.[0].length ?? 0);
}
