/** Words of the formats, for mutations. */

export const JSON_WORDS: readonly string[] = [
  ...[
    '{}',
    '[]',
    '[[',
    '{"',
    '"}',
    '":',
    '":{"',
    '","',
    'null',
    'true',
    'false',
    '-0',
    '1e999',
    'NaN',
    '// x',
    '/* */',
  ],
  ...[
    '9007199254740993',
    '0.1',
    '1E+2',
    '01',
    '\\u0000',
    '\\ud83d',
    '\\ude00',
    '\\ud83d\\ude00',
    '\\"',
    '\\x',
    '\\u00e9',
  ],
  ...['"__proto__":', '"constructor":', '"a":1,"a":2', '\ufeff', '\u2028', '\u{1f600}', '"":0'],
];

export const CHAT_WORDS: readonly string[] = [
  ...JSON_WORDS,
  ...[
    '"model":',
    '"messages":',
    '"role":',
    '"content":',
    '"user"',
    '"system"',
    '"assistant"',
    '"tool"',
    '"developer"',
  ],
  ...[
    '"type":"text"',
    '"type":"image_url"',
    '"image_url":{"url":"x"}',
    '"tools":',
    '"functions":',
    '"tool_choice":',
  ],
  ...[
    '"tool_calls":',
    '"function":',
    '"arguments":',
    '"name":',
    '"metadata":',
    '"logit_bias":',
    '"n":2',
    '"stream":true',
  ],
  ...[
    '"response_format":',
    '"json_schema":',
    '"schema":',
    '"refusal":',
    '"Messages":',
    '"message\u017f":',
    '"prediction":',
  ],
];

export const ANSWER_WORDS: readonly string[] = [
  ...CHAT_WORDS,
  ...[
    '"choices":',
    '"index":0',
    '"index":1',
    '"index":-1',
    '"index":99999',
    '"message":',
    '"delta":',
    '"logprobs":',
  ],
  ...[
    '"finish_reason":"stop"',
    '"finish_reason":null',
    '"usage":',
    '"error":',
    '"reasoning_content":',
    '"audio":',
    '"bytes":[1]',
  ],
];

export const STREAM_WORDS: readonly string[] = [
  ...ANSWER_WORDS,
  ...[
    'data: ',
    'data:',
    'data',
    '\ndata: ',
    '\n\n',
    '\r\n\r\n',
    '\r\r',
    '\r\n\n',
    '\n\r\n',
    ': c\n',
    'event: x\n',
    'id: 1\n',
  ],
  ...[
    'data: [DONE]\n\n',
    'data:[DONE]\n\n',
    'data: [DONE] \n\n',
    'data: [DONE]x\n\n',
    'data: \n\n',
    '\ufeff',
    'retry: 5\n',
  ],
  ...['data: {"choices":[{"index":0,"delta":{"content":"a"}}]}\n\n', 'data: {"choices":[]}\n\n'],
];

/** Stretches of protobuf messages: tags with their lengths, and what stands in them. */
export const WIRE_WORDS: readonly string[] = [
  ...[
    '\u0012\u0000',
    '\u001a\u0000',
    '"\u0000',
    '*\u0000',
    '2\u0000',
    ':\u0000',
    'J\u0000',
    'P\u0001',
    'Z\u0002\b\u0004',
    '\u0018\u0001',
  ],
  ...[
    '\n\u0007:method',
    '\n\u0005:path',
    '\u001a\u0004POST',
    '\u0012\u0003abc',
    '\u0010\u0001',
    '\b\u0005',
    '\u000b',
    '\u000c',
    '\u000f',
  ],
  ...[
    '\u007f\u007f\u007f',
    'source.address',
    'connection.uri_san_peer_certificate',
    'spiffe://a/b',
    '127.0.0.1:1',
    '\u0000',
  ],
];

export const LINE_WORDS: readonly string[] = [
  ...JSON_WORDS,
  ...['\n', '\r\n', '\n\n', '\r', '{"a":"b"}\n', '{"a":1}\r\n', ' \n', '\u001e', '[1]\n', '"x"\n'],
];
