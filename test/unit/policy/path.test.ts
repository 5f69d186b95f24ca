/** The one spelling of a path, and the spellings that servers read differently. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalPath, isCanonical } from '../../../src/policy/path.ts';

const CHAT = '/v1/chat/completions';

const ARN = 'arn:aws:bedrock:eu-west-1:1:inference-profile/a.b-c:0';

const SAME: readonly [target: string, path: string][] = [
  [CHAT, CHAT],
  [`${CHAT}?a=1&a=2`, CHAT],
  [`${CHAT}?`, CHAT],
  [`${CHAT}?/../x//y;z\\`, CHAT],
  [`${CHAT}?q=\u00fc`, CHAT],
  ['/v1/%63hat/completions', CHAT],
  ['/v1/%63%48at/completions', '/v1/cHat/completions'],
  ['/%76%31/chat/completions', CHAT],
  ['/v1/chat%2Dx/a%7eb%5Fc%2e', '/v1/chat-x/a~b_c.'],
  [`${CHAT}/`, `${CHAT}/`],
  ['/V1/Chat/Completions', '/V1/Chat/Completions'],
  ['/', '/'],
  ['/?x', '/'],
  ['/v1/models/ft:gpt@x', '/v1/models/ft:gpt@x'],
  ['/v1/models/ft%3agpt%40x', '/v1/models/ft:gpt@x'],
  ['/v1/%21%24%26%27%28%29%2a%2B%2c%3D', "/v1/!$&'()*+,="],
  ['/v1/models/a%20b', '/v1/models/a%20b'],
  ['/v1/models/%c3%bc', '/v1/models/%C3%BC'],
  ['/v1/models/a..b/.hidden/...', '/v1/models/a..b/.hidden/...'],
  ['/v1/50%25', '/v1/50%25'],
  ["/v1/!$&'()*+,=:@", "/v1/!$&'()*+,=:@"],
  // The id of a model may be an ARN, whose slashes are escaped; everywhere else they are refused.
  [
    `/model/${encodeURIComponent(ARN)}/converse`,
    '/model/arn:aws:bedrock:eu-west-1:1:inference-profile%2Fa.b-c:0/converse',
  ],
  ['/bedrock/model/arn:aws%2fx%2Fy/invoke?z', '/bedrock/model/arn:aws%2Fx%2Fy/invoke'],
];

const ODD: readonly [what: RegExp, targets: readonly string[]][] = [
  [
    /does not begin with a slash/,
    ['', '*', '?', 'v1/chat/completions', 'http://llm/v1/chat/completions', 'llm:443', '%2fv1', '?/v1'],
  ],
  [/empty segment/, ['//v1/chat/completions', '/v1//chat', '/v1/chat//', '//']],
  [
    /dot segment/,
    [
      ...['/v1/./chat', '/v1/../chat', '/v1/chat/.', '/v1/chat/..', '/.', '/..', '/v1/%2e/chat'],
      ...['/v1/%2E%2e/chat', '/v1/.%2e/chat', '/v1/chat/%2e', '/v1/chat/..?x'],
    ],
  ],
  [
    /escaped slash/,
    [
      ...['/v1%2fchat/completions', '/v1/chat%2Fcompletions', '/v1/..%2fchat', '/model/a%2Fb/converse'],
      ...['/model/arnold%2fb/converse', '/model/arn:a%2F..%2Fb/converse', '/model/arn:a%2f%2fb/invoke'],
      ...['/model/arn:a%2F%2e%2e/converse', '/model/arn:a%2Fb%2F/converse', '/model/arn:a%2fb/converse/x'],
      ...['/v1/model/arn:a%2Fb/converse', '/model/arn:a%2Fb', '/model/arn:a%2f.b/converse'],
    ],
  ],
  [/backslash/, ['/v1\\chat', '/v1/%5cchat', '/v1/..%5Cchat']],
  [/parameter/, ['/v1/chat;x=1/completions', `${CHAT};`, '/v1/..;/chat', '/v1/chat%3bx', '/v1/chat%3Bx']],
  [/escaped control/, ['/v1/chat%00', '/v1/%0d%0ax', '/v1/%1F', '/v1/%7f', '/v1/%09']],
  [/escaped "\?" or "#"/, ['/v1/chat%3fx', '/v1/chat%3F', '/v1/chat%23x']],
  [/escaped twice/, ['/v1/%252e%252e/chat', '/v1/%2563hat', '/v1/%25252e', '/v1/%25%36%33']],
  [/begins no escape/, ['/v1/%', '/v1/%2', '/v1/%zz', '/v1/%u002e', '/v1/100%/x', '/v1/%-1']],
  [/fragment/, [`${CHAT}#x`, '/#', `${CHAT}?a#b`]],
  [
    /blank, a control character/,
    ['/v1/a b', '/v1/a\tb', '/v1/\u00e9', '/v1/a\u007f', '/v1/\u0000', '/v1/\u212a'],
  ],
  [/has to be escaped/, ['/v1/<x>', '/v1/a|b', '/v1/{x}', '/v1/"x"', '/v1/[x]', '/v1/a^b', '/v1/`x`']],
  [/not UTF-8/, ['/v1/%c0%ae%c0%ae/chat', '/v1/%ff', '/v1/%c0%afchat', '/v1/%ed%a0%80', '/v1/%e9']],
];

describe('the path of a target', () => {
  for (const [target, path] of SAME) {
    it(`${JSON.stringify(target)} is ${path}`, () => {
      assert.deepEqual(canonicalPath(target), { ok: true, value: path });
    });
  }

  for (const [what, targets] of ODD) {
    for (const target of targets) {
      it(`${JSON.stringify(target)} is refused: ${what.source}`, () => {
        const refused = canonicalPath(target);
        assert.ok(!refused.ok, JSON.stringify(refused));
        assert.deepEqual([refused.fault.kind, refused.fault.at], ['unreadable', ':path']);
        assert.match(refused.fault.message, what);
      });
    }
  }

  it('is the same when it is looked up again', () => {
    for (const [, path] of SAME) assert.deepEqual(canonicalPath(path), { ok: true, value: path });
  });

  it('never repeats what the client sent', () => {
    const refused = canonicalPath('/my-secret//x');
    assert.ok(!refused.ok);
    assert.doesNotMatch(refused.fault.message, /secret/);
  });
});

describe('a path of a policy', () => {
  it('is in that spelling', () => {
    for (const path of [CHAT, '/v1/', '/v1/models/a%20b', '/v1/.well']) assert.ok(isCanonical(path), path);
    for (const path of ['/v1/%63hat', '/v1/%c3%bc', '/v1//', '/v1/..', '/v1/x?y', '/v1/.'])
      assert.ok(!isCanonical(path), path);
  });
});
