/** Fuzz target: the reader of requests to an MCP server. */
import { mcp } from '../../../src/dialects/mcp/index.ts';
import { requestReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { MCP_WORDS } from '../support/rpc-words.ts';

export const mcpRequest: Target = {
  name: 'mcp-request',
  holds: 'A request to an MCP server reads alike in any chunking; what is read is what its bytes spell.',
  tokens: MCP_WORDS,
  run: (input, random) => checkReader(() => requestReader(mcp), input, random),
};
