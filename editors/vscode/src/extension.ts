// Awaiter in VS Code: starts the server for Python, says how it is, and has commands
// for what the server offers.
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { pages, Server } from './server';

let server: Server;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  server = new Server(context);
  const command = (name: string, action: (...args: any[]) => unknown) => vscode.commands.registerCommand(`awaiter.${name}`, action);
  context.subscriptions.push(
    command('restart', () => server.restart()),
    command('showOutput', () => server.output.show()),
    command('fixFile', () => vscode.commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.awaiter', apply: 'first' })),
    command('explain', explain),
    command('expand', expand),
    command('showReferences', (uri, position, locations) => server.showReferences(uri, position, locations)),
    command('checkWorkspace', checkWorkspace),
    command('tour', () => tour(context)),
    vscode.workspace.onDidChangeConfiguration((e) => {
      if (e.affectsConfiguration('awaiter.path') || e.affectsConfiguration('awaiter.workspaceDiagnostics')) server.restart();
    }),
  );
  await server.restart();
}

export function deactivate(): Promise<void> {
  return server.stop();
}

/** Shows the page of the rule that finds something at the cursor, or else on its line. */
async function explain(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const at = editor.selection.active;
  const found = vscode.languages.getDiagnostics(editor.document.uri).filter((d) => d.source === 'awaiter');
  const here = found.filter((d) => d.range.contains(at));
  const line = found.filter((d) => d.range.start.line <= at.line && at.line <= d.range.end.line);
  const rules = [...new Set((here.length ? here : line).map(ruleOf))];
  if (!rules.length) {
    vscode.window.showInformationMessage('Awaiter finds nothing in this line.');
    return;
  }
  const rule = rules.length > 1 ? await vscode.window.showQuickPick(rules, { title: 'Which finding?' }) : rules[0];
  if (rule) await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.parse(`${pages}${rule}.md`));
}

function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Shows what the statement at the cursor stands for, where the server knows that. */
async function expand(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const shown = await vscode.commands.executeCommand('awaiter.showExpanded', String(editor.document.uri), editor.selection.active);
  if (!shown) vscode.window.showInformationMessage('There is no async with, async for or asynchronous comprehension at the cursor.');
}

async function checkWorkspace(): Promise<void> {
  await server.checkWorkspace();
  await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
}

/** Opens the guided tour: copies of its programs, so that it can be taken again. */
async function tour(context: vscode.ExtensionContext): Promise<void> {
  const to = path.join(context.globalStorageUri.fsPath, 'tour');
  await fs.promises.cp(context.asAbsolutePath('dist/tour'), to, { recursive: true });
  const names = (await fs.promises.readdir(to)).sort();
  for (const name of [...names, names[0]]) {
    await vscode.window.showTextDocument(vscode.Uri.file(path.join(to, name)), { preview: false });
  }
}
