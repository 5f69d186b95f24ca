/** Pinecone's filters, evaluated as its documentation says ("Metadata filter expressions"); written apart from the code that is tested. */

type Metadata = Readonly<Record<string, unknown>>;
type Filter = Readonly<Record<string, unknown>>;

/** True where a record is what the filter says. */
export function matches(filter: Filter, metadata: Metadata): boolean {
  return Object.entries(filter).every(([name, said]) => {
    if (name === '$and') return (said as Filter[]).every((one) => matches(one, metadata));
    if (name === '$or') return (said as Filter[]).some((one) => matches(one, metadata));
    const comparisons = typeof said === 'object' && said !== null ? said : { $eq: said };
    return Object.entries(comparisons).every(([word, to]) => holds(word, metadata[name], to));
  });
}

/** A list in the metadata is what one of its values is. */
function holds(word: string, value: unknown, to: unknown): boolean {
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value];
  switch (word) {
    case '$eq':
      return values.includes(to);
    case '$ne':
      return !values.includes(to);
    case '$in':
      return values.some((one) => (to as unknown[]).includes(one));
    case '$nin':
      return !values.some((one) => (to as unknown[]).includes(one));
    case '$exists':
      return (value !== undefined) === to;
    case '$gt':
      return values.some((one) => Number(one) > Number(to));
    case '$gte':
      return values.some((one) => Number(one) >= Number(to));
    case '$lt':
      return values.some((one) => Number(one) < Number(to));
    case '$lte':
      return values.some((one) => Number(one) <= Number(to));
    default:
      throw new Error(`no operator ${word}`);
  }
}
