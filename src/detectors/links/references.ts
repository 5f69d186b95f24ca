/** Character references of HTML, which Markdown has as well: a browser undoes those of an attribute. */
import { namedReference } from '../fold/entities.ts';

const REFERENCE = /&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,12}(?=;));?/gi;

/** A text with its character references undone; those of no ordinary name stay. */
export function withoutReferences(text: string): string {
  return text.replaceAll(REFERENCE, (written, name: string) => {
    if (!name.startsWith('#')) return namedReference(name) ?? written;
    const code = Number(`0${name.slice(1)}`);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}
