/** Passages: what stands in a message of the user, and was retrieved for them, is not said by them. */
import type { RequestText } from '../../core/detector.ts';

/** What users wrote themselves: their messages without the passages that the policy marks in them. */
export function saidByUser(request: readonly RequestText[]): readonly RequestText[] {
  const passages = request.filter(({ besides }) => besides === 'user');
  const said = request.filter(({ role }) => role === 'user');
  return passages.length === 0 ? said : said.flatMap((text) => apart(text, passages));
}

/** The pieces of a message around its passages, which stand in it in their order. */
function apart(message: RequestText, passages: readonly RequestText[]): RequestText[] {
  const pieces: RequestText[] = [];
  let from = 0;
  for (const { path, text } of passages) {
    const at = path.startsWith(`${message.path}:`) ? message.text.indexOf(text, from) : -1;
    if (at < 0) continue;
    pieces.push({ ...message, text: message.text.slice(from, at) });
    from = at + text.length;
  }
  return [...pieces, { ...message, text: message.text.slice(from) }];
}
