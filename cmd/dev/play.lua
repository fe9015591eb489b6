-- Plays the guided tour without a terminal, through the real editor, and prints what
-- it saw:  nvim --headless --clean -u editors/neovim/tour.lua -S play.lua FILE
local function say(format, ...)
  io.stdout:write(string.format(format, ...) .. '\n')
end
local function stop(format, ...)
  say('FAIL ' .. format, ...)
  vim.cmd('cquit 1')
end
local function wait(what, condition)
  if not vim.wait(10000, condition, 5) then
    stop('timeout: %s', what)
  end
end
local function settled()
  local last, at = -1, vim.loop.hrtime()
  wait('findings', function()
    local n = #vim.diagnostic.get(0)
    if n ~= last then
      last, at = n, vim.loop.hrtime()
    end
    return n > 0 and vim.loop.hrtime() - at > 300e6
  end)
end
local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), window
    end
  end
end

local function play()
  settled()
  say('\n%s as Neovim shows it:\n', vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ':t'))
  local findings = vim.diagnostic.get(0)
  table.sort(findings, function(a, b) return a.lnum < b.lnum end)
  for _, d in ipairs(findings) do
    local line = vim.api.nvim_buf_get_lines(0, d.lnum, d.lnum + 1, false)[1]
    say('%4d | %s', d.lnum + 1, line)
    say('       %s%s %s [%s]', (' '):rep(d.col), ('^'):rep(math.max(1, math.min(d.end_col, #line) - d.col)), d.message, tostring(d.code))
  end

  local row, column = vim.fn.searchpos([[\<def \zs__a\w\+]], 'w')[1], vim.fn.col('.')
  vim.lsp.buf.hover()
  wait('the hover', float)
  local lines, window = float()
  say('\nK on line %d, column %d shows:\n', row, column)
  for i = 1, math.min(#lines, 24) do
    say('     %s', lines[i])
  end
  vim.api.nvim_win_close(window, true)

  local first = findings[1]
  vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
  local changed = vim.api.nvim_buf_get_changedtick(0)
  vim.ui.select = function(items, _, choose)
    say('\nga on line %d offers:\n', first.lnum + 1)
    for i, item in ipairs(items) do
      local action = item.action or item[2]
      say('  %d. %s', i, action.title)
    end
    choose(items[1], 1)
  end
  vim.lsp.buf.code_action()
  wait('the repair', function() return vim.api.nvim_buf_get_changedtick(0) ~= changed end)
  say('\nthe first one makes it:\n')
  say('%4d | %s', first.lnum + 1, vim.api.nvim_buf_get_lines(0, first.lnum, first.lnum + 1, false)[1])
  wait('one finding less', function() return #vim.diagnostic.get(0) < #findings end)
  say('\nand of %d findings %d remain.\n', #findings, #vim.diagnostic.get(0))
end

local ok, failure = pcall(play)
if not ok then
  stop('%s', failure)
end
vim.cmd('qall!')
