/** Programs of one exchange: what its request asked for, compiled when it is needed. */
import type { Channel } from '../../core/segment.ts';
import type { Asked } from './asked.ts';
import { compileSchema } from './compile.ts';
import { both, type Program } from './node.ts';

/** What a text is compared with; `unusable` where that cannot be told, `undefined` where it may be anything. */
export type ProgramFor = Program | 'unusable' | undefined;

interface Options {
  /** What the policy asks for. */
  readonly own: Program | undefined;
  readonly onUnusable: 'deny' | 'allow';
}

export class AskedPrograms {
  readonly #asked: Asked;
  readonly #options: Options;
  /** By the schema. */
  readonly #programs = new Map<unknown, ProgramFor>();

  constructor(asked: Asked, options: Options) {
    this.#asked = asked;
    this.#options = options;
  }

  of({ call }: Channel): ProgramFor {
    const schema = call === undefined ? this.#asked.answer : this.#asked.tools.get(call.call.name ?? '');
    if (schema === undefined) return this.#options.own;
    if (!this.#programs.has(schema)) this.#programs.set(schema, this.#compile(schema));
    return this.#programs.get(schema);
  }

  #compile(schema: unknown): ProgramFor {
    const { own, onUnusable } = this.#options;
    const compiled = compileSchema(schema, { strict: false });
    if (!compiled.ok) return onUnusable === 'deny' ? 'unusable' : own;
    return own === undefined ? compiled.program : both(own, compiled.program);
  }
}
