import { expect, test } from 'vitest';
import { duplicateKeys } from './duplicate-keys.ts';

test.each<[string, string, string[]]>([
  ['none', '{"a":1,"b":[{"a":1},{"a":2}],"c":{"a":3}}', []],
  ['one at the root', '{"a":1,"a":2}', ['/a']],
  ['one deep inside', '{"forms":[{"id":"1"},{"id":"2","note":"x","id":"3"}]}', ['/forms/1/id']],
  ['the same key written otherwise', '{"a":1,"\\u0061":2}', ['/a']],
  ['text that looks like a key', '{"a":"\\"a\\":","b":",{\\"a\\":1"}', []],
  ['keys with slashes', '{"a/b":1,"a/b":2}', ['/a~1b']],
  ['three times', '{"a":1,"a":2,"a":3}', ['/a', '/a']],
  ['after a nested list', '{"a":[[1,2],[3]],"a":0}', ['/a']],
])('%s', (_, json, pointers) => {
  expect(duplicateKeys(json)).toEqual(pointers);
});
