-- The guided tour's Neovim: nvim --clean -u tour.lua testdata/tour/*.py
-- Environment: AWAITER, the path of the built command.
vim.opt.runtimepath:prepend(vim.fn.fnamemodify(vim.fn.expand('<sfile>'), ':p:h'))
vim.g.loaded_python3_provider = 0 -- looking for one takes seconds, and the tour needs none
vim.cmd('syntax on')
vim.cmd('filetype plugin on')
vim.opt.hidden = true
vim.opt.swapfile = false
vim.opt.number = true
vim.opt.signcolumn = 'yes'
vim.opt.updatetime = 300
vim.opt.background = 'dark'

-- Neovim colours Markdown in hovers by a tree-sitter parser, where it has one:
-- Debian packages it apart.
if vim.treesitter then
  local start = vim.treesitter.start
  vim.treesitter.start = function(...)
    pcall(start, ...)
  end
end

local function map(keys, action)
  vim.keymap.set('n', keys, action, { silent = true })
end
local window = { border = 'rounded', max_width = 90 }
local handlers
if vim.fn.has('nvim-0.11') == 1 then
  map('K', function() vim.lsp.buf.hover(window) end)
  map(']d', function() vim.diagnostic.jump({ count = 1, float = true }) end)
  map('[d', function() vim.diagnostic.jump({ count = -1, float = true }) end)
else
  handlers = { ['textDocument/hover'] = vim.lsp.with(vim.lsp.handlers.hover, window) }
  map('K', function() vim.lsp.buf.hover() end)
  map(']d', function() vim.diagnostic.goto_next({ float = true }) end)
  map('[d', function() vim.diagnostic.goto_prev({ float = true }) end)
end
map('ga', function() vim.lsp.buf.code_action() end)

vim.diagnostic.config({ severity_sort = true, virtual_text = { spacing = 2 }, float = { source = 'always' } })

require('awaiter').setup({ cmd = { os.getenv('AWAITER'), 'serve' }, handlers = handlers })
