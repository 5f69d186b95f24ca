/** Asked: the schemas that a request itself gives, for its answer and for the arguments of its tools, on any wire. */
import { isMembers, type Members } from './document.ts';
import { fromOpenApi } from './open-api.ts';

/** What a request asks for. */
export interface Asked {
  /** Undefined where it asks for no JSON; true for any. */
  readonly answer: unknown;
  /** By the names of tools. */
  readonly tools: ReadonlyMap<string, unknown>;
}

const NOTHING: Asked = { answer: undefined, tools: new Map() };
/** Tools that one request may define; providers allow a few hundred. */
const MOST_TOOLS = 1000;

/** Reads a request, which is a JSON document that was read before. */
export function askedIn(request: unknown): Asked {
  if (!isMembers(request)) return NOTHING;
  const found = [
    answerFormat(request),
    plainFormat(request),
    grammar(request),
    converse(request),
    gemini(request),
  ];
  return { answer: found.find((schema) => schema !== undefined), tools: toolsIn(request) };
}

/** The member at the end of these names. */
function at(value: unknown, ...names: readonly string[]): unknown {
  let inner = value;
  for (const name of names) inner = isMembers(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined;
  return inner;
}

/** `response_format` and its kin: a type, and a schema in one of several places. */
function answerFormat(request: Members): unknown {
  const places = [['response_format'], ['text', 'format'], ['output_format'], ['output_config', 'format']];
  for (const place of places) {
    const format = at(request, ...place);
    const type = at(format, 'type');
    if (type !== 'json_schema' && type !== 'json_object') continue;
    return at(format, 'json_schema', 'schema') ?? at(format, 'schema') ?? at(format, 'json_schema') ?? true;
  }
  return undefined;
}

/** Ollama: `json`, or the schema itself. */
function plainFormat({ format }: Members): unknown {
  if (format === 'json') return true;
  return isMembers(format) ? format : undefined;
}

/** Servers that take a grammar beside the format of others (TGI, vLLM). */
function grammar(request: Members): unknown {
  const grammarOf = at(request, 'parameters', 'grammar');
  const given = at(grammarOf, 'type') === 'json' ? at(grammarOf, 'value') : undefined;
  return given ?? at(request, 'structured_outputs', 'json') ?? at(request, 'guided_json');
}

/** Bedrock writes the schema as text. */
function converse(request: Members): unknown {
  return parsed(at(request, 'outputConfig', 'textFormat', 'structure', 'jsonSchema', 'schema'));
}

function gemini(request: Members): unknown {
  const config = at(request, 'generationConfig') ?? at(request, 'generation_config');
  const schema = at(config, 'responseJsonSchema') ?? at(config, 'response_json_schema');
  const older = at(config, 'responseSchema') ?? at(config, 'response_schema');
  const type = at(config, 'responseMimeType') ?? at(config, 'response_mime_type');
  if (schema !== undefined) return schema;
  if (older !== undefined) return fromOpenApi(older);
  return type === 'application/json' ? true : undefined;
}

function toolsIn(request: Members): Map<string, unknown> {
  const lists = [at(request, 'tools'), at(request, 'functions'), at(request, 'toolConfig', 'tools')];
  const tools = new Map<string, unknown>();
  for (const tool of lists.flatMap((list) => (Array.isArray(list) ? list.slice(0, MOST_TOOLS) : []))) {
    for (const { name, schema } of definitions(tool))
      if (typeof name === 'string' && schema !== undefined) tools.set(name, schema);
  }
  return tools;
}

interface Definition {
  readonly name: unknown;
  readonly schema: unknown;
}

function definitions(tool: unknown): Definition[] {
  const declared = at(tool, 'functionDeclarations') ?? at(tool, 'function_declarations');
  if (Array.isArray(declared)) return declared.slice(0, MOST_TOOLS).map(declaration);
  const spec = at(tool, 'toolSpec');
  if (spec !== undefined) return [{ name: at(spec, 'name'), schema: at(spec, 'inputSchema', 'json') }];
  const inner = at(tool, 'function') ?? tool;
  return [{ name: at(inner, 'name'), schema: at(inner, 'parameters') ?? at(inner, 'input_schema') }];
}

function declaration(tool: unknown): Definition {
  const schema = at(tool, 'parametersJsonSchema') ?? at(tool, 'parameters_json_schema');
  const older = at(tool, 'parameters');
  return { name: at(tool, 'name'), schema: schema ?? (older === undefined ? undefined : fromOpenApi(older)) };
}

/** What a text holds as JSON; the text itself where it holds none, which is no schema. */
export function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
