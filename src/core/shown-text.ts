/** Text as people have to see it: what is invisible, or turns the writing around, is named by its number. */
import { jsonInLines } from './exact-json.ts';

/** Controls, formats, tags, private and unassigned characters, odd blanks, fillers and selectors of variants. */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u115f\u1160\u2800\u3164\uffa0\p{Default_Ignorable_Code_Point}\p{Variation_Selector}]/gu;

/** A stretch of text as it is, or the name of one character that nobody would see. */
export type ShownPart = { readonly text: string } | { readonly named: string };

/** Takes a text apart; line feeds stay where `lines` says that they are ours. */
export function shownParts(text: string, lines = false): ShownPart[] {
  const parts: ShownPart[] = [];
  let from = 0;
  for (const { 0: character, index } of text.matchAll(UNSEEN)) {
    if (lines && character === '\n') continue;
    if (index > from) parts.push({ text: text.slice(from, index) });
    parts.push({ named: nameOf(character) });
    from = index + character.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** The same as plain text, for terminals. */
export function shownText(text: string, lines = false): string {
  return shownParts(text, lines)
    .map((part) => ('text' in part ? part.text : `<${part.named}>`))
    .join('');
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Canonical JSON in lines; what is no JSON stays as it is. Only line feeds between values are real ones. */
export function inLines(json: string): string {
  try {
    return jsonInLines(json);
  } catch {
    return json;
  }
}
