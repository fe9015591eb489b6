-- What the trials in Neovim have in common.
function say(format, ...)
  io.stdout:write(string.format(format, ...) .. '\n')
end
function die(format, ...)
  say('FAIL ' .. format, ...)
  vim.cmd('cquit 1')
end
function wait(what, condition)
  local begun = vim.loop.hrtime()
  if not vim.wait(60000, condition, 5) then
    for _, d in ipairs(vim.diagnostic.get(0)) do
      say('diagnostic %d:%d %s %s', d.lnum, d.col, tostring(d.code), d.message)
    end
    die('timeout: %s', what)
  end
  say('%-42s %6.1f ms', what, (vim.loop.hrtime() - begun) / 1e6)
end
function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end
function find(text)
  for i, line in ipairs(lines()) do
    local column = line:find(text, 1, true)
    if column then
      return i - 1, column - 1, line
    end
  end
  die('no %q in the buffer', text)
end
-- The bytes that a diagnostic covers, as Neovim converted its range.
function under(d)
  local line = vim.api.nvim_buf_get_lines(0, d.lnum, d.lnum + 1, false)[1]
  return line:sub(d.col + 1, d.end_col)
end

-- Chooses the code action with a title, and wants it to be offered once.
function choose(title)
  vim.ui.select = function(items, options, answer)
    local chosen, index
    local offered = {}
    for i, item in ipairs(items) do
      local name = (item.action and item.action.title) or (item[2] and item[2].title)
      table.insert(offered, name)
      if name == title then
        if chosen then
          die('%q is offered twice', title)
        end
        chosen, index = item, i
      end
    end
    if not chosen then
      die('%q is not offered: %s', title, vim.inspect(offered))
    end
    say('action: %s', title)
    answer(chosen, index)
  end
end

-- Runs a trial with the ready configuration when Neovim has started, as far as it says
-- itself, and ends it whatever happens.
function drive(trial)
  vim.opt.runtimepath:prepend(os.getenv('CONFIG'))
  vim.opt.hidden = true
  vim.g.loaded_python3_provider = 0 -- looking for one takes seconds, and the trials need none
  vim.cmd('filetype on')
  vim.api.nvim_create_autocmd('VimEnter', {
    callback = vim.schedule_wrap(function()
      local ok, failure = pcall(trial)
      if not ok then
        die('%s', failure)
      end
      say('OK')
      vim.cmd('qall!')
    end),
  })
end
