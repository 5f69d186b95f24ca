/** What the scripted MCP server says: clean, with a card number, and what is banned. */
import { type McpReplies, progress, said } from './mcp-form.ts';
import { BANNED, CARD } from './policy.ts';

export const REPLIES: McpReplies = {
  'tools/list': { result: { tools: [{ name: 'weather', inputSchema: { type: 'object' } }] } },
  'tools/call weather': { result: said('Sunny') },
  'tools/call forecast': {
    messages: (asked) => [progress(asked, 'Looking'), { id: asked.id, result: said('Rain') }],
  },
  'tools/call card': { result: { ...said(`Card ${CARD}.`), structuredContent: { card: CARD } } },
  'tools/call cards': {
    messages: (asked) => [progress(asked, `Card ${CARD}`), { id: asked.id, result: said(`Card ${CARD}.`) }],
  },
  'resources/read': { result: { contents: [{ uri: 'file:///a', text: `About ${BANNED}` }] } },
  'tools/call leak': {
    // Whatever comes at once is judged at once, and refused as a whole.
    heard: true,
    messages: (asked) => [progress(asked, 'Looking'), { id: asked.id, result: said(`About ${BANNED}`) }],
  },
  'tools/call ask': {
    messages: (asked) => [
      {
        id: 'ask-1',
        method: 'sampling/createMessage',
        params: {
          messages: [{ role: 'user', content: { type: 'text', text: `Is ${CARD} a card?` } }],
          maxTokens: 10,
        },
      },
      { id: asked.id, result: said('Asked') },
    ],
  },
};
