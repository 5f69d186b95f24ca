/** Words right before a number that say of one in the groups of a telephone number that it is another. */

/** Characters before a number in which the word stands. */
export const OTHER_CONTEXT = 40;

const OTHER =
  /(?:^|[^a-z])(?:nhs|[mh]?awb|air waybill|isbn|imei|upc|ean|(?:bag|baggage|luggage) tag|(?:student|employee|staff|member|badge|customer|user) id|(?:meeting|zoom|webinar|conference|order|invoice|tracking|waybill|consignment|ticket|case|serial|model|sku|p\/n|s\/n|mpn|gtin|part|item|article|artikel(?:nummer)?|lot|batch|policy|claim|account|acct|reference|ref)s?)(?:[ _-]?(?:id|no|nr|num|number|code|is))*[ .:#="'-]{0,4}$/i;

/** Does such a word announce the number that begins here? */
export function isOtherNumber(text: string, start: number): boolean {
  return OTHER.test(text.slice(Math.max(0, start - OTHER_CONTEXT), start));
}
