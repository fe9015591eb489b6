// Drives the real workbench of VS Code (code-server) in headless Chromium:
//   node vscode.mjs    by the Node that code-server wants
// Environment: CODE_SERVER (the folder in which npm put code-server, Node and Playwright),
// CHROMIUM, VSIX, SERVER (argv as a JSON list), FOLDER (a project with äpp.py, a copy of
// app.py), HOME (an empty folder), LOGS. Exits 0 when everything held; prints what it saw.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const { CODE_SERVER, CHROMIUM, VSIX, SERVER, FOLDER, HOME, LOGS } = process.env;
const { chromium } = createRequire(path.join(CODE_SERVER, 'package.json'))('playwright-core');

const begun = Date.now();
const say = (...words) => console.log(`${((Date.now() - begun) / 1000).toFixed(1)} s`, ...words);

/** Waits until holds gives something true, and returns it. */
async function until(what, holds, limit = 60_000) {
  for (const end = Date.now() + limit; ; await new Promise((wake) => setTimeout(wake, 50))) {
    const value = await holds();
    if (value) {
      say(what);
      return value;
    }
    if (Date.now() > end) throw new Error(`timeout: ${what}`);
  }
}

/** Returns the line and column at which text stands in app.py, from 1, in UTF-16. */
function position(text) {
  const i = original.indexOf(text);
  const above = original.slice(0, i).split('\n');
  return [above.length, above.at(-1).length + 1];
}
/** What the rules find in app.py. */
const found = { 'unawaitable-protocol-method': '__aenter__', 'never-awaited': 'fetch()  #' };
const place = (text) => `[Ln ${position(text).join(', Col ')}]`;

const at = (...names) => path.join(HOME, ...names);
const write = (file, text, mode) => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text, { mode });
};
const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');

// The servers that the setting awaiter.path names.
const [program] = JSON.parse(SERVER).slice(-2);
const quoted = JSON.parse(SERVER).slice(0, -1).map((word) => `'${word}'`).join(' ');
write(at('recorded'), `#!/bin/sh\n[ "$1" = serve ] || exec '${program}' "$@"\necho $$ >> '${at('pids')}'\nexec ${quoted} "$@"\n`, 0o755);
write(at('old'), '#!/bin/sh\necho "awaiter 0.0.9 (go1.26, linux/amd64)"\n', 0o755);
const pids = () => read(at('pids')).split('\n').filter(Boolean).map(Number);

const version = spawnSync(program, ['version'], { encoding: 'utf8' }).stdout.split(' ')[1];
/** Reports whether a program below folder runs. */
const running = (folder) => fs.readdirSync('/proc').some((pid) => {
  try {
    return fs.readlinkSync(`/proc/${pid}/exe`).startsWith(folder);
  } catch {
    return false;
  }
});

// A second folder, whose own configuration turns a rule off, and a file that is never opened.
const app = path.join(FOLDER, 'äpp.py');
const original = fs.readFileSync(app, 'utf8');
const second = at('second');
write(path.join(second, 'awaiter.toml'), 'ignore = ["never-awaited"]\nselct = []\n');
write(path.join(second, 'quiet.py'), fs.readFileSync(app));
write(path.join(FOLDER, 'closed.py'), 'async def main():\n    async with open("x"):\n        pass\n');
/** Puts ours in force, as settings of the workspace. */
const workspace = (ours) => write(at('both.code-workspace'), JSON.stringify({ folders: [{ path: FOLDER }, { path: second }], settings: ours }));

write(at('data', 'User', 'settings.json'), JSON.stringify({
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.untrustedFiles': 'open',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.menuBarVisibility': 'hidden',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
}));
/** Puts ours in force, as settings of the machine on which the server runs. */
const settings = (ours) => write(at('data', 'Machine', 'settings.json'), JSON.stringify(ours));

