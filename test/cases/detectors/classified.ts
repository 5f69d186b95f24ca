/** Documents that bear a class, and how an answer may quote them. */

/** A text, and the class that it bears. */
export const MARKED: readonly (readonly [text: string, of: string])[] = [
  ['TLP:RED\nThe drill begins at the sluice.', 'RESTRICTED'],
  ['Report (tlp:amber+strict) on the drill', 'CONFIDENTIAL'],
  ['For the group, TLP:AMBER.', 'CONFIDENTIAL'],
  ['TLP:GREEN and TLP:CLEAR', 'INTERNAL'],
  ['TLP:CLEAR for all', 'PUBLIC'],
  ['CONFIDENTIAL\n\nThe plan', 'CONFIDENTIAL'],
  ['# CONFIDENTIAL - Project X', 'CONFIDENTIAL'],
  ['[CONFIDENTIAL] The plan', 'CONFIDENTIAL'],
  ['**STRICTLY CONFIDENTIAL**\nThe plan', 'RESTRICTED'],
  ['Page 3 | COMPANY CONFIDENTIAL', 'CONFIDENTIAL'],
  ['The plan of the year - INTERNAL USE ONLY', 'INTERNAL'],
  ['STRENG VERTRAULICH: der Plan', 'RESTRICTED'],
  ['CONFIDENTIEL', 'CONFIDENTIAL'],
  ['Classification: CONFIDENTIAL\nThe plan', 'CONFIDENTIAL'],
  ['{"text":"The plan","classification":"confidential"}', 'CONFIDENTIAL'],
  ['{"annotations":{"sensitivity": "Restricted"}}', 'RESTRICTED'],
  ['security label = internal', 'INTERNAL'],
  ['ＣＯＮＦＩＤＥＮＴＩＡＬ\nThe plan', 'CONFIDENTIAL'],
  ['Nothing here is marked.', 'PUBLIC'],
  ['We keep your data confidential and our secrets secret.', 'PUBLIC'],
  ['Confidential matters are discussed on Monday.', 'PUBLIC'],
  ['INTERNALS of the engine', 'PUBLIC'],
  ['The class INTERNAL_ERROR is thrown', 'PUBLIC'],
  ['public class Secret {}', 'PUBLIC'],
];

export const PLAN =
  'The northern sluice closes for good on the ninth of March, and forty people move to Quillmouth.';
export const MINUTES =
  'Minutes: the board agreed to sell the old mill to Oduya Partners for eleven million crowns.';
export const NEWS = 'The weir museum opens at ten and shows how salmon climb the ladder in spring.';
