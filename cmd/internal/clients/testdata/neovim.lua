-- Drives a real Neovim (0.7 and later) through the ready configuration:
--   nvim --headless --clean -n -i NONE -u neovim.lua
-- Environment: CONFIG (editors/neovim), SERVER (argv as a JSON list), FILE (a copy
-- of testdata/app.py). Exits 0 when everything held; prints what it saw.
local function say(format, ...)
  io.stdout:write(string.format(format, ...) .. '\n')
end
local function die(format, ...)
  say('FAIL ' .. format, ...)
  vim.cmd('cquit 1')
end
local function wait(what, condition)
  local begun = vim.loop.hrtime()
  if not vim.wait(10000, condition, 5) then
    for _, d in ipairs(vim.diagnostic.get(0)) do
      say('diagnostic %d:%d %s %s', d.lnum, d.col, tostring(d.code), d.message)
    end
    die('timeout: %s', what)
  end
  say('%-42s %6.1f ms', what, (vim.loop.hrtime() - begun) / 1e6)
end
local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end
local function find(text)
  for i, line in ipairs(lines()) do
    local column = line:find(text, 1, true)
    if column then
      return i - 1, column - 1, line
    end
  end
  die('no %q in the buffer', text)
end
local function with_code(code)
  local found = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do
    if d.code == code then
      table.insert(found, d)
    end
  end
  return found
end
-- The bytes that a diagnostic covers, as Neovim converted its range.
local function under(d)
  local line = vim.api.nvim_buf_get_lines(0, d.lnum, d.lnum + 1, false)[1]
  return line:sub(d.col + 1, d.end_col)
end

local ok, failure = pcall(function()
  vim.opt.runtimepath:prepend(os.getenv('CONFIG'))
  vim.opt.hidden = true
  vim.cmd('filetype on')
  require('awaiter').setup({ cmd = vim.fn.json_decode(os.getenv('SERVER')) })
  vim.cmd('edit ' .. vim.fn.fnameescape(os.getenv('FILE')))
  vim.bo.filetype = 'python'
  local version = vim.version()
  say('Neovim %d.%d.%d', version.major, version.minor, version.patch)

  -- Findings appear, at the right bytes, behind CJK and emoji on the line.
  wait('diagnostics appear', function()
    return #with_code('unawaitable-protocol-method') == 1 and #with_code('never-awaited') == 1
  end)
  local protocol = with_code('unawaitable-protocol-method')[1]
  if under(protocol) ~= '__aenter__' then
    die('the finding covers %q', under(protocol))
  end
  local dropped = with_code('never-awaited')[1]
  if under(dropped) ~= 'fetch()' then
    die('the finding behind CJK and emoji covers %q', under(dropped))
  end

  -- They move with edits.
  local at = dropped.lnum
  vim.api.nvim_buf_set_lines(0, 0, 0, false, { '# 一行 🎉', '' })
  wait('diagnostics move with an edit', function()
    local d = with_code('never-awaited')[1]
    return d and d.lnum == at + 2 and under(d) == 'fetch()'
  end)
  vim.api.nvim_buf_set_lines(0, 0, 2, false, {})
  wait('and back', function()
    local d = with_code('never-awaited')[1]
    return d and d.lnum == at
  end)

  -- Hover shows the page of the special method.
  local row, column = find('__aenter__')
  vim.api.nvim_win_set_cursor(0, { row + 1, column + 2 })
  vim.lsp.buf.hover()
  local function float()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n'), window
      end
    end
  end
  wait('hover shows', function()
    return (float() or ''):find('async with', 1, true)
  end)
  say('hover: %s', (float():match('[^\n]*async with[^\n]*')))
  local _, window = float()
  vim.api.nvim_win_close(window, true)

  -- The quick fix turns "def __aenter__" into "async def __aenter__".
  local offered = {}
  vim.ui.select = function(items, options, choose)
    for i, item in ipairs(items) do
      local title = (item.action and item.action.title) or (item[2] and item[2].title)
      table.insert(offered, title)
      if title and title:find('async', 1, true) then
        say('action: %s', title)
        choose(item, i)
        return
      end
    end
    die('no action makes it async: %s', vim.inspect(offered))
  end
  vim.lsp.buf.code_action()
  wait('the code action is applied', function()
    return ({ find('__aenter__') })[3]:find('async def __aenter__', 1, true)
  end)
  wait('its diagnostic clears', function()
    return #with_code('unawaitable-protocol-method') == 0 and #with_code('never-awaited') == 1
  end)

  -- All safe repairs at once do the same.
  vim.cmd('silent undo')
  wait('without it the finding is back', function()
    return #with_code('unawaitable-protocol-method') == 1
  end)
  require('awaiter').fix_all()
  if not ({ find('__aenter__') })[3]:find('async def __aenter__', 1, true) then
    die('fix_all() does not repair %q', ({ find('__aenter__') })[3])
  end
  wait('fix_all() repairs it', function()
    return #with_code('unawaitable-protocol-method') == 0 and #with_code('never-awaited') == 1
  end)

  -- Awaiting by hand clears the other one.
  row, column = find('fetch()  #')
  vim.api.nvim_buf_set_text(0, row, column, row, column, { 'await ' })
  wait('awaiting clears the last one', function()
    return #vim.diagnostic.get(0) == 0
  end)

  -- What is on disk is what the server and we think it is.
  vim.cmd('silent write')
  local file = io.open(os.getenv('FILE'), 'rb')
  local content = file:read('*a')
  file:close()
  if not content:find('    async def __aenter__(self):\r\n', 1, true) then
    die('the file on disk lacks the repair or its line ends: %q', content)
  end
  local _, crlf = content:gsub('\r\n', '')
  local _, lf = content:gsub('\n', '')
  if crlf ~= lf then
    die('%d line ends, %d of them CRLF', lf, crlf)
  end
  say('saved with the repair and CRLF kept')
end)
if not ok then
  die('%s', failure)
end
say('OK')
vim.cmd('qall!')
