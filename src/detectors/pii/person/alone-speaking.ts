/** Who speaks: a given name before a colon, where a line begins. */
import { isDigit, joinsWord } from '../../characters.ts';
import { MORE } from '../../sweep.ts';

/** `Kenneth: We are late`, at the beginning of a line. */
export function speaks(text: string, colon: number, final: boolean): boolean | typeof MORE {
  const at = text.startsWith('**', colon) ? colon + 2 : colon;
  if (text.length - at < 3 && !final) return MORE;
  const [blank, first] = [text.charAt(at), text.charCodeAt(at + 1)];
  return (
    blank === ' ' && (('"\'«“¿¡*'.includes(text.charAt(at + 1)) && at + 1 < text.length) || isWord(first))
  );
}

function isWord(unit: number): boolean {
  return joinsWord(unit) && !isDigit(unit);
}

export function beginsLine(text: string, start: number): boolean {
  if (start === 0 || text.charAt(start - 1) === '\n') return true;
  const before = text.slice(Math.max(0, start - 2), start);
  return before === '**' || before === '> ' || before === '] ' || before === '- ';
}

/** A name and a comma alone on the line that begins a letter: `Nora,` above an empty line. */
export function isHead(text: string, start: number, comma: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  return (before === '' || before === '\n\n') && text.startsWith('\n\n', comma + 1);
}
