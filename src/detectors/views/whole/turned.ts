/** Turned text: rotated letter by letter (ROT13), or written backwards by the line or by the word. */
import { endAt, type Stretch, StretchBuilder, startAt } from '../../stretch.ts';
import { rotate } from './words.ts';

const SLICE = 8192;
const LINES = /[^\r\n]+/g;
const WORDS = /[^\s]+/g;

/** Every Latin letter moved half the alphabet on. */
export function rotatedText(stretch: Stretch): Stretch {
  const units = Uint16Array.from({ length: stretch.text.length }, (_, at) =>
    rotate(stretch.text.charCodeAt(at)),
  );
  let text = '';
  for (let at = 0; at < units.length; at += SLICE)
    text += String.fromCharCode(...units.subarray(at, at + SLICE));
  return { ...stretch, text };
}

/** Every line read from its end. */
export function backwardLines(stretch: Stretch): Stretch {
  return turned(stretch, LINES);
}

/** Every word read from its end. */
export function backwardWords(stretch: Stretch): Stretch {
  return turned(stretch, WORDS);
}

function turned(stretch: Stretch, parts: RegExp): Stretch {
  const built = new StretchBuilder();
  let copied = 0;
  for (const { 0: part, index } of stretch.text.matchAll(parts)) {
    built.copy(stretch, copied, index);
    copied = index + part.length;
    for (let unit = copied - 1; unit >= index; unit--)
      built.put(stretch.text.charAt(unit), startAt(stretch, unit), endAt(stretch, unit + 1));
  }
  built.copy(stretch, copied, stretch.text.length);
  return built.stretch(stretch.at, stretch.until);
}
