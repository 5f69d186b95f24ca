/** One spelling for the header of a column. */
import { fold } from '../fold.ts';

const BETWEEN = /[\s_\-.:"'`*#()[\]/]+/;

/** In lower case and without accents, with one blank between words and no marks: `dateOfBirth`, `**Date of Birth**`. */
export function normalized(name: string): string {
  const words = fold(name)
    .text.replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(BETWEEN);
  return words.filter((word) => word !== '').join(' ');
}
