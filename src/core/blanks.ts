/** Blanks at the edges of a text, told by its first and its last character alone. */

const BLANK = /\s/;

export function beginsBlank(text: string): boolean {
  return BLANK.test(text.charAt(0));
}

export function endsBlank(text: string): boolean {
  return BLANK.test(text.charAt(text.length - 1));
}
