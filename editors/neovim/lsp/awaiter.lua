-- Neovim 0.11 and later: put this folder on 'runtimepath', then vim.lsp.enable('awaiter').
return {
  cmd = { 'awaiter', 'serve' },
  filetypes = { 'python' },
  root_markers = { 'awaiter.toml', 'pyproject.toml', 'setup.py', 'setup.cfg', '.git' },
}
