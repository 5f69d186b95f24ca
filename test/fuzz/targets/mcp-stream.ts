/** Fuzz target: the reader of streams of MCP servers. */
import { mcp } from '../../../src/dialects/mcp/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { MCP_STREAM_WORDS } from '../support/rpc-words.ts';

export const mcpStream: Target = {
  name: 'mcp-stream',
  holds: 'A stream of an MCP server reads alike in any chunking; its events leave as they came.',
  tokens: MCP_STREAM_WORDS,
  run: (input, random) => checkReader(() => answerReader(mcp, 'text/event-stream'), input, random),
};
