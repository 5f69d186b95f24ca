/** Hosts and folders in conditions: one answer for every reader, or none. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hostOf, isWithin } from '../../../src/policy/cel/addresses.ts';

describe('the host of an address', () => {
  const HOSTS = [
    ['https://api.shop.example/v1?x=1#y', 'api.shop.example'],
    ['HTTPS://API.Shop.Example:8443/', 'api.shop.example'],
    ['https://api.shop.example.', 'api.shop.example'],
    ['https://api.shop.example/?mail=ann@shop.example', 'api.shop.example'],
    ['https://api.shop.example.evil.example/', 'api.shop.example.evil.example'],
    ['http://127.0.0.1/', '127.0.0.1'],
    ['http://2130706433/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://0177.0.0.1/', '127.0.0.1'],
    ['http://[::ffff:127.0.0.1]/', '127.0.0.1'],
    ['http://[::FFFF:a9fe:a9fe]:80/latest', '169.254.169.254'],
    ['http://[::1]/', '::1'],
    ['ftp://files.example/a', 'files.example'],
    ['https://xn--exmple-cua.com/', 'xn--exmple-cua.com'],
  ] as const;
  for (const [address, host] of HOSTS) it(`${address} -> ${host}`, () => assert.equal(hostOf(address), host));

  const NONE = [
    ...['', 'api.shop.example', '//api.shop.example/', 'https:/api.shop.example', 'https:api.shop.example'],
    ...['https://api.shop.example@evil.example/', 'https://ann:pw@api.shop.example/', 'https://'],
    ...['https://evil.example\\@api.shop.example/', 'https://evil.example\\.shop.example/'],
    ...['https://api.shop.example?@evil.example/', 'https://api.shop.example#@evil.example/'],
    ...['https://ex\u00e4mple.com/', 'https://api\u3002shop.example/', 'https://exa%6dple.com/'],
    ...['https://api.shop.example /', ' https://api.shop.example/', 'https://api.shop\n.example/'],
    ...['https://api.shop.example:99999/', 'http://[::1', 'http://256.256.256.256/', 'javascript:alert(1)'],
  ];
  for (const address of NONE)
    it(`cannot be told of ${JSON.stringify(address)}`, () => assert.throws(() => hostOf(address)));
});

describe('what is within a folder', () => {
  const WITHIN = [
    ...([
      ['/data', '/data'],
      ['/data/', '/data'],
      ['/data/a.txt', '/data/'],
      ['/data//a', '/data'],
    ] as const),
    ...([
      ['/data/./a', '/data'],
      ['/data/a..b/c', '/data'],
      ['/', '/'],
      ['/etc', '/'],
    ] as const),
    ...([
      ['docs/a', 'docs'],
      ['./docs/a', 'docs'],
      ['a b/c', 'a b'],
      ['/data/100%', '/data'],
    ] as const),
    ...([
      ['file:///handbook/a', 'file:///handbook/'],
      ['s3://shop/in/a', 's3://shop/in'],
    ] as const),
  ];
  for (const [path, folder] of WITHIN)
    it(`${path} in ${folder}`, () => assert.equal(isWithin(path, folder), true));

  const OUTSIDE = [
    ...([
      ['/database', '/data'],
      ['/etc/passwd', '/data'],
      ['data/a', '/data'],
      ['', '/data'],
    ] as const),
    ...([
      ['/data/../etc/passwd', '/data'],
      ['/data/a/../b', '/data'],
      ['/data/..', '/data'],
    ] as const),
    ...([
      ['/data/..\\..\\etc', '/data'],
      ['/data/%2e%2e/etc', '/data'],
      ['/data/..%2fetc', '/data'],
    ] as const),
    ...([
      ['/data/%252e%252e/etc', '/data'],
      ['/data/.. /etc', '/data'],
      ['/data/.../etc', '/data'],
    ] as const),
    ...([
      ['/data/a\0.txt', '/data'],
      ['/Data/a', '/data'],
      ['C:\\data\\a', 'C:'],
    ] as const),
    ...([
      ['file:///handbook/../etc', 'file:///handbook/'],
      ['file://evil/handbook/a', 'file:///handbook'],
    ] as const),
    ...([
      ['http:///handbook/a', 'file:///handbook'],
      ['s3://shop-2/in/a', 's3://shop/in'],
    ] as const),
    ...([
      ['/handbook/a', 'file:///handbook'],
      ['s3://shop', 's3://shop/in'],
    ] as const),
  ];
  for (const [path, folder] of OUTSIDE)
    it(`${JSON.stringify(path)} not in ${folder}`, () => assert.equal(isWithin(path, folder), false));
});
