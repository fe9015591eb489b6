// node validate.mjs SCHEMA LOG...: checks every message from the server in LOGs,
// lines of {"dir": "in" | "out" | "err", "msg": …}, against the types of LSP 3.18, with
// objects closed. Exits 1 when a message is wrong, when there was none, or when the
// server said on its standard error that something of its own went wrong.
import fs from 'node:fs';
import Ajv from 'ajv';

const [schemaPath, ...logs] = process.argv.slice(2);
const schema = JSON.parse(fs.readFileSync(schemaPath, 'utf8'));
schema.definitions.uinteger = { type: 'integer', minimum: 0, maximum: 2147483647 };
schema.definitions.integer = { type: 'integer', minimum: -2147483648, maximum: 2147483647 };
const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addSchema(schema, 'lsp');

const known = schema.definitions.ServerMessages.properties;
const compiled = {};

function wrong(kind, value) {
  if (!known[kind]) return 'no type is known for it';
  const path = kind.replaceAll('~', '~0').replaceAll('/', '~1');
  compiled[kind] ??= ajv.compile({ $ref: `lsp#/definitions/ServerMessages/properties/${encodeURIComponent(path)}` });
  if (compiled[kind](value)) return null;
  return compiled[kind].errors.slice(0, 4).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`).join('; ');
}

// records returns what the lines of a log say. Before the first message to a server, and at the
// end, there may be half a line: the server before it was killed.
function records(log) {
  const lines = fs.readFileSync(log, 'utf8').split('\n').filter(Boolean);
  const all = [];
  let cut;
  for (const line of lines) {
    let record;
    try {
      record = JSON.parse(line);
    } catch (error) {
      if (cut) throw cut;
      cut = error;
      continue;
    }
    if (cut && record.msg.method !== 'initialize') throw cut;
    cut = undefined;
    all.push(record);
  }
  return all;
}

let checked = 0;
let bad = 0;
for (const log of logs) {
  const asked = new Map();
  for (const { dir, msg } of records(log)) {
    if (dir === 'in') {
      if (msg.method && msg.id !== undefined) asked.set(msg.id, msg.method);
      continue;
    }
    if (dir === 'err') {
      if (/level=ERROR|panic:/.test(msg)) {
        bad++;
        console.error(`${log}: ${msg}`);
      }
      continue;
    }
    if (msg.error) continue;
    checked++;
    const kind = msg.method ?? `${asked.get(msg.id)}.result`;
    const error = wrong(kind, msg.method ? (msg.params ?? null) : msg.result); // params may be left out
    if (error) {
      bad++;
      console.error(`${log}: ${kind}: ${error}`);
    }
  }
}
console.log(`${checked} messages checked, ${bad} wrong`);
process.exit(bad || !checked ? 1 : 0);
