" Drives a real Vim with ALE through the ready files:
"   vim -Nes -u NONE -i NONE -n -S ale.vim
" Environment: CONFIG (editors/vim), ALE (where ALE is), COMMAND (the program),
" OUT (where to say what was seen), FILE (a copy of app.py). Exits 0 when everything held.
set nocompatible hidden encoding=utf-8 fileformats=unix,dos
function! Say(text) abort
  call writefile([a:text], $OUT, 'a')
endfunction
function! Die(text) abort
  call Say('FAIL ' . a:text)
  for l:finding in ale#engine#GetLoclist(bufnr(''))
    call Say(printf('finding %d:%d %s %s', l:finding.lnum, l:finding.col, l:finding.code, l:finding.text))
  endfor
  cquit!
endfunction
function! Wait(what, Holds) abort
  let l:begun = reltime()
  while !a:Holds()
    if reltimefloat(reltime(l:begun)) > 60
      call Die('timeout: ' . a:what)
    endif
    sleep 10m
  endwhile
  call Say(printf('%-44s %7.1f ms', a:what, 1000 * reltimefloat(reltime(l:begun))))
endfunction
" How many findings of a rule there are on the line of a text.
function! Found(rule, text) abort
  return len(filter(copy(ale#engine#GetLoclist(bufnr(''))),
  \   {_, f -> f.linter_name ==# 'awaiter' && get(f, 'code', '') ==# a:rule && getline(f.lnum) =~# '\V' . escape(a:text, '\')}))
endfunction
function! Go(text) abort
  call cursor(1, 1)
  if !search('\V' . escape(a:text, '\'), 'cW')
    call Die('no ' . a:text . ' in the buffer')
  endif
endfunction
function! Preview() abort
  for l:window in range(1, winnr('$'))
    if getwinvar(l:window, '&previewwindow')
      return join(getbufline(winbufnr(l:window), 1, '$'), "\n")
    endif
  endfor
  return ''
endfunction

function! Trial() abort
  exe 'set rtp^=' . escape($CONFIG, ' ,\') . ' rtp^=' . escape($ALE, ' ,\')
  let g:ale_linters = {'python': ['awaiter']}
  let g:ale_fixers = {'python': ['awaiter']}
  let g:ale_python_awaiter_executable = $COMMAND
  let g:ale_hover_to_preview = 1
  let g:ale_set_signs = 0
  filetype plugin on
  exe 'source ' . fnameescape($ALE . '/plugin/ale.vim')
  exe 'edit ' . fnameescape($FILE)
  setfiletype python
  call Say(printf('Vim %d, ALE %s', v:versionlong, ale#Has('ale-4.0.0') ? '4' : '3'))

  call ale#Queue(0)
  call Wait('findings, on a line with CJK and emoji too', {-> Found('unawaitable-protocol-method', 'def __aenter__') == 1 && Found('never-awaited', 'fetch()  #') == 1})
  call append(0, ['# 一行 🎉', ''])
  call ale#Queue(0)
  call Wait('findings move with an edit', {-> Found('never-awaited', 'fetch()  #') == 1})
  1,2delete _
  call ale#Queue(0)
  call Wait('and back', {-> Found('never-awaited', 'fetch()  #') == 1})

  call Go('__aenter__')
  ALEHover
  call Wait('hover', {-> Preview() =~# 'async with'})
  pclose

  " The code action, chosen by its title as a user does.
  function! ale#util#Input(message, ...) abort
    let l:number = matchstr(a:message, '\v\d+\ze\) Make ''__aenter__'' async\n')
    call Say(l:number ==# '' ? 'FAIL no such action in ' . a:message : 'action ' . l:number)
    return l:number
  endfunction
  call Go('__aenter__')
  ALECodeAction
  call Wait('the code action is applied', {-> search('async def __aenter__', 'cnw') > 0})
  call ale#Queue(0)
  call Wait('its finding is gone', {-> Found('unawaitable-protocol-method', '__aenter__') == 0 && Found('never-awaited', 'fetch()  #') == 1})

  " Without it, the fixer makes the same repair.
  undo
  if search('async def __aenter__', 'cnw') > 0
    call Die('undo does not take the repair back')
  endif
  ALEFix
  call Wait('the fixer repairs it', {-> search('async def __aenter__', 'cnw') > 0})
  call Go('fetch()  #')
  exe "normal! iawait \<Esc>"
  call ale#Queue(0)
  call Wait('nothing is found any more', {-> empty(ale#engine#GetLoclist(bufnr('')))})
  silent write
  let l:lines = readfile($FILE, 'b')
  if index(l:lines, "    async def __aenter__(self):\r") < 0 || match(l:lines, '; await fetch()  # ') < 0
    call Die('the file on disk lacks the repairs: ' . string(l:lines))
  endif
  if !empty(filter(l:lines[:-2], {_, l -> l !~# "\r$"}))
    call Die('some line ends are no CRLF')
  endif
  call Say('saved with the repairs and CRLF kept')
endfunction

try
  call Trial()
catch
  call Die(v:exception . ' at ' . v:throwpoint)
endtry
call Say('OK')
qall!
