-- Drives a real Neovim (0.7 and later) through the ready configuration:
--   nvim --headless --clean -n -i NONE -u neovim.lua
-- Environment: CONFIG (editors/neovim), SERVER (argv as a JSON list), FILE (a copy
-- of testdata/app.py). Exits 0 when everything held; prints what it saw.
-- Neovim 0.11 and later finds the server by its own vim.lsp.enable, the others by setup.
dofile('testdata/drive.lua')

local function start()
  local cmd = vim.fn.json_decode(os.getenv('SERVER'))
  if not vim.lsp.enable then
    require('awaiter').setup({ cmd = cmd })
    return
  end
  vim.lsp.config('awaiter', { cmd = cmd })
  vim.lsp.enable('awaiter')
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
drive(function()
  start()
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

  -- The server is killed, and the next one knows what is in the buffer.
  local count = #lines()
  vim.api.nvim_buf_set_lines(0, count, count, false, { 'fetch()' })
  for _, pid in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
    vim.loop.kill(pid, 'sigkill')
  end
  wait('the killed server is gone', function()
    return next((vim.lsp.get_clients or vim.lsp.get_active_clients)()) == nil
  end)
  start()
  wait('another one finds the same, and what was typed', function()
    return #with_code('unawaitable-protocol-method') == 1 and #with_code('never-awaited') == 2
  end)
  vim.api.nvim_buf_set_lines(0, count, count + 1, false, {})
  row, column = find('__aenter__')
  vim.api.nvim_win_set_cursor(0, { row + 1, column + 2 })

  -- The quick fix turns "def __aenter__" into "async def __aenter__".
  choose("Make '__aenter__' async")
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
