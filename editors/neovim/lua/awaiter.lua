-- Awaiter in Neovim 0.7 and later: put this folder on 'runtimepath' and call
-- require('awaiter').setup(). From 0.11 on, vim.lsp.enable('awaiter') does the same.
local M = {}

M.markers = { 'awaiter.toml', 'pyproject.toml', 'setup.py', 'setup.cfg', '.git' }

--- Returns the folder above path that holds one of the markers, else path's own.
local function root(path)
  local dir = vim.fn.fnamemodify(path, ':p:h')
  local at = dir
  while true do
    for _, marker in ipairs(M.markers) do
      if vim.loop.fs_stat(at .. '/' .. marker) then
        return at
      end
    end
    local up = vim.fn.fnamemodify(at, ':h')
    if up == at then
      return dir
    end
    at = up
  end
end

-- Clients by root, where vim.lsp.start (0.8) does not keep them for us.
local clients = {}

local function attach(buffer, config)
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  local id = clients[config.root_dir]
  if not id or not vim.lsp.get_client_by_id(id) then
    id = vim.lsp.start_client(config)
    clients[config.root_dir] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

--- Starts Awaiter for every Python buffer, those that are open included.
--- opts: cmd (default { 'awaiter', 'serve' }), settings, on_attach, and all else
--- that vim.lsp.start takes.
function M.setup(opts)
  opts = opts or {}
  local function start(buffer)
    local path = vim.api.nvim_buf_get_name(buffer)
    if vim.bo[buffer].buftype ~= '' or path == '' then
      return
    end
    attach(buffer, vim.tbl_extend('force', {
      name = 'awaiter',
      cmd = { 'awaiter', 'serve' },
      root_dir = root(path),
      capabilities = vim.lsp.protocol.make_client_capabilities(),
    }, opts))
  end
  vim.api.nvim_create_autocmd('FileType', {
    pattern = 'python',
    group = vim.api.nvim_create_augroup('awaiter', { clear = true }),
    callback = function(event)
      start(event.buf)
    end,
  })
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].filetype == 'python' then
      start(buffer)
    end
  end
end

--- Makes all safe repairs in a buffer (the current one, if none is given), and
--- returns when they are made: for an autocommand before writing, too.
function M.fix_all(buffer)
  buffer = buffer or vim.api.nvim_get_current_buf()
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  for _, client in pairs(get()) do
    if client.name == 'awaiter' and vim.lsp.buf_is_attached(buffer, client.id) then
      local request = { command = 'awaiter.fixAll', arguments = { vim.uri_from_bufnr(buffer) } }
      if vim.fn.has('nvim-0.11') == 1 then
        client:request_sync('workspace/executeCommand', request, 1000, buffer)
      else
        client.request_sync('workspace/executeCommand', request, 1000, buffer)
      end
    end
  end
end

return M
