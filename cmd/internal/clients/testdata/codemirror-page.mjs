// The page that codemirror.mjs opens: one editor with CodeMirror's own LSP client.
// sendToServer(message) is the browser's door to the server, receive(message) ours.
import { python } from '@codemirror/lang-python';
import { LSPClient, languageServerExtensions } from '@codemirror/lsp-client';
import { basicSetup, EditorView } from 'codemirror';

const handlers = new Set();
window.receive = (message) => handlers.forEach((handler) => handler(message));

window.begin = async (uri, root, text) => {
  const client = new LSPClient({ rootUri: root, extensions: languageServerExtensions() }).connect({
    send: (message) => window.sendToServer(message),
    subscribe: (handler) => handlers.add(handler),
    unsubscribe: (handler) => handlers.delete(handler),
  });
  await client.initializing;
  window.view = new EditorView({ doc: text, parent: document.body, extensions: [basicSetup, python(), client.plugin(uri)] });
};

window.insert = (before, text) => {
  const from = window.view.state.doc.toString().indexOf(before);
  window.view.dispatch({ changes: { from, insert: text } });
};
