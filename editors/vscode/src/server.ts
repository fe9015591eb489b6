// The running server: its client, and the item in the status bar that says how it is.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, State, type LanguageClientOptions, type Location, type Position } from 'vscode-languageclient/node';
import { find, Unusable, type Binary } from './binary';

/** Where the pages of the rules are, which the server provides: docs/server.md. */
export const pages = 'awaiter:/rules/';

/** Whose documents the server gets: those of the disk, of nowhere yet, and of remote repositories. */
const schemes = ['file', 'untitled', 'vscode-vfs'];
const documents = schemes.flatMap((scheme) => [
  { scheme, language: 'python' },
  { scheme, pattern: '**/awaiter.toml' },
  { scheme, pattern: '**/pyproject.toml' },
]);

export class Server {
  readonly output = vscode.window.createOutputChannel('Awaiter', { log: true });
  /** What runs, or ran last. */
  binary: Binary | undefined;
  private client: LanguageClient | undefined;
  private wide = false;
  private turn: Promise<void> = Promise.resolve();
  private readonly status = vscode.languages.createLanguageStatusItem('awaiter', documents);

  constructor(private readonly context: vscode.ExtensionContext) {
    this.status.name = 'Awaiter';
    context.subscriptions.push(this.output, this.status);
  }

  /** Starts the server, anew if it runs. Fails never: the status says what is wrong. */
  restart(): Promise<void> {
    return this.queue(async () => {
      await this.end();
      await this.start();
    });
  }

  stop(): Promise<void> {
    return this.queue(() => this.end());
  }

  /** Shows the findings of the whole workspace from now on. */
  async checkWorkspace(): Promise<void> {
    if (this.wide) return;
    this.wide = true;
    await this.restart();
  }

  /** Runs action after those that came before it. */
  private queue(action: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(action).catch((error) => this.fail(error));
    return this.turn;
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    // What the client is about to send, such as the change of a setting that brought us
    // here, goes out first: a client that ends calls it an error.
    await new Promise(setImmediate);
    await client?.dispose().catch((error) => this.output.warn(String(error)));
  }

  private async start(): Promise<void> {
    this.show('starts', vscode.LanguageStatusSeverity.Information);
    this.binary = await find(chosenPath(), bundled(this.context));
    this.output.info(`starting ${this.binary.command}, version ${this.binary.version}`);
    const client = new LanguageClient('awaiter', 'Awaiter', {
      command: this.binary.command,
      args: ['serve', '--log-level', 'error', '--pages', pages],
    }, this.options());
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      if (client === this.client) this.follow(newState);
    });
    client.registerFeature({
      fillClientCapabilities: (capabilities) => {
        capabilities.experimental = { ...capabilities.experimental, commands: ['awaiter.showReferences'] };
      },
      initialize: () => {},
      getState: () => ({ kind: 'static' }),
      clear: () => {},
    });
    await client.start();
  }

  /** Lists locations, all in the words of the protocol, for a code lens. */
  showReferences(uri: string, position: Position, locations: Location[]): void {
    const from = this.client?.protocol2CodeConverter;
    if (!from) return;
    vscode.commands.executeCommand('editor.action.showReferences', from.asUri(uri), from.asPosition(position), locations.map(from.asLocation));
  }

  private options(): LanguageClientOptions {
    const settings = vscode.workspace.getConfiguration('awaiter');
    return {
      documentSelector: documents,
      outputChannel: this.output,
      initializationOptions: { workspaceDiagnostics: this.wide || settings.get('workspaceDiagnostics') },
      middleware: {
        workspace: {
          configuration: ({ items }) => items.map(({ scopeUri }) => this.chosen(scopeUri ? vscode.Uri.parse(scopeUri) : undefined)),
        },
      },
    };
  }

  /** Returns the settings that the user made. VS Code's defaults would stand above a project's own file. */
  private chosen(scope: vscode.Uri | undefined): Record<string, unknown> {
    const settings = vscode.workspace.getConfiguration('awaiter', scope);
    const chosen: Record<string, unknown> = {};
    for (const { properties } of this.context.extension.packageJSON.contributes.configuration) {
      for (const key of Object.keys(properties)) {
        const name = key.replace('awaiter.', '');
        const { globalValue, workspaceValue, workspaceFolderValue } = settings.inspect(name) ?? {};
        if ((globalValue ?? workspaceValue ?? workspaceFolderValue) !== undefined) chosen[name] = settings.get(name);
      }
    }
    return chosen;
  }

  private follow(state: State): void {
    switch (state) {
      case State.Running:
        this.show('', vscode.LanguageStatusSeverity.Information);
        break;
      case State.Starting:
        this.show('starts', vscode.LanguageStatusSeverity.Information);
        break;
      default:
        this.show('has stopped', vscode.LanguageStatusSeverity.Error);
    }
    const commands = this.client?.initializeResult?.capabilities.executeCommandProvider?.commands ?? [];
    this.offer(state === State.Running, commands.includes('awaiter.showExpanded'));
  }

  /** Says to VS Code which commands can be run. */
  private offer(running: boolean, expands: boolean): void {
    vscode.commands.executeCommand('setContext', 'awaiter.running', running);
    vscode.commands.executeCommand('setContext', 'awaiter.expands', running && expands);
  }

  private show(state: string, severity: vscode.LanguageStatusSeverity, detail = this.binary?.command): void {
    this.status.text = ['Awaiter', this.client?.initializeResult?.serverInfo?.version, state].filter(Boolean).join(' ');
    this.status.severity = severity;
    this.status.busy = state === 'starts';
    this.status.detail = detail;
    this.status.command = severity === vscode.LanguageStatusSeverity.Error
      ? { command: 'awaiter.restart', title: 'Restart' }
      : { command: 'awaiter.showOutput', title: 'Output' };
  }

  /** Says why there is no server, and what can be done about it. */
  private async fail(error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    this.output.error(message);
    this.show('has not started', vscode.LanguageStatusSeverity.Error, message);
    this.offer(false, false);
    const [settings, install, output] = ['Open the Setting', 'How to Install', 'Show the Output'];
    const offers = error instanceof Unusable ? [settings, install] : [output];
    vscode.window.showErrorMessage(`Awaiter has not started. ${message}`, ...offers).then((choice) => {
      if (choice === settings) vscode.commands.executeCommand('workbench.action.openSettings', 'awaiter.path');
      if (choice === install) vscode.commands.executeCommand('extension.open', this.context.extension.id);
      if (choice === output) this.output.show();
    });
  }
}

/** Returns the path in the setting awaiter.path, absolute, or '' if there is none. */
function chosenPath(): string {
  const chosen = vscode.workspace.getConfiguration('awaiter').get('path', '').trim().replace(/^~(?=[\\/])/, os.homedir());
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  return chosen && folder ? path.resolve(folder, chosen) : chosen;
}

/** Returns the path of the server that came with the extension, or ''. */
function bundled(context: vscode.ExtensionContext): string {
  const file = context.asAbsolutePath(path.join('bin', process.platform === 'win32' ? 'awaiter.exe' : 'awaiter'));
  return fs.existsSync(file) ? file : '';
}