// code-server with our extension alone, on a port of its own choice.
const entry = path.join(CODE_SERVER, 'node_modules/code-server/out/node/entry.js');
const folders = ['--user-data-dir', at('data'), '--extensions-dir', at('extensions')];
const env = { ...process.env, XDG_CONFIG_HOME: at('config'), XDG_DATA_HOME: at('share') };
settings({});
workspace({ 'awaiter.path': at('nowhere') });
const installed = spawnSync(process.execPath, [entry, ...folders, '--install-extension', VSIX], { env, encoding: 'utf8' });
if (installed.status !== 0) throw new Error(`the VSIX cannot be installed: ${installed.stdout}${installed.stderr}`);
say('installed the VSIX');
const host = spawn(process.execPath, [entry, ...folders, '--auth', 'none', '--bind-addr', '127.0.0.1:0', '--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
let said = '';
for (const stream of [host.stdout, host.stderr]) stream.on('data', (text) => (said += text));
let browser, page;

/** The lines that the editor shows. */
const lines = async () => (await page.locator('.editor-instance .view-line').allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
/** The rows of the Problems panel. */
const problems = async () => (await page.locator('.markers-panel .monaco-list-row').allInnerTexts()).map((row) => row.replaceAll('\n', ' '));
const shows = (what, rule, line, count = 1) => until(what, async () => (await problems()).filter((row) => row.includes(rule) && row.includes(line)).length === count);
const notified = (what, ...words) => until(what, async () => (await page.locator('.notification-toast').allInnerTexts()).some((text) => words.every((w) => text.includes(w))));
const picture = (name, clip) => page.screenshot({ path: path.join(LOGS, `vscode-${name}.png`), clip });

/** Waits until the status of the language says text. */
const status = (what, text) => until(what, async () => {
  await page.locator('[id="status.languageStatus"]').hover();
  return (await page.locator('.hover-language-status').allInnerTexts()).some((shown) => shown.includes(text));
});

/** Does action until wanted shows: what takes the focus meanwhile closes inputs and menus. */
const insist = (what, wanted, action) => until(what, async () => {
  if (!(await wanted.isVisible())) await action();
  return wanted.waitFor({ timeout: 3000 }).then(() => true, () => false);
});
/** Types text into the input that keys open, and takes the row with that name. What an open
 * input offers does not change when a command is registered later, so each try opens it anew. */
async function quickly(keys, text, row) {
  const input = page.locator('.quick-input-widget:visible input').first();
  await insist(`'${text}' is offered`, page.locator('.quick-input-list .monaco-list-row.focused', { hasText: row }), async () => {
    if (await input.isVisible()) await page.keyboard.press('Escape');
    await page.keyboard.press(keys);
    await input.fill(text, { timeout: 3000 }).catch(() => {});
  });
  await page.keyboard.press('Enter');
}
const command = (title) => quickly('F1', `>${title}`, title);
async function open(file) {
  await quickly('Control+p', file, file);
  await page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
}
/** Waits until the cursor is in the given line, and gives the editor the focus. */
async function inLine(line) {
  await page.locator('.statusbar-item', { hasText: `Ln ${line}, ` }).waitFor();
  await insist(`the cursor is in line ${line}`, page.locator('.editor-instance .monaco-editor.focused'), () => page.keyboard.press('Control+1'));
}
/** Puts the cursor on what the rule finds in äpp.py. */
async function go(rule) {
  await page.locator('.markers-panel .monaco-list-row', { hasText: rule }).first().click({ position: { x: 90, y: 10 } });
  await inLine(position(found[rule])[0]);
}
/** Waits until the page of the rule shows, as it is meant to look. */
async function shown(rule) {
  await page.locator('.tab.active', { hasText: `${rule}.md` }).waitFor();
  await until(`the page of ${rule} shows`, async () => {
    const titles = await Promise.all(page.frames().map((frame) => frame.locator('h1').allInnerTexts().catch(() => [])));
    return titles.flat().includes(rule);
  });
}
/** Asks for the hover at the cursor and waits until it says text. */
const hover = (text) => insist('hover shows', page.locator('.monaco-hover:visible', { hasText: text }).first(), async () => {
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
});
/** Opens the menu of repairs and waits until the first one has the title. */
const offers = (title) => insist('the menu of repairs shows', page.locator('.action-widget .monaco-list-row.focused', { hasText: title }), () => page.keyboard.press('Control+.'));
/** Makes the first repair of what the rule finds, which has the given title. */
async function repair(rule, title) {
  await go(rule);
  await offers(title);
  await picture(`repairs-of-${rule}`);
  await page.keyboard.press('Enter');
}

async function drive() {
  const [, address] = await until('code-server listens', () => /listening on (http:\S+\d)/.exec(said));
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  page = await browser.newPage({ viewport: { width: 1200, height: 760 } });
  page.setDefaultTimeout(60_000);
  const payload = JSON.stringify([['openFile', `vscode-remote://${new URL(address).host}${encodeURI(app)}`]]);
  await page.goto(`${address}/?workspace=${encodeURIComponent(at('both.code-workspace'))}&payload=${encodeURIComponent(payload)}`);
  await page.locator('.tab[data-resource-name="äpp.py"]').waitFor();
  say('the file is open');
  await picture('open');

  // The server that a workspace names is not started before the workspace is trusted.
  await until('the server of the VSIX runs', () => running(at('extensions')));
  await page.locator('.squiggly-error').first().waitFor();
  await command('Workspaces: Manage Workspace Trust');
  await picture('untrusted');
  await page.locator('.workspace-trust-editor .monaco-button', { hasText: 'Trust' }).first().click();
  await page.locator('.workspace-trust-editor', { hasText: 'You trust this workspace' }).waitFor();
  await page.locator('.monaco-modal-editor-block .codicon-close').last().click();
  await page.locator('.workspace-trust-editor').waitFor({ state: 'hidden' });

  // What is wrong with the server is said, and a change of the setting mends it.
  await notified('a server that is not there is named', at('nowhere'), 'there is no such file');
  workspace({});
  settings({ 'awaiter.path': at('old') });
  await notified('a server that is too old is named', at('old'), 'is Awaiter 0.0.9');
  await picture('too-old');
  await status('the status says it too', 'Awaiter has not started');
  settings({ 'awaiter.path': at('recorded') });
  await command('Notifications: Clear All Notifications');
  await command('Problems: Focus on Problems View');
  await shows('the setting takes effect: there are findings', 'unawaitable-protocol-method', place('__aenter__'));
  await shows('one stands behind CJK and emoji', 'never-awaited', place('fetch()  #'));
  await picture('findings');

  // Hover, and the page of the rule.
  await go('unawaitable-protocol-method');
  await hover('awaits the result before the body runs');
  await picture('hover');
  await page.keyboard.press('Escape');
  await command('Awaiter: Explain the Finding Under the Cursor');
  await shown('unawaitable-protocol-method');
  await page.locator('.markers-panel a.monaco-link', { hasText: 'never-awaited' }).click();
  await shown('never-awaited');
  await picture('page');
  await open('äpp.py');

  // The menu of repairs, and one of them.
  await repair('unawaitable-protocol-method', "Make '__aenter__' async");
  await until('the repair is made', async () => (await lines()).includes('    async def __aenter__(self):'));
  await shows('its finding is gone', 'unawaitable-protocol-method', '', 0);
  await shows('and the other one is not', 'never-awaited', place('fetch()  #'));
  await page.keyboard.press('Control+z');
  await shows('it is back when the repair is undone', 'unawaitable-protocol-method', place('__aenter__'));

  // A rule is turned off and on.
  settings({ 'awaiter.path': at('recorded'), 'awaiter.ignore': ['never-awaited'] });
  await shows('a rule is turned off by a setting', 'never-awaited', '', 0);
  settings({ 'awaiter.path': at('recorded'), 'editor.codeActionsOnSave': { 'source.fixAll.awaiter': 'explicit' } });
  await shows('and on again', 'never-awaited', place('fetch()  #'));

  // What is seen at a glance, and what a statement stands for.
  settings({ 'awaiter.path': at('recorded'), 'awaiter.inlayHints': true, 'awaiter.codeLens': true });
  await until('inlay hints show', async () => (await lines()).includes('await __aenter__'));
  await until('code lenses show', async () => (await page.locator('.codelens-decoration').allInnerTexts()).some((lens) => lens.includes('context manager')));
  await picture('glance');
  settings({ 'awaiter.path': at('recorded'), 'editor.codeActionsOnSave': { 'source.fixAll.awaiter': 'explicit' } });
  await until('they are gone', async () => !(await lines()).includes('await __aenter__') && !(await page.locator('.codelens-decoration').count()));

  await quickly('Control+g', ':17:5', '17');
  await inLine(17);
  await command('Awaiter: Show What the Statement Stands For');
  await until('what the statement stands for shows', async () => (await lines()).includes('await aexit(manager, None, None, None)'));
  await picture('expanded');
  await go('unawaitable-protocol-method');

  // All safe repairs on save, and the other one by its menu.
  await page.keyboard.press('Control+s');
  await until('the file on disk has the safe repair', () => read(app).includes('    async def __aenter__(self):\r\n'));
  await shows('its finding is gone', 'unawaitable-protocol-method', '', 0);
  await repair('never-awaited', 'Await');
  await shows('there is no finding left', 'never-awaited', '', 0);
  await page.keyboard.press('Control+s');
  await until('the file on disk has the other one', () => read(app).includes('; await fetch()  # the call is dropped\r\n'));
  if (/[^\r]\n/.test(read(app))) throw new Error('the file on disk has lost line ends');

  // A server that dies is started again, and knows the text.
  const before = pids();
  process.kill(before.at(-1), 'SIGKILL');
  await until('another server is started', () => pids().length > before.length);
  await page.keyboard.press('Control+z');
  await shows('it finds something', 'never-awaited', place('fetch()  #'));

  // One that is told to start again does so, and still knows it.
  const killed = pids();
  await command('Awaiter: Restart the Server');
  await until('the command starts another server', () => pids().length > killed.length);
  await shows('there is one finding as before', 'never-awaited', place('fetch()  #'));
  await until('and one server', () => pids().filter((pid) => fs.existsSync(`/proc/${pid}`)).length === 1);
  await quickly('Control+g', ':1:1', '1');
  await inLine(1);
  await command('Awaiter: Explain the Finding Under the Cursor');
  await notified('there is nothing to explain', 'Awaiter finds nothing in this line.');
  await command('Notifications: Clear All Notifications');

  // A mistake in a configuration file is marked in it.
  await open('awaiter.toml');
  await shows('a setting that there is not is marked', "there is no setting 'selct'", '[Ln 2, Col 1]');
  await picture('settings');
  await go('never-awaited');

  // Files that are not open, and the configuration of a second folder.
  await command('Awaiter: Check the Workspace');
  await shows('a file that is not open is checked', 'async-with-sync-manager', '[Ln 2, Col 16]');
  await shows('the configuration of the second folder holds', 'never-awaited', '', 1);
  await shows('and no other', 'unawaitable-protocol-method', place('__aenter__'), 1);
  await picture('workspace');

  // Without a setting, the server in the VSIX; what it is, stands in the status bar.
  settings({});
  await until('the server of the VSIX runs', () => running(at('extensions')));
  await status('the status has the version', `Awaiter ${version}`);
  await picture('status');
  await command('Awaiter: Open the Guided Tour');
  await page.locator('.tab.active[data-resource-name="1_context_managers.py"]').waitFor();
  await command('View: Close Primary Side Bar');
  await command('View: Hide Panel');
  await until('it has findings', () => page.locator('.editor-instance .squiggly-error').count());
  const text = { x: 52, y: 92, width: 900, height: 500 };
  await picture('tour', text);
  await quickly('Control+g', ':17:9', '17');
  await inLine(17);
  await hover('awaits the result before the body runs');
  await picture('tour-hover', text);
  await page.keyboard.press('Escape');
  await offers("Make '__aenter__' async");
  await picture('tour-repairs', text);
  await page.keyboard.press('Escape');
  const complaints = (await page.locator('.notification-toast').allInnerTexts()).filter((text) => text.includes('failed'));
  if (complaints.length) throw new Error(`VS Code complains: ${complaints}`);
}

let failed = false;
try {
  await drive();
  say('OK');
} catch (error) {
  failed = true;
  console.log('FAIL', error);
  await page?.screenshot({ path: path.join(LOGS, 'vscode-failed.png') }).catch(() => {});
  fs.writeFileSync(path.join(LOGS, 'vscode-host.log'), said);
} finally {
  await browser?.close();
  // The host and all that it started end before the folder of the test is removed.
  process.kill(-host.pid, 'SIGKILL');
  await until('all processes have ended', () => {
    try {
      return !process.kill(-host.pid, 0);
    } catch {
      return true;
    }
  });
}
process.exit(failed ? 1 : 0);
