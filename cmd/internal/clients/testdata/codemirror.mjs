// Drives CodeMirror with its own LSP client in headless Chromium:
//   node codemirror.mjs
// Environment: CODEMIRROR (the folder in which npm put it and esbuild), PLAYWRIGHT (the
// same of Playwright), CHROMIUM, SERVER (argv as a JSON list), FILE (a copy of app.py).
// Exits 0 when everything held; prints what it saw.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const { CODEMIRROR, PLAYWRIGHT, CHROMIUM, SERVER, FILE } = process.env;
const load = (folder, name) => createRequire(path.join(folder, 'package.json'))(name);
const begun = Date.now();
const say = (...words) => console.log(`${((Date.now() - begun) / 1000).toFixed(1)} s`, ...words);

async function until(what, holds) {
  for (const end = Date.now() + 60_000; ; await new Promise((wake) => setTimeout(wake, 20))) {
    const value = await holds();
    if (value) {
      say(what);
      return value;
    }
    if (Date.now() > end) throw new Error(`timeout: ${what}`);
  }
}

const bundle = load(CODEMIRROR, 'esbuild').buildSync({
  entryPoints: [path.join(import.meta.dirname, 'codemirror-page.mjs')], nodePaths: [path.join(CODEMIRROR, 'node_modules')],
  bundle: true, write: false, format: 'iife',
}).outputFiles[0].text;

const [command, ...args] = JSON.parse(SERVER);
const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
const browser = await load(PLAYWRIGHT, 'playwright-core').chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 600 } });
  page.on('pageerror', (error) => say('error in the page', error));
  await page.exposeFunction('sendToServer', (message) => {
    const body = Buffer.from(message);
    server.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  });
  let received = Buffer.alloc(0);
  server.stdout.on('data', (data) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const end = received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const body = end + 4;
      const length = Number(/content-length: *(\d+)/i.exec(received.subarray(0, end))[1]);
      if (received.length < body + length) return;
      const message = received.subarray(body, body + length).toString();
      received = received.subarray(body + length);
      page.evaluate((text) => window.receive(text), message).catch((error) => say('not received', error));
    }
  });
  await page.setContent('<!doctype html><meta charset="utf-8"><body></body>');
  await page.addScriptTag({ content: bundle });
  const uri = pathToFileURL(FILE).href;
  await page.evaluate(([u, root, text]) => window.begin(u, root, text), [uri, path.dirname(uri), fs.readFileSync(FILE, 'utf8')]);
  say('connected');

  const found = () => page.locator('.cm-lintRange').allInnerTexts();
  const both = async () => [...(await found())].sort().join() === '__aenter__,fetch()';
  await until('findings, behind CJK and emoji too', both);
  await page.evaluate(() => window.insert('', '# 一行 🎉\n\n'));
  await page.evaluate(() => window.insert('fetch()  #', ' '));
  await until('they move with an edit', both);

  await page.locator('.cm-lintRange', { hasText: '__aenter__' }).hover();
  await until('hover shows the finding', async () => (await page.locator('.cm-tooltip').allInnerTexts()).join().includes('cannot be awaited'));
  await until('and what Python calls', async () => (await page.locator('.cm-tooltip').allInnerTexts()).join().includes('awaits the result before the body runs'));

  await page.evaluate(() => window.insert('def __aenter__', 'async '));
  await page.evaluate(() => window.insert('fetch()  #', 'await '));
  await until('nothing is found any more', async () => (await found()).length === 0);
  say('OK');
} finally {
  await browser.close();
  server.stdin.end();
}
