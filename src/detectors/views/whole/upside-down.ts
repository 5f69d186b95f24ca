/** Text upside down: letters that look turned when they are read, with lines from right to left. */
import { foldStretch } from '../../fold.ts';
import type { Stretch } from '../../stretch.ts';
import { backwardLines } from './turned.ts';

/** Turned letters by what they are turned from; some are letters themselves. */
const UPRIGHT: Readonly<Record<string, string>> = {
  ...{
    ɐ: 'a',
    ǝ: 'e',
    ɟ: 'f',
    ƃ: 'g',
    ɥ: 'h',
    ᴉ: 'i',
    ı: 'i',
    ɾ: 'j',
    ʞ: 'k',
    ɯ: 'm',
    ɹ: 'r',
    ʇ: 't',
    ʌ: 'v',
    ʍ: 'w',
    ʎ: 'y',
    ɔ: 'c',
  },
  ...{ q: 'b', b: 'q', p: 'd', d: 'p', n: 'u', u: 'n' },
  ...{ '\u00bf': '?', '\u00a1': '!', '\u02d9': '.' },
};
const TURNED = /[ɐǝɟƃɥᴉʞɯʇʌʍʎ]/g;
const TURNABLE = /[ɐǝɟƃɥᴉıɾʞɯɹʇʌʍʎɔqbpdnu¿¡˙]/g;
/** Kinds of turned letters; fewer stand in the spelling of sounds. */
const FEWEST = 3;

/** The text as it reads when it is turned; undefined where it has too few turned letters. */
export function upright(raw: Stretch): Stretch | undefined {
  const { text } = raw;
  const kinds = new Set(text.match(TURNED));
  if (kinds.size < FEWEST) return undefined;
  const letters = text.replace(TURNABLE, (letter) => UPRIGHT[letter] ?? letter);
  return foldStretch(backwardLines({ ...raw, text: letters }));
}
