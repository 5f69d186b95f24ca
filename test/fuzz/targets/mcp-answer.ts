/** Fuzz target: the reader of answers of MCP servers that are one document. */
import { mcp } from '../../../src/dialects/mcp/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { MCP_WORDS } from '../support/rpc-words.ts';

export const mcpAnswer: Target = {
  name: 'mcp-answer',
  holds: 'An answer of an MCP server reads alike in any chunking; what is read is what its bytes spell.',
  tokens: MCP_WORDS,
  run: (input, random) => checkReader(() => answerReader(mcp, 'application/json'), input, random),
};
