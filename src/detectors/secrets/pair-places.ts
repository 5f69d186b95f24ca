/** Places of passwords beside what they belong to: an address of mail, the password of another thing. */
import type { PasswordPlace } from './places.ts';

export const PAIR_PLACES: readonly PasswordPlace[] = [
  {
    name: 'mail-pair-password',
    finds:
      'passwords behind an address of mail and a slash, colon or bar, of three classes of characters with a sign, or made by chance',
    source: 'usage; RFC 5322 section 3.4.1 (addr-spec)',
    literals: ['@'],
    // No path and no port; only of what the password may hold, for the rest may come later.
    ahead:
      /^[\w-]{1,40}(?:\.[\w-]{2,24}){1,4}["'`*]{0,2}(?:[ \t]{1,2}[/|:;–—-][ \t]{1,2}|:[ \t]?)["'`*]{0,2}(?![^\s/"'`<>,;]*\/)/,
    before:
      /(?:^|[\s"'`*<(|:])[\w.+-]{1,48}@[\w-]{1,40}(?:\.[\w-]{2,24}){1,4}["'`*]{0,2}(?:[ \t]{1,2}[/|:;–—-][ \t]{1,2}|:[ \t]?)["'`*]{0,2}$/,
    built: 'or-made',
    ends: /[\s"'`<>,;()|]/,
  },
  {
    name: 'other-one-password',
    finds:
      'passwords of a second thing, told as `the other one is` or `the old one was` behind a word for a password',
    source: 'usage; the words are a list of our own',
    literals: [' one is ', ' one: ', ' one = ', " one's ", ' one was '],
    ahead: /^["'`*]{0,2}/,
    before:
      /\b(?:pass(?:word|code|phrase|wd)?s?|pwd?|creds|credentials|login|passwort|secret|tokens?|(?:api|access) keys?)\b[\s\S]{1,120}\b(?:the|its|their|my|our|your|other|new|old|second)[ \t](?:[\w-]{1,16}[ \t]){0,2}one(?: is| was|:| =|'s) ["'`*]{0,2}$/i,
    alsoIs: /^[a-z]{3,12}(?:-[a-z]{3,12}){3,}$/,
    built: 'or-chosen',
    isSpread: true,
  },
];
