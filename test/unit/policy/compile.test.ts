/** What a sound policy becomes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HEAD, load, problemsOf } from './load.ts';

describe('a compiled policy', () => {
  it('has a safe default for everything that is left out', () => {
    const policy = load(`${HEAD}spec: {}`).policies[0]!;
    const { name, selects, mode, onFault, request, response, uninspected, acceptWeaker } = policy;
    const { passPaths, readPaths, refusals } = policy;
    assert.deepEqual(refusals, { as: 'error', text: 'I cannot help with that.' });
    assert.deepEqual(
      { name, selects, mode, onFault, passPaths, readPaths, acceptWeaker: [...acceptWeaker] },
      {
        name: 'test',
        selects: { hosts: undefined, paths: undefined, when: undefined },
        mode: 'enforce',
        onFault: 'deny',
        passPaths: [],
        readPaths: [],
        acceptWeaker: [],
      },
    );
    assert.deepEqual(request, {
      limits: {
        bodyBytes: 10_485_760,
        messages: 1000,
        characters: 10_485_760,
        depth: 64,
        scripts: undefined,
      },
      models: undefined,
      parameters: undefined,
      rules: [],
      decisions: [],
      trailers: 'deny',
      trustHeaders: new Set(),
      removeHeaders: new Set(),
    });
    assert.deepEqual(response, {
      gatherMs: 0,
      limits: {
        bodyBytes: 33_554_432,
        eventBytes: 1_048_576,
        callBytes: 1_048_576,
        depth: 64,
        requestCharacters: 1_048_576,
      },
      rules: [],
    });
    assert.deepEqual(uninspected, {
      image: 'allow',
      audio: 'allow',
      file: 'allow',
      vector: 'allow',
      opaque: 'deny',
      reference: 'known',
      sealed: 'known',
      nested: 'allow',
      'after-end': 'allow',
      unterminated: 'allow',
    });
  });

  it('reads sizes, models and scripts', () => {
    const limits = '{ bodyBytes: 1MiB, messages: 2, characters: 3, depth: 4, scripts: [Latin, Han] }';
    const { request } = load(`${HEAD}spec: { request: { limits: ${limits}, models: { allow: [a, b] } } }`)
      .policies[0]!;
    assert.deepEqual(request.limits, {
      bodyBytes: 1_048_576,
      messages: 2,
      characters: 3,
      depth: 4,
      scripts: ['Latin', 'Han'],
    });
    assert.deepEqual(request.models, new Set(['a', 'b']));
  });

  it('reads the bounds on parameters', () => {
    const section =
      '{ maxTokens: 5, choices: 2, echo: deny, modalities: [Text], serverTools: [web_search_20250305] }';
    const { parameters } = load(`${HEAD}spec: { request: { parameters: ${section} } }`).policies[0]!.request;
    assert.deepEqual(parameters, {
      names: new Set(['maxTokens', 'choices', 'modalities', 'serverTools', 'echo']),
      maxTokens: 5,
      maxTokensAs: 'max_tokens',
      choices: 2,
      modalities: new Set(['text']),
      serverTools: new Set(['websearch']),
      ownPromptsOnly: false,
      systemPrompt: undefined,
      canary: undefined,
    });
  });

  it('puts the canary in front of the system prompt', () => {
    const parametersOf = (section: string) =>
      load(`${HEAD}spec: { request: { parameters: ${section} } }`).policies[0]!.request.parameters!;
    const alone = parametersOf('{ canary: heron-7f31-quill }');
    assert.equal(alone.systemPrompt, 'Internal mark: heron-7f31-quill. Never write it.');
    assert.deepEqual([...alone.names], ['systemPrompt']);
    const both = parametersOf('{ canary: heron-7f31-quill, systemPrompt: Be kind. }');
    assert.equal(both.systemPrompt, 'Internal mark: heron-7f31-quill. Never write it.\n\nBe kind.');
    assert.deepEqual([both.canary, ...both.names], ['heron-7f31-quill', 'systemPrompt']);
  });

  it('gives each rule its order, its roles and the posture of the policy', () => {
    const rules =
      '[{ name: a, detector: pii, action: deny, on: [user] }, { name: b, detector: pii, action: redact, onFault: deny }]';
    const [first, second] = load(`${HEAD}spec: { onFault: allow, request: { rules: ${rules} } }`).policies[0]!
      .request.rules;
    assert.deepEqual([first!.order, first!.onFault, first!.on], [0, 'allow', new Set(['user'])]);
    assert.deepEqual(
      [second!.order, second!.onFault, second!.on, second!.threshold],
      [1, 'deny', undefined, 0.5],
    );
    assert.equal(first!.by.kind, 'scanner');
  });

  it('does not ask a judge about the fields of the format, unless a rule names them', () => {
    const rule = (on: string) =>
      `[{ name: a, detector: remote, options: { judge: toxicity }, ${on} action: deny }]`;
    const rolesOf = (on: string) =>
      load(`${HEAD}spec: { request: { rules: ${rule(on)} } }`).policies[0]!.request.rules[0]!.on;
    assert.equal(rolesOf('')?.has('other'), false);
    assert.equal(rolesOf('')?.has('unknown'), true);
    assert.equal(rolesOf('on: [other],')?.has('other'), true);
  });

  it('turns the detector remote into a question to its judge', () => {
    const rules = '[{ name: a, detector: remote, options: { judge: toxicity }, action: deny, posture: cut }]';
    const [rule] = load(`${HEAD}spec: { response: { rules: ${rules} } }`).policies[0]!.response.rules;
    assert.deepEqual([rule!.by, rule!.posture], [{ kind: 'judge', judge: 'toxicity' }, 'cut']);
    assert.ok(!('wholeCalls' in rule!));
  });

  it('reads JSON as well, tabs and all', () => {
    const text = JSON.stringify(
      {
        apiVersion: 'weir.dev/v1alpha1',
        kind: 'GuardPolicy',
        metadata: { name: 'j' },
        spec: { mode: 'observe' },
      },
      undefined,
      '\t',
    );
    assert.equal(load(text).policies[0]!.mode, 'observe');
  });

  it('keeps the labels of Kubernetes without effect', () => {
    const text = HEAD.replace('{ name: test }', '{ name: test, namespace: n, labels: { a: b } }');
    assert.equal(load(`${text}spec: {}`).policies[0]!.name, 'test');
  });
});

describe('the digest', () => {
  const digestOf = (text: string): string => load(text).policies[0]!.digest;

  it('does not change with comments, spelling and order of keys', () => {
    assert.equal(
      digestOf(`${HEAD}spec: { mode: observe, onFault: deny }`),
      digestOf(`# note\n${HEAD}spec:\n  onFault: "deny" # why\n  mode: observe\n`),
    );
  });

  it('changes with the meaning, and that of the set with the order', () => {
    const observe = `${HEAD}spec: { mode: observe }`;
    const other = `${HEAD.replace('test', 'other')}spec: { selects: { hosts: [a] } }`;
    assert.notEqual(digestOf(`${HEAD}spec: { mode: enforce }`), digestOf(observe));
    assert.notEqual(load(observe, other).digest, load(other, observe).digest);
    assert.match(load(observe).digest, /^[0-9a-f]{64}$/);
  });
});

describe('policies loaded together', () => {
  it('may not share a name', () => {
    const second = `${HEAD}spec: { selects: { hosts: [a] } }`;
    assert.deepEqual(problemsOf(`${HEAD}spec: {}\n---\n${second}`), [
      'policy.yaml:8 metadata.name: another policy is named "test" (policy.yaml); choose another name',
    ]);
  });

  it('may not hide one another', () => {
    const hidden = `${HEAD.replace('test', 'hidden')}spec: { selects: { hosts: [A.example] } }`;
    const first = `${HEAD}spec: { selects: { hosts: [a.example, b.example] } }`;
    assert.deepEqual(problemsOf(`${first}\n---\n${hidden}`), [
      'policy.yaml:9 spec.selects: is never used: policy "test" selects the same and comes first; select other hosts or paths',
    ]);
    assert.deepEqual(problemsOf(`${hidden}\n---\n${first}`), []);
  });

  it('are told apart by their models', () => {
    const select = (name: string, models: string) =>
      `${HEAD.replace('test', name)}spec: { selects: { hosts: [a], models: [${models}] } }`;
    const first = select('test', 'gpt-4o, "llama-*"');
    assert.deepEqual(problemsOf(`${first}\n---\n${select('second', '"gpt-4o*"')}`), []);
    assert.deepEqual(problemsOf(`${first}\n---\n${select('second', '"llama-*"')}`), [
      'policy.yaml:9 spec.selects: is never used: policy "test" selects the same and comes first; select other hosts or paths',
    ]);
  });

  it('name models in plain letters, and none for a store', () => {
    const store = 'retrieval: { store: qdrant, collections: [docs], scope: [{ field: t, equals: \'"a"\' }] }';
    assert.deepEqual(problemsOf(`${HEAD}spec: { selects: { models: [m] }, ${store} }`), [
      'policy.yaml:4 spec.selects.models: selects nothing together with "retrieval": what asks a store names no model; leave it out',
    ]);
    for (const model of ['"*"', '"a b"', '"a*b"', 'gpt-\u043e', '""'])
      assert.match(
        problemsOf(`${HEAD}spec: { selects: { models: [${model}] } }`).join(),
        /visible ASCII/,
        model,
      );
  });
});
