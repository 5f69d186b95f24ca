/** Places: where in a document a value stands, with its path; kept, so that the next event finds them ready. */
import type { NameTable } from './names.ts';
import { ARGUMENT_MARKS, type Format, type Shape, UNKNOWN } from './shape.ts';

/** How many places one reader keeps; those beyond are made anew each time. */
const KEPT_PLACES = 2048;

/** Characters of the longest key: building one costs as much for every text at such a place. */
const LONGEST_KEY = 2048;
/** What one step of a key has besides the name, about. */
const STEP = 6;

interface Tree {
  readonly names: NameTable;
  count: number;
}

/** One place of one document; its path holds names of the format and indices only. */
export class Place {
  readonly shape: Shape;
  readonly parent: Place | undefined;
  /** Position in the array around it, else -1. */
  readonly index: number;
  readonly #tree: Tree;
  readonly #name: string;
  /** The name as it came, which no path repeats; undefined where it is of the format. */
  readonly #own: string | undefined;
  /** Characters of its key, about. */
  readonly #keyLength: number;
  /** True below the place that holds the arguments of a call. */
  readonly #inArguments: boolean;
  #path: string | undefined;
  #members: Map<string, Place> | undefined;
  #items: Place[] | undefined;

  private constructor(
    tree: Tree,
    shape: Shape,
    at: {
      readonly parent: Place | undefined;
      readonly name: string;
      readonly index: number;
      readonly own?: string;
    },
  ) {
    this.#tree = tree;
    this.shape = shape;
    this.parent = at.parent;
    this.#name = at.name;
    this.#own = at.own;
    this.index = at.index;
    const above = at.parent === undefined ? 0 : at.parent.#keyLength;
    this.#keyLength = above + (at.own ?? at.name).length + STEP;
    this.#inArguments =
      at.parent !== undefined && (at.parent.#inArguments || ARGUMENT_MARKS.has(at.parent.shape.mark));
  }

  /** The place of the whole document. */
  static root(format: Format): Place {
    return new Place({ names: format.names, count: 0 }, format.root, {
      parent: undefined,
      name: '',
      index: -1,
    });
  }

  /** `messages[2].content`; the whole document is `$`. */
  get path(): string {
    this.#path ??= this.#spell();
    return this.#path;
  }

  /**
   * Tells places of one path apart by the names as they came; for comparing only, because they are content. Undefined
   * where the names are very long.
   */
  get key(): string | undefined {
    if (this.#keyLength > LONGEST_KEY) return undefined;
    return `${this.parent?.key ?? ''}/${this.#own ?? this.#name}[${this.index}]`;
  }

  /** The names around it that no path repeats, and its own, as they came; for comparing only, as they are content. */
  get ownNames(): string {
    const around = this.parent?.ownNames ?? '';
    return this.#own === undefined ? around : `${around}/${this.#own.slice(0, LONGEST_KEY)}`;
  }

  /** Names of the members from the arguments of a call down to here, as they came; undefined outside of arguments. */
  get argument(): readonly string[] | undefined {
    if (!this.#inArguments) return undefined;
    const around = this.parent?.argument ?? [];
    return this.index < 0 ? [...around, this.#own ?? this.#name] : around;
  }

  /** The place of a member, that of `number` in its object; a name that the format does not know is spelled `*`. */
  member(name: string, number = -1): Place {
    const kept = this.#members?.get(name);
    if (kept !== undefined) return kept;
    const spelled = this.#tree.names.has(name) ? name : '*';
    const { members, ranks, rest } = this.shape;
    const shape = members.get(name) ?? ranks?.[number] ?? rest ?? UNKNOWN;
    const at = { parent: this, name: spelled, index: -1 };
    const place = new Place(this.#tree, shape, spelled === name ? at : { ...at, own: name });
    if (spelled !== '*' && this.#keeps()) {
      this.#members ??= new Map();
      this.#members.set(name, place);
    }
    return place;
  }

  /** The place of an item. */
  item(index: number): Place {
    const kept = this.#items?.[index];
    if (kept !== undefined) return kept;
    const place = new Place(this.#tree, this.shape.ranks?.[index] ?? this.shape.items ?? UNKNOWN, {
      parent: this,
      name: '',
      index,
    });
    if (index === (this.#items?.length ?? 0) && this.#keeps()) {
      this.#items ??= [];
      this.#items.push(place);
    }
    return place;
  }

  #keeps(): boolean {
    return this.#tree.count++ < KEPT_PLACES;
  }

  #spell(): string {
    const around = this.parent === undefined || this.parent.parent === undefined ? '' : this.parent.path;
    if (this.parent === undefined) return '$';
    if (this.index >= 0) return `${around}[${this.index}]`;
    return around === '' ? this.#name : `${around}.${this.#name}`;
  }
}
