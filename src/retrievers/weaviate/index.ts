/** Weaviate (docs.weaviate.io, 1.19 and later): `Get` by GraphQL, one object by its id, new objects; all else is refused. */
import { pass, refuse } from '../outcome.ts';
import type { GuardedRequest, Outcome, Retriever, RetrieverRequest, Scope } from '../retriever.ts';
import { told } from './answers.ts';
import { NAME } from './argument.ts';
import { scopeGet } from './get.ts';
import { newObject, oneObject } from './objects.ts';

type Operation = (
  request: RetrieverRequest,
  scope: Scope,
) => Outcome<Pick<GuardedRequest, 'body' | 'packed' | 'answer'>>;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'POST v1/graphql': (request, scope) =>
    request.query.length === 0 ? scopeGet(request, scope) : noParameters(),
  'POST v1/objects': newObject,
  'GET v1/meta': plain,
  'GET v1/.well-known/live': plain,
  'GET v1/.well-known/ready': plain,
};
/** `X-OpenAI-BaseURL` and its kin say where a module sends texts to. */
const ELSEWHERE = /^x-(?:.+-baseurl|.+-endpoint|azure-(?:deployment-id|resource-name))$/;

function guard(request: RetrieverRequest, scope: Scope): Outcome<GuardedRequest> {
  const { method, path, query, headers } = request;
  if (headers.some(({ name }) => ELSEWHERE.test(name)))
    return refuse('headers', 'Where the modules of the store send texts to is not for the caller to say.');
  if (!scope.constraints.every(({ field }) => NAME.test(field)))
    return refuse('scope', 'A field of the scope is no plain property.');
  const operation = operationOf(method, path);
  if (operation === undefined) return refuse('path', 'It is no operation that is let through.');
  const asked = operation(request, scope);
  return asked.ok ? pass({ target: { method, path, query }, ...asked.value }) : asked;
}

function operationOf(method: string, path: readonly string[]): Operation | undefined {
  const name = `${method} ${path.join('/')}`;
  if (Object.hasOwn(OPERATIONS, name)) return OPERATIONS[name];
  const isObject = method === 'GET' && path.length === 4 && path[0] === 'v1' && path[1] === 'objects';
  return isObject ? oneObject : undefined;
}

/** What the server says of itself. */
function plain({ query, body }: RetrieverRequest): ReturnType<Operation> {
  if (query.length > 0) return noParameters();
  return body === undefined ? pass({ body, answer: told }) : refuse('body', 'It has a body.');
}

function noParameters(): ReturnType<typeof refuse> {
  return refuse('query[0]', 'It is no parameter that is let through.');
}

export const weaviate: Retriever = {
  name: 'weaviate',
  guard,
  refuse: ({ message, id }) =>
    Buffer.from(JSON.stringify({ error: [{ message: `${message} (Weir decision ${id})` }] }), 'utf8'),
};
