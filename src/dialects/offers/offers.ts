/** Offers: the tools that a request offers, on any wire, and what of them goes where some may not be offered. */
import { choiceOf } from './choice.ts';
import type { Member, Value } from './document.ts';
import { memberOf, namesOf, nested, providerName, textAt } from './tool-names.ts';

/** A tool that was taken out: where it stood, its name, and the rule that says so. */
export interface Removed {
  readonly path: string;
  /** Content: it is hashed, and never recorded. */
  readonly name: string;
  readonly rule: string;
}

/** Members that offer a tool of the provider by being there. */
const BY_MEMBER: ReadonlyMap<string, string> = new Map([
  ['web_search_options', 'web_search'],
  ['search_parameters', 'live_search'],
  ['plugins', 'plugins'],
  ['mcp_servers', 'mcp'],
]);
const LISTS = ['tools', 'functions'] as const;
const CONFIGS = ['toolConfig', 'tool_config'] as const;
const CALLING = ['functionCallingConfig', 'function_calling_config'] as const;
/** What says nothing without tools, and what providers refuse then. */
const ABOUT_TOOLS: ReadonlySet<string> = new Set([
  ...['tool_choice', 'function_call', 'parallel_tool_calls', 'disable_parallel_tool_use'],
]);

/** Where something is said of tools, and whether none is left of those that are listed. */
interface Place {
  readonly path: string;
  readonly none: boolean;
}

/** The offers of one request; `gone` is what has to go. */
export class Offers {
  readonly #keptBack: (name: string) => string | undefined;
  readonly gone = new Set<Value>();
  readonly removed: Removed[] = [];

  constructor(keptBack: (name: string) => string | undefined) {
    this.#keptBack = keptBack;
  }

  /** Reads what one object offers; `path` is in front of the names of its members. */
  read(holder: Value, path: string): void {
    for (const name of LISTS) this.#list(memberOf(holder, name), `${path}${name}`);
    for (const { name, value } of holder.members) {
      const tool = BY_MEMBER.get(name);
      if (tool !== undefined && !isNothing(value)) this.#offered(value, `${path}${name}`, [tool]);
    }
    const lists = LISTS.map((name) => memberOf(holder, name)).filter((list) => list !== undefined);
    const none = lists.length > 0 && lists.every((list) => this.gone.has(list));
    for (const name of CONFIGS) this.#config(memberOf(holder, name), { path: `${path}${name}`, none });
    this.#choices(holder, { path, none });
  }

  /** The same of an item of a conversation, which needs its list, if it is an empty one. */
  readItem(item: Value, path: string): void {
    const list = memberOf(item, 'tools');
    this.#list(list, `${path}tools`);
    if (list?.kind === 'array') this.gone.delete(list);
  }

  /** Tools of the Converse API stand in an object beside the choice; so do names of Gemini that may be called. */
  #config(config: Value | undefined, { path, none }: Place): void {
    if (config === undefined) return;
    const tools = memberOf(config, 'tools');
    this.#list(tools, `${path}.tools`);
    if (tools !== undefined && this.gone.has(tools)) {
      this.gone.add(config);
      return;
    }
    this.#choice(memberOf(config, 'toolChoice'), `${path}.toolChoice`);
    for (const name of CALLING) {
      const calling = memberOf(config, name);
      if (none && calling !== undefined) this.gone.add(calling);
      else this.#choice(calling, `${path}.${name}`);
    }
  }

  /** A choice of what is not offered goes; so does all that is said of tools where none is left. */
  #choices(holder: Value, { path, none }: Place): void {
    for (const { name, value } of holder.members) {
      if (!ABOUT_TOOLS.has(name)) continue;
      if (none) this.gone.add(value);
      else this.#choice(value, `${path}${name}`);
    }
  }

  #choice(value: Value | undefined, path: string): void {
    if (value === undefined) return;
    const { names, list } = choiceOf(value);
    for (const item of list) this.#offered(item, path, item.kind === 'text' ? [item.text] : namesOf(item));
    const empty = list.length > 0 && list.every((item) => this.gone.has(item));
    if (empty) this.gone.add(value);
    else this.#offered(value, path, names);
  }

  #list(list: Value | undefined, path: string): void {
    if (list === undefined || isNothing(list)) return;
    if (list.kind !== 'array') {
      this.#tool(list, path);
      return;
    }
    for (const [index, item] of list.items.entries()) this.#tool(item, `${path}[${index}]`);
    if (list.items.length > 0 && list.items.every((item) => this.gone.has(item))) this.gone.add(list);
  }

  #tool(item: Value, path: string): void {
    const groups = nested(item);
    if (groups.length > 0) this.#group(item, groups, path);
    else this.#offered(item, path, item.kind === 'text' ? [providerName(item.text)] : namesOf(item));
  }

  /** An item that holds definitions, or that names tools of the provider by its members; it goes with the last of them. */
  #group(item: Value, groups: readonly Member[], path: string): void {
    for (const { name, value } of groups) {
      if (value.kind === 'array') this.#list(value, `${path}.${name}`);
      else this.#offered(value, `${path}.${name}`, [providerName(name)]);
    }
    if (groups.every(({ value }) => this.gone.has(value))) this.gone.add(item);
  }

  /** All names of a tool have to be allowed; one without a name is allowed by nobody. */
  #offered(value: Value, path: string, names: readonly string[]): void {
    if (this.gone.has(value)) return;
    for (const name of names) {
      const rule = this.#keptBack(name);
      if (rule === undefined) continue;
      this.gone.add(value);
      this.removed.push({ path, name, rule });
      return;
    }
  }
}

function isNothing(value: Value): boolean {
  return value.kind === 'other' && (textAt(value) === 'null' || textAt(value) === 'false');
}
