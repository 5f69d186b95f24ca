/** Ordinary prose of an assistant, written for the tests: sentences, numbers, names, code, lists. */

const PARAGRAPHS: readonly string[] = [
  'The short answer is that the cache was not the problem. When a request arrives, the gateway first looks at the route, and only then decides which backend should receive it. If two routes match, the longer prefix wins, which is what you saw on Tuesday at 14:05.',
  'You asked for three options, so here they are. First, you could ignore the warning, since it only concerns the old client. Second, you might set the timeout to 30 seconds and see whether the error rate of 2.5 % goes away. Third, and I would start with this one, you can print the log of the last 1,000 requests and look for a pattern.',
  'In 1989 the two towns were joined by a bridge of 412 metres. People from both sides still tell each other how the mayor forgot his speech, pretended to be ill, and then walked home over the new bridge. Nobody else was allowed to cross before noon.',
  '```ts\nconst total = items.reduce((sum, item) => sum + item.price * item.count, 0);\nexport function format(value: number): string {\n  return value.toFixed(2);\n}\n```\nThis adds up the prices. The function below it formats the result, so that you will always see two digits after the point.',
  'To make the bread, mix 500 g of flour with 350 ml of water, 10 g of salt and a little yeast. Do not follow the recipe on the packet, because it asks for too much sugar. Leave the dough alone for eight hours; from now on, patience does the work. Then bake it at 230 degrees for 45 minutes.',
  'Your question about the rules of the game is a good one. All players start with the same number of stones. You are not allowed to move backwards unless your way is blocked, and you can never take more than two stones in one turn. What is the best opening? Most people say that the corner is, but that depends on who begins.',
  'Please let me know if anything in the report is unclear. The previous version had a mistake in table 4, where the numbers of the second quarter were shown twice. I have corrected that, and the text above the table now says so.',
];

/** Some twelve thousand characters. */
export const PROSE: string = Array.from({ length: 6 }, () => PARAGRAPHS.join('\n\n')).join('\n\n');
