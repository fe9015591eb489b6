//! Awaiter in Zed: starts `awaiter serve` for Python.

use zed_extension_api::{self as zed, settings::LspSettings, LanguageServerId, Result, Worktree};

struct Awaiter;

impl zed::Extension for Awaiter {
    fn new() -> Self {
        Awaiter
    }

    /// The program of the setting `lsp.awaiter.binary`, else the one on the path.
    fn language_server_command(&mut self, id: &LanguageServerId, worktree: &Worktree) -> Result<zed::Command> {
        let binary = LspSettings::for_worktree(id.as_ref(), worktree)
            .ok()
            .and_then(|settings| settings.binary);
        let (path, arguments) = binary.map_or((None, None), |b| (b.path, b.arguments));
        Ok(zed::Command {
            command: path
                .or_else(|| worktree.which("awaiter"))
                .ok_or("awaiter is not on the path: install it, or set lsp.awaiter.binary.path")?,
            args: arguments.unwrap_or_else(|| vec!["serve".into()]),
            env: worktree.shell_env(),
        })
    }

    fn language_server_workspace_configuration(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<zed::serde_json::Value>> {
        let settings = LspSettings::for_worktree(id.as_ref(), worktree)?.settings;
        Ok(settings.map(|own| zed::serde_json::json!({ "awaiter": own })))
    }
}

zed::register_extension!(Awaiter);
