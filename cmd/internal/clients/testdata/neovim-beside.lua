-- Drives a real Neovim in which pyright, ruff and Awaiter serve one buffer. Like
-- neovim.lua; pyright-langserver and ruff are on the path.
dofile('testdata/drive.lua')

drive(function()
  -- Neovim says so when servers count columns in different ways.
  vim.notify_once = function(text)
    die('Neovim says %q', text)
  end
  vim.notify = vim.notify_once
  vim.cmd('edit ' .. vim.fn.fnameescape(os.getenv('FILE')))
  vim.api.nvim_buf_set_lines(0, 0, 0, false, { 'import os' }) -- what ruff finds
  vim.bo.filetype = 'python'
  local root = vim.fn.fnamemodify(os.getenv('FILE'), ':h')
  -- A pull that Neovim gave up pyright answers with no items, under the resultId of those
  -- that it found: what it says to the next ones, "unchanged", then shows nothing.
  local published = { disablePullDiagnostics = true }
  vim.lsp.start({ name = 'pyright', cmd = { 'pyright-langserver', '--stdio' }, root_dir = root, settings = { python = {} }, init_options = published })
  vim.lsp.start({ name = 'ruff', cmd = { 'ruff', 'server' }, root_dir = root })
  require('awaiter').setup({ cmd = vim.fn.json_decode(os.getenv('SERVER')) })

  local function found(source, text)
    local count = 0
    for _, d in ipairs(vim.diagnostic.get(0)) do
      if d.source == source and under(d) == text then
        count = count + 1
      end
    end
    return count
  end
  wait('each server finds something', function()
    return found('awaiter', '__aenter__') > 0 and found('awaiter', 'fetch()') > 0
      and found('Pyright', 'fetch()') > 0 and found('Ruff', 'os') > 0
  end)
  for _, text in ipairs({ '__aenter__', 'fetch()' }) do
    if found('awaiter', text) ~= 1 then
      die('what Awaiter finds at %s is there %d times', text, found('awaiter', text))
    end
  end

  -- Who says something where, and whose text is shown once.
  local function hovers(text, offset)
    local row, column = find(text)
    vim.api.nvim_win_set_cursor(0, { row + 1, column + (offset or 0) })
    local names = {}
    local answers
    local params = vim.fn.has('nvim-0.11') == 0 and vim.lsp.util.make_position_params() or function(client)
      return vim.lsp.util.make_position_params(0, client.offset_encoding)
    end
    vim.lsp.buf_request_all(0, 'textDocument/hover', params, function(results)
      answers = results
    end)
    wait('hover on ' .. text, function()
      return answers
    end)
    for id, answer in pairs(answers) do
      if answer.result then
        table.insert(names, vim.lsp.get_client_by_id(id).name)
      end
    end
    table.sort(names)
    return table.concat(names, ' and ')
  end
  for text, names in pairs({ ['asyncio.run'] = 'pyright', ['print("bye")'] = 'pyright', ['session)'] = 'pyright', ['async with'] = 'awaiter' }) do
    local got = hovers(text)
    if got ~= names then
      die('hover on %s is by %q', text, got)
    end
  end

  choose("Make '__aenter__' async")
  local row, column = find('__aenter__')
  vim.api.nvim_win_set_cursor(0, { row + 1, column + 2 })
  vim.lsp.buf.code_action()
  wait('the code action is applied', function()
    return ({ find('__aenter__') })[3]:find('async def __aenter__', 1, true)
  end)
  choose('Await the coroutine')
  row, column = find('fetch()  #')
  vim.api.nvim_win_set_cursor(0, { row + 1, column + 2 })
  vim.lsp.buf.code_action()
  wait('and the one behind CJK and emoji', function()
    return ({ find('fetch()  #') })[3]:find('; await fetch()  #', 1, true)
  end)
  wait('pyright and Awaiter agree that all is well, ruff has seen the edits', function()
    return found('awaiter', '__aenter__') + found('awaiter', 'fetch()') + found('Pyright', 'fetch()') + found('Pyright', 'Session()') == 0
      and found('Ruff', 'os') > 0
  end)
  vim.cmd('silent write')
end)
