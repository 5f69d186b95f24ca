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
  ['{\\"data_classification\\": \\"restricted\\"}', 'RESTRICTED'],
  ['ＣＯＮＦＩＤＥＮＴＩＡＬ\nThe plan', 'CONFIDENTIAL'],
  ['Sensitivity: high, specificity: low', 'PUBLIC'],
  ['Nothing here is marked.', 'PUBLIC'],
  ['We keep your data confidential and our secrets secret.', 'PUBLIC'],
  ['Confidential matters are discussed on Monday.', 'PUBLIC'],
  ['INTERNALS of the engine', 'PUBLIC'],
  ['The class INTERNAL_ERROR is thrown', 'PUBLIC'],
  ['INTERNAL_ERROR: the upstream did not answer', 'PUBLIC'],
  ['HTTP/1.1 500\nINTERNAL SERVER ERROR', 'PUBLIC'],
  ['INTERNAL ERROR while the order was saved', 'PUBLIC'],
  ['SECRET_KEY is read from the vault\nSECRET=vault:orders', 'PUBLIC'],
  ['=== INTERNAL === minutes of Monday', 'INTERNAL'],
  ['__CONFIDENTIAL__', 'CONFIDENTIAL'],
  ['public class Secret {}', 'PUBLIC'],
];

/** A label, and the class that it says among labels alone, and among other fields. */
export const LABELLED: readonly (readonly [name: string, value: string, held: string, free: string])[] = [
  ['classification', 'confidential', 'CONFIDENTIAL', 'CONFIDENTIAL'],
  ['Classification', 'Highly Confidential', 'RESTRICTED', 'RESTRICTED'],
  ['com.example/sensitivityLabel', 'highlyConfidential', 'RESTRICTED', 'RESTRICTED'],
  ['data-classification', 'Confidential / All staff', 'CONFIDENTIAL', 'CONFIDENTIAL'],
  ['security_label', 'TLP:AMBER+STRICT', 'CONFIDENTIAL', 'CONFIDENTIAL'],
  ['protective marking', 'OFFICIAL-SENSITIVE', 'CONFIDENTIAL', 'CONFIDENTIAL'],
  ['sensitivity', 'Nur für den internen Gebrauch', 'INTERNAL', 'INTERNAL'],
  ['confidentiality', 'high', 'RESTRICTED', 'PUBLIC'],
  ['sensitivity', 'low', 'INTERNAL', 'PUBLIC'],
  ['sensitivity', 'none', 'PUBLIC', 'PUBLIC'],
  ['classification', 'public', 'PUBLIC', 'PUBLIC'],
  ['classification', 'öffentlich', 'PUBLIC', 'PUBLIC'],
  // Nobody knows what is meant.
  ['classification', 'public to partners', 'RESTRICTED', 'PUBLIC'],
  ['classification', 'level 4', 'RESTRICTED', 'PUBLIC'],
  ['class', 'confidential', 'PUBLIC', 'PUBLIC'],
  ['title', 'confidential', 'PUBLIC', 'PUBLIC'],
];

export const PLAN =
  'The northern sluice closes for good on the ninth of March, and forty people move to Quillmouth.';
export const MINUTES =
  'Minutes: the board agreed to sell the old mill to Oduya Partners for eleven million crowns.';
export const NEWS = 'The weir museum opens at ten and shows how salmon climb the ladder in spring.';
