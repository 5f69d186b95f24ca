/**
 * `neutralise`: what is left can be read and does nothing. Links lose where they lead and keep their label, markup is
 * shown instead of run, what nobody sees is a blank; all else is redacted.
 */
import { bracketed } from './redact.ts';
import type { Write } from './value.ts';

/** A destination behind its label: without it the label is plain. */
const DESTINATION = /^[(:]/;
/** An attribute with an address, a resource of a style sheet. */
const FRAMED = /^(?:[a-z:-]+\s*=|url\(|@import|image-set\()/i;
/** What stood on both sides must not become one word, nor one tag. */
const blank: Write = () => ' ';
const unlinked: Write = (value) => {
  if (DESTINATION.test(value.text)) return '';
  return FRAMED.test(value.text) ? ' ' : bracketed(value);
};
/** What opens a tag, as it is and as JSON spells it. What closes one stays: it may close a tag that was open before. */
const OPENS = /<|\\u003c/gi;
/** The names of handlers go: a tag that stands before may take them for its own. */
const HANDLER = /\bon[a-z]{3,32}\s*=/gi;
/** Attributes whose values hold an address; what is shown is no link either. */
const ATTRIBUTE = /[a-z:-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*)/gi;
const ADDRESS = /[/\\]{2}|[a-z]:/i;
/** What a terminal obeys (ECMA-48), also as JSON spells it, and what nobody sees: a tag hides them from who looks for them alone. */
const CONTROLS = /(?![\t\n\f\r])\p{Cc}|\\u(?:001b|009[08bdef])|\p{Default_Ignorable_Code_Point}/giu;
/** The reference that HTML writes the mark with (HTML Standard, section 13.1.2.3). */
const shown: Write = ({ text }) =>
  text
    .replaceAll(ATTRIBUTE, (attribute) =>
      ADDRESS.test(attribute.slice(attribute.indexOf('='))) ? ' ' : attribute,
    )
    .replaceAll(HANDLER, ' ')
    .replaceAll(CONTROLS, ' ')
    .replaceAll(OPENS, '&lt;');

const WRITES: Readonly<Record<string, Write>> = {
  ...{ UNSAFE_SCHEME: unlinked, DISGUISED_LINK: unlinked, DATA_LINK: unlinked, REDIRECT_LINK: unlinked },
  ...{ IMAGE_LINK: unlinked, LINK: unlinked },
  ...{ ACTIVE_HTML: shown, HTML: shown, EVENT_HANDLER: blank },
  ...{ TERMINAL_ESCAPE: blank, HIDDEN_TEXT: blank },
};

/** Writes what is left of a value. */
export const neutralised: Write = (value, by) => (WRITES[value.type] ?? bracketed)(value, by);
