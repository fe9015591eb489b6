// What the server may send: params of its requests and notifications, and the
// results it gives to the client's requests ("method.result").
import * as lsp from 'vscode-languageserver-protocol';

export interface ServerMessages {
  'textDocument/publishDiagnostics': lsp.PublishDiagnosticsParams;
  'window/logMessage': lsp.LogMessageParams;
  'window/showMessage': lsp.ShowMessageParams;
  'window/workDoneProgress/create': lsp.WorkDoneProgressCreateParams;
  '$/progress': { token: lsp.ProgressToken; value: lsp.WorkDoneProgressBegin | lsp.WorkDoneProgressReport | lsp.WorkDoneProgressEnd | lsp.WorkspaceDiagnosticReportPartialResult };
  '$/logTrace': lsp.LogTraceParams;
  'client/registerCapability': lsp.RegistrationParams;
  'client/unregisterCapability': lsp.UnregistrationParams;
  'workspace/configuration': lsp.ConfigurationParams;
  'workspace/diagnostic/refresh': null | undefined;
  'workspace/applyEdit': lsp.ApplyWorkspaceEditParams;
  'initialize.result': lsp.InitializeResult;
  'shutdown.result': null;
  'textDocument/hover.result': lsp.Hover | null;
  'textDocument/completion.result': lsp.CompletionList | null;
  'textDocument/definition.result': lsp.Definition | lsp.LocationLink[] | null;
  'textDocument/typeDefinition.result': lsp.Definition | lsp.LocationLink[] | null;
  'textDocument/implementation.result': lsp.Definition | lsp.LocationLink[] | null;
  'textDocument/references.result': lsp.Location[] | null;
  'textDocument/documentHighlight.result': lsp.DocumentHighlight[] | null;
  'textDocument/codeAction.result': (lsp.Command | lsp.CodeAction)[] | null;
  'codeAction/resolve.result': lsp.CodeAction;
  'textDocument/diagnostic.result': lsp.DocumentDiagnosticReport;
  'workspace/diagnostic.result': lsp.WorkspaceDiagnosticReport;
  'textDocument/inlayHint.result': lsp.InlayHint[] | null;
  'textDocument/codeLens.result': lsp.CodeLens[] | null;
  'codeLens/resolve.result': lsp.CodeLens;
  'workspace/textDocumentContent.result': lsp.TextDocumentContentResult;
  'window/showDocument': lsp.ShowDocumentParams;
  'workspace/inlayHint/refresh': null | undefined;
  'workspace/codeLens/refresh': null | undefined;
  'workspace/executeCommand.result': unknown;
}
