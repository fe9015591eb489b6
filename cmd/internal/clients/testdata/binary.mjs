// Tries how the extension for VS Code finds its server, and what it says where there is
// none: node binary.mjs, by a Node that reads TypeScript. Environment: SOURCE (the
// extension's binary.ts), HOME (an empty folder). Exits 0 when everything held.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const { SOURCE, HOME } = process.env;
const { find, Unusable } = await import(pathToFileURL(SOURCE));

const inPath = path.join(HOME, 'path');
fs.mkdirSync(inPath);
/** Makes a program in folder that is called name and runs script. */
function program(name, script, mode = 0o755, folder = HOME) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode });
  return file;
}
const says = (version) => `[ "$*" = version ] && echo "awaiter ${version} (go1.26, linux/amd64)"`;
const shell = process.env.PATH;

for (const [name, chosen, bundled, words] of [
  ['nothing at all', '', '', ['There is no program awaiter in PATH', 'awaiter.path']],
  ['nothing where the setting says', path.join(HOME, 'nowhere'), program('good', says('0.1.0')), ['nowhere', 'which the setting awaiter.path names', 'there is no such file']],
  ['not executable', '', program('closed', says('0.1.0'), 0o644), ['which came with the extension', 'it is not executable']],
  ['something else', program('other', 'echo "hello, world"'), '', ['is not Awaiter', '"hello, world\\n"']],
  ['something that fails', program('fails', 'echo "no libc here" >&2; exit 1'), '', ['cannot be run', 'no libc here']],
  ['too old', program('old', says('0.0.9')), '', ['is Awaiter 0.0.9', '0.1.0 or newer', 'Update it']],
  ['too old by a hair', program('candidate', says('0.0.99-rc.1')), '', ['is Awaiter 0.0.99-rc.1']],
]) {
  process.env.PATH = inPath;
  const error = await find(chosen, bundled).then(() => assert.fail(`${name}: a program was found`), (e) => e);
  assert.ok(error instanceof Unusable, `${name}: ${error}`);
  for (const word of words) assert.ok(error.message.includes(word), `${name}: ${word} is not in: ${error.message}`);
  console.log(`${name}: ${error.message}`);
}

process.env.PATH = `${inPath}:${shell}`;
const first = program('first', says('0.1.0'));
const second = program('second', says('0.2.0'));
program('awaiter', says('0.3.0'), 0o755, inPath);
for (const [name, chosen, bundled, version] of [
  ['the one that is chosen comes first', first, second, '0.1.0'],
  ['then the one in the extension', '', second, '0.2.0'],
  ['then the one in PATH', '', '', '0.3.0'],
  ['ten is more than one', program('ten', says('0.10.0')), '', '0.10.0'],
  ['a candidate of a newer one', program('newer', says('1.0.0-rc.1')), '', '1.0.0-rc.1'],
  ['one that is built from a commit', program('commit', says('0.0.0-20261121180000-abcdef012345')), '', '0.0.0-20261121180000-abcdef012345'],
]) {
  const found = await find(chosen, bundled);
  assert.equal(found.version, version, name);
  assert.equal(found.command, chosen || bundled || 'awaiter', name);
  console.log(`${name}: ${found.version}`);
}
console.log('OK');
