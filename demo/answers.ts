/** What the scripted model says: one entry per script, as the deltas of one or more choices. */

/** One step of a streamed answer. */
export interface Delta {
  readonly choice: number;
  readonly content?: string;
  readonly reasoning?: string;
  readonly tool?: { readonly index: number; readonly name?: string; readonly arguments: string };
}

/** What a script may look at. */
export interface Prompt {
  /** Text of the last user message, empty when there is none. */
  readonly last: string;
  /** `x-events`: how many deltas to send, for scripts that count. */
  readonly events: number | undefined;
}

const STORY =
  'A weir is a low barrier across the width of a river. It lets the water pass over its crest and raises the level ' +
  'upstream a little, which keeps boats afloat and mills turning. Fish find their way around it by a ladder of small ' +
  'pools. After heavy rain the river simply flows over the top, and what should not travel further stays behind. ' +
  'People have built weirs for thousands of years, of stone, of timber and of concrete, and most of them still work.';

/** A number that passes the Luhn check and belongs to nobody: the test number of the card schemes. */
export const CARD = '4111111111111111';
/** Shaped like an access key of AWS; assembled here so that no scanner takes this file for a leak. */
export const SECRET = ['AKIA', 'Z7QJ3XKD5MWPT2RB'].join('');
/** The words that the demo's policy bans. */
export const BANNED = 'Project Halcyon';

/** Every script by its name; a request names it in the header `x-script`, else `chat` answers. */
export const ANSWERS: Readonly<Record<string, (prompt: Prompt) => readonly Delta[]>> = {
  chat: ({ events }) => say(words(repeat(STORY, events ?? 85))),
  long: ({ events }) => say(words(repeat(STORY, events ?? 2000))),
  echo: ({ last }) => say(words(last)),
  card: () => say([...words('Your card number is '), ...CARD, ...words(' and it is valid until next May.')]),
  secret: () =>
    say([...words('Put this key into your shell: '), ...pieces(SECRET, 3), ...words(' and try again.')]),
  banned: () =>
    say([...words(repeat(STORY, 40)), ' Project', ' Hal', 'cyon', ' starts', ' on', ' Friday', '.']),
  'banned-first': () => say(['Project', ' Halcyon', ' starts', ' on', ' Friday', '.']),
  choices: () =>
    words(STORY).flatMap((content, at) => [
      { choice: 0, content },
      { choice: 1, content: at === 10 ? `${CARD} ` : content },
    ]),
  reasoning: () => [
    ...words('The user asks about rivers. I should be short.').map((reasoning) => ({ choice: 0, reasoning })),
    ...say(words('Rivers run to the sea.')),
  ],
  tools: () => [
    { choice: 0, tool: { index: 0, name: 'search_orders', arguments: '' } },
    ...pieces('{"customer":"A. Person","limit":5}', 4).map((part) => ({
      choice: 0,
      tool: { index: 0, arguments: part },
    })),
  ],
};

/** Splits text into words, each with the blank before it, as models tend to. */
export function words(text: string): string[] {
  return text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
}

function say(parts: Iterable<string>): Delta[] {
  return Array.from(parts, (content) => ({ choice: 0, content }));
}

function pieces(text: string, size: number): string[] {
  return text.match(new RegExp(`.{1,${size}}`, 'gs')) ?? [];
}

/** Repeats a text until it has that many words. */
function repeat(text: string, count: number): string {
  const all = text.split(' ');
  return Array.from({ length: count }, (_, at) => all[at % all.length]).join(' ');
}
